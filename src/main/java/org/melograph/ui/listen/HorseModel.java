package org.melograph.ui.listen;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.jspecify.annotations.Nullable;
import org.melograph.app.HorseTest;
import org.melograph.explain.alter.Alteration;
import org.melograph.explain.alter.Alterations;
import org.melograph.ui.job.StudioJob;
import org.melograph.ui.job.StudioJobs;
import org.melograph.ui.room.Desk;
import org.melograph.ui.room.ModelChoice;

/** What the verdict on the song that is shown withstands: the model is asked again about altered versions of it. */
final class HorseModel {
    private static final long SEED = 1;

    private final Desk desk;
    private final ReadOnlyObjectProperty<@Nullable Path> song;
    private final StringProperty failure = new SimpleStringProperty("");
    private final ObjectProperty<HorseTest.@Nullable SongReport> report = new SimpleObjectProperty<>();
    private final ObjectProperty<List<HorseTest.Line>> lines = new SimpleObjectProperty<>(List.of());
    private final ObjectProperty<@Nullable StudioJob<?>> running = new SimpleObjectProperty<>();

    HorseModel(Desk desk, ReadOnlyObjectProperty<@Nullable Path> song) {
        this.desk = desk;
        this.song = song;
        song.addListener((o, was, is) -> forget());
        desk.modelProperty().addListener((o, was, is) -> forget());
    }

    private void forget() {
        stop();
        running.set(null);
        failure.set("");
        report.set(null);
        lines.set(List.of());
    }

    /** Whether there is a verdict on classes of a song with sound. */
    boolean canTest() {
        ModelChoice model = desk.modelProperty().get();
        return model != null && song.get() != null && model.judges("audio") && model.tagThreshold() == null;
    }

    /** Asks about every alteration; answers appear as they come. */
    void test() {
        forget();
        Path file = song.get();
        ModelChoice model = desk.modelProperty().get();
        if (file == null || model == null) {
            return;
        }
        HorseTest.Request request = new HorseTest.Request(model.bundle(), file, List.of(), SEED);
        StudioJob<?>[] own = new StudioJob<?>[1];
        var news = StudioJobs.<HorseTest.Line>all(some -> {
            if (running.get() == own[0]) {
                List<HorseTest.Line> more = new ArrayList<>(lines.get());
                more.addAll(some);
                lines.set(List.copyOf(more));
            }
        });
        StudioJob<HorseTest.SongReport> job = desk.jobs()
                .start(
                        "Horse test of " + file.getFileName(),
                        inside -> desk.verbs().horse(request, news, inside));
        own[0] = job;
        running.set(job);
        job.onDone(done -> {
            if (running.get() == job) {
                running.set(null);
                lines.set(done.lines());
                report.set(done);
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

    /** Ends the test; the answers that are there stay. */
    void stop() {
        StudioJob<?> job = running.get();
        if (job != null) {
            job.stop();
        }
    }

    private @Nullable HeardVersion version(HorseTest.Line line) {
        Path file = song.get();
        Alteration alteration = Alterations.ALL.stream()
                .filter(a -> a.id().equals(line.alteration()))
                .findFirst()
                .orElse(null);
        if (file == null || alteration == null) {
            return null;
        }
        double start = alteration.secondsOf(0);
        return new HeardVersion(
                file,
                alteration.id(),
                alteration.title(),
                start,
                alteration.secondsOf(1) - start,
                job -> desk.verbs().altered(file, alteration.id(), SEED, job));
    }

    /** Whether an altered version is what the player has. */
    boolean isHeard(HorseTest.Line line) {
        HeardVersion version = version(line);
        return version != null && version.isOnDeck(desk);
    }

    /** Plays an altered version from where the song is; once more, and the song itself is heard again. */
    void play(HorseTest.Line line) {
        HeardVersion version = version(line);
        if (version != null) {
            version.toggle(desk);
        }
    }

    /** The whole answer; null while nobody knows. */
    ReadOnlyObjectProperty<HorseTest.@Nullable SongReport> reportProperty() {
        return report;
    }

    /** The answers so far. */
    ReadOnlyObjectProperty<List<HorseTest.Line>> linesProperty() {
        return lines;
    }

    /** The test; null while there is none. */
    ReadOnlyObjectProperty<@Nullable StudioJob<?>> runningProperty() {
        return running;
    }

    /** Why there is no answer, one sentence; empty where there is one or nobody asked. */
    StringProperty failureProperty() {
        return failure;
    }
}
