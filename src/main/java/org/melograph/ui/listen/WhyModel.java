package org.melograph.ui.listen;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.ObjectBinding;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.beans.value.ObservableValue;
import org.jspecify.annotations.Nullable;
import org.melograph.app.CheckExplanation;
import org.melograph.app.ExplainVerdict;
import org.melograph.app.WriteExplanation;
import org.melograph.explain.DecidedPart;
import org.melograph.explain.Relevance;
import org.melograph.music.NoteSequence;
import org.melograph.plot.Overlay;
import org.melograph.ui.job.StudioJob;
import org.melograph.ui.job.StudioJobs;
import org.melograph.ui.room.Desk;
import org.melograph.ui.room.ModelChoice;

/** Why the model in use says what it says of the song that is shown: a map over its pictures, to be seen and heard. */
final class WhyModel {
    private static final double STANDARD_SHARE = 0.1;

    private final Desk desk;
    private final ReadOnlyObjectProperty<@Nullable Path> song;
    private final StringProperty failure = new SimpleStringProperty("");
    private final ObjectProperty<ExplainVerdict.Method> method =
            new SimpleObjectProperty<>(ExplainVerdict.Method.OCCLUSION);
    private final ObjectProperty<ExplainVerdict.@Nullable Report> report = new SimpleObjectProperty<>();
    private final ObjectProperty<@Nullable Relevance> map = new SimpleObjectProperty<>();
    private final ObjectProperty<CheckExplanation.@Nullable Report> check = new SimpleObjectProperty<>();
    private final ObjectProperty<@Nullable StudioJob<?>> running = new SimpleObjectProperty<>();
    private final DoubleProperty share = new SimpleDoubleProperty(STANDARD_SHARE);
    private final DoubleProperty opacity = new SimpleDoubleProperty(WriteExplanation.OPACITY);
    private final BooleanProperty onlyDecided = new SimpleBooleanProperty();
    private final ObjectBinding<@Nullable Overlay> overlay;
    private final List<StudioJob<?>> jobs = new ArrayList<>();
    private @Nullable ModelChoice explained;

    WhyModel(Desk desk, ReadOnlyObjectProperty<@Nullable Path> song) {
        this.desk = desk;
        this.song = song;
        overlay = Bindings.createObjectBinding(this::drawn, map, share, opacity, onlyDecided);
        song.addListener((o, was, is) -> forget());
        desk.modelProperty().addListener((o, was, is) -> forget());
        method.addListener((o, was, is) -> {
            if (report.get() != null || !failure.get().isEmpty()) {
                explain();
            }
        });
    }

    private void forget() {
        jobs.forEach(StudioJob::stop);
        jobs.clear();
        running.set(null);
        failure.set("");
        report.set(null);
        map.set(null);
        check.set(null);
    }

    /** Whether there is a verdict on classes that could be explained. */
    boolean canExplain() {
        ModelChoice model = desk.modelProperty().get();
        return model != null && song.get() != null && model.tagThreshold() == null;
    }

    /** Explains by the method that is chosen; maps appear as they become finer. */
    void explain() {
        forget();
        Path file = song.get();
        ModelChoice model = desk.modelProperty().get();
        if (file == null || model == null) {
            return;
        }
        explained = model;
        ExplainVerdict.Request request =
                ExplainVerdict.Request.of(model.bundle(), file).by(method.get());
        StudioJob<?>[] own = new StudioJob<?>[1];
        var news = StudioJobs.<Relevance>latest(coarse -> {
            // A map that was drawn for another question must not be seen any more.
            if (running.get() == own[0] && report.get() == null) {
                map.set(coarse);
            }
        });
        StudioJob<ExplainVerdict.Report> job = desk.jobs()
                .start("Explain " + file.getFileName(), inside -> desk.verbs().explain(request, news, inside));
        own[0] = job;
        running.set(job);
        jobs.add(job);
        job.onDone(done -> {
            if (running.get() == job) {
                report.set(done);
                map.set(done.relevance());
                ask();
            }
        });
        job.onFailed(sentence -> {
            if (running.get() == job) {
                failure.set(sentence);
            }
        });
        job.onEnded(() -> {
            if (running.get() == job) {
                running.set(null);
            }
        });
    }

    /** Ends the search; the map that is there stays. */
    void stop() {
        StudioJob<?> job = running.get();
        if (job != null) {
            job.stop();
        }
    }

    /** Asks the model about the part that decided, as large as it is chosen now. */
    void ask() {
        Path file = song.get();
        Relevance now = map.get();
        ModelChoice model = explained;
        ExplainVerdict.Report of = report.get();
        if (file == null || now == null || model == null || of == null) {
            return;
        }
        check.set(null);
        double part = share.get();
        jobs.add(desk.jobs()
                .startQuietly(
                        "Check the explanation of " + file.getFileName(),
                        inside -> desk.verbs().check(model.bundle(), file, now, of.label(), part, inside))
                .onDone(done -> {
                    if (now.equals(map.get()) && part == share.get()) {
                        check.set(done);
                    }
                })
                .onFailed(failure::set));
    }

    private @Nullable HeardVersion version(boolean alone) {
        Path file = song.get();
        Relevance now = map.get();
        if (file == null || now == null) {
            return null;
        }
        double part = share.get();
        String what = String.format(
                Locale.ROOT, alone ? "Only the %.0f%% that decided" : "Without the %.0f%% that decided", 100 * part);
        return new HeardVersion(
                file, what + " · " + now.hashCode(), what, job -> desk.verbs().decided(file, now, part, alone, job));
    }

    /** Plays what decided, or the song without it, from where the song is; once more, and the song itself is heard again. */
    void play(boolean alone) {
        HeardVersion version = version(alone);
        if (version != null) {
            version.toggle(desk);
        }
    }

    /** Writes what decided, or the song without it, as a WAV file. */
    void save(boolean alone, Path to) {
        HeardVersion version = version(alone);
        if (version != null) {
            jobs.add(desk.jobs()
                    .start("Write " + to.getFileName(), inside -> {
                        desk.verbs().save(version.made().run(inside), to);
                        return to;
                    })
                    .onFailed(failure::set));
        }
    }

    private @Nullable Overlay drawn() {
        Relevance now = map.get();
        if (now == null || opacity.get() == 0) {
            return null;
        }
        return onlyDecided.get()
                ? WriteExplanation.veil(DecidedPart.of(now, share.get()).weights(), opacity.get())
                : WriteExplanation.overlay(now, opacity.get());
    }

    /** The numbers of the notes that decided, where the map is one of notes. */
    List<Integer> decided(@Nullable NoteSequence notes) {
        Relevance now = map.get();
        if (now == null || notes == null) {
            return List.of();
        }
        DecidedPart part = DecidedPart.of(now, share.get());
        return IntStream.range(0, notes.notes().size())
                .filter(i -> part.holds(notes.notes().get(i)))
                .boxed()
                .toList();
    }

    /** What lies over the song's pictures; null for nothing. */
    ObservableValue<@Nullable Overlay> overlay() {
        return overlay;
    }

    /** How reasons are looked for; another one looks again where there was an answer. */
    ObjectProperty<ExplainVerdict.Method> methodProperty() {
        return method;
    }

    /** What was found; null while nobody knows. */
    ReadOnlyObjectProperty<ExplainVerdict.@Nullable Report> reportProperty() {
        return report;
    }

    /** The map, coarse ones while it is looked for; null for none. */
    ReadOnlyObjectProperty<@Nullable Relevance> mapProperty() {
        return map;
    }

    /** What the model says of the part that decided and of the rest; null while nobody knows. */
    ReadOnlyObjectProperty<CheckExplanation.@Nullable Report> checkProperty() {
        return check;
    }

    /** The search; null while there is none. */
    ReadOnlyObjectProperty<@Nullable StudioJob<?>> runningProperty() {
        return running;
    }

    /** How much of the map counts as having decided, 0 to 1. */
    DoubleProperty shareProperty() {
        return share;
    }

    /** How much of the pictures the map hides, 0 to 1. */
    DoubleProperty opacityProperty() {
        return opacity;
    }

    /** Whether all but what decided is veiled in place of a map: what is heard, as a picture. */
    BooleanProperty onlyDecidedProperty() {
        return onlyDecided;
    }

    /** Why there is no explanation, one sentence; empty where there is one or nobody asked. */
    StringProperty failureProperty() {
        return failure;
    }
}
