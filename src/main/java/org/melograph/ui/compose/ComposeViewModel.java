package org.melograph.ui.compose;

import java.nio.file.Path;
import java.util.List;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;
import org.melograph.app.ComposeNotes;
import org.melograph.music.NoteSequence;
import org.melograph.ui.job.StudioJob;
import org.melograph.ui.player.Track;
import org.melograph.ui.plot.TimeWindow;
import org.melograph.ui.room.CursorLink;
import org.melograph.ui.room.Desk;
import org.melograph.ui.room.ModelChoice;
import org.melograph.ui.theme.Figures;

/** What the Compose room shows: the request, the takes so far, and the one that is looked at. */
final class ComposeViewModel {
    /**
     * A composed tune.
     *
     * @param number counted from 1 over the life of the window
     * @param from what it continues, or the model's name
     */
    record Take(int number, NoteSequence notes, double bitsPerEvent, String from, double temperature, long seed) {
        String title() {
            return "Take " + number;
        }

        String id() {
            return "take-" + number;
        }

        /** Its settings, such as {@code seed 3 · temperature 0.92}. */
        String settings() {
            return "seed " + seed + " · temperature " + Figures.number(temperature);
        }
    }

    private final Desk desk;
    private final TimeWindow window = new TimeWindow();
    private final ObjectProperty<@Nullable Path> like = new SimpleObjectProperty<>();
    private final DoubleProperty seconds = new SimpleDoubleProperty(30);
    private final DoubleProperty temperature = new SimpleDoubleProperty(0.95);
    private final IntegerProperty count = new SimpleIntegerProperty(2);
    private final StringProperty seed = new SimpleStringProperty("1");
    private final StringProperty failure = new SimpleStringProperty("");
    private final ObservableList<Take> takes = FXCollections.observableArrayList();
    private final ObjectProperty<@Nullable Take> shown = new SimpleObjectProperty<>();
    private final BooleanProperty composing = new SimpleBooleanProperty();
    private int made;

    ComposeViewModel(Desk desk) {
        this.desk = desk;
        CursorLink.follow(
                desk.player(),
                window,
                () -> shown.get() == null ? null : shown.get().id());
        shown.addListener((o, was, take) -> {
            if (take != null) {
                window.reset(Math.max(1, take.notes().seconds()));
                desk.player().select(track(take), tracks());
            }
        });
    }

    /** Composes as many takes as asked for, each with the next seed. */
    void compose() {
        ModelChoice model = desk.composerProperty().get();
        if (model == null || composing.get()) {
            return;
        }
        long first;
        try {
            first = Long.parseLong(seed.get().strip());
        } catch (NumberFormatException e) {
            failure.set("'" + seed.get() + "' is no seed. Give a whole number.");
            return;
        }
        failure.set("");
        composing.set(true);
        composeFrom(model, first, count.get());
    }

    private void composeFrom(ModelChoice model, long number, int left) {
        Path start = like.get();
        double heat = temperature.get();
        ComposeNotes.Request request = new ComposeNotes.Request(model.bundle(), start, seconds.get(), heat, number);
        String from = start == null ? model.name() : "continues " + start.getFileName();
        StudioJob<ComposeNotes.Report> job = desk.jobs()
                .start("Compose take " + (made + 1), inside -> desk.verbs().compose(request, inside));
        job.onDone(report -> add(report, from, heat, number));
        job.onFailed(failure::set);
        job.onEnded(() -> {
            boolean done = job.stateProperty().get() == StudioJob.State.DONE;
            if (done && left > 1) {
                composeFrom(model, number + 1, left - 1);
            } else {
                composing.set(false);
                if (done) {
                    // The next click is a new tune, not the same one again.
                    seed.set(String.valueOf(number + 1));
                }
            }
        });
    }

    private void add(ComposeNotes.Report report, String from, double heat, long number) {
        made++;
        Take take = new Take(made, report.notes(), report.bitsPerEvent(), from, heat, number);
        takes.add(take);
        if (shown.get() == null || !composing.get() || made == takes.size()) {
            shown.set(take);
        }
    }

    /** Plays a take; the others follow. */
    void play(Take take) {
        shown.set(take);
        desk.player().play(track(take), tracks());
    }

    private Track track(Take take) {
        return new Track(
                take.id(),
                take.title(),
                take.from() + " · " + take.settings(),
                job -> desk.verbs().render(take.notes(), job));
    }

    private List<Track> tracks() {
        return takes.stream().map(this::track).toList();
    }

    /** Goes to a time of the shown take. */
    void seek(double at) {
        Take take = shown.get();
        Track on = desk.player().trackProperty().get();
        if (take != null && on != null && on.id().equals(take.id())) {
            desk.player().seek(at);
        } else if (take != null) {
            desk.player().playFrom(track(take), at, Double.POSITIVE_INFINITY);
        }
    }

    /** Writes the shown take as MIDI or sound. */
    void save(String extension) {
        Take take = shown.get();
        if (take == null) {
            return;
        }
        String proposed = take.title().toLowerCase(java.util.Locale.ROOT).replace(' ', '-') + "." + extension;
        desk.files()
                .save("Save " + take.title(), proposed, List.of(extension))
                .ifPresent(file -> desk.jobs()
                        .start("Save " + file.getFileName(), job -> {
                            desk.verbs().save(take.notes(), file, job);
                            return file;
                        })
                        .onFailed(failure::set));
    }

    /** Forgets a take. */
    void remove(Take take) {
        takes.remove(take);
        if (take.equals(shown.get())) {
            shown.set(takes.isEmpty() ? null : takes.getLast());
        }
    }

    TimeWindow window() {
        return window;
    }

    /** The MIDI file whose beginning is continued; null to start from nothing. */
    ObjectProperty<@Nullable Path> likeProperty() {
        return like;
    }

    DoubleProperty secondsProperty() {
        return seconds;
    }

    DoubleProperty temperatureProperty() {
        return temperature;
    }

    IntegerProperty countProperty() {
        return count;
    }

    StringProperty seedProperty() {
        return seed;
    }

    StringProperty failureProperty() {
        return failure;
    }

    ObservableList<Take> takes() {
        return takes;
    }

    /** The take that is looked at; null before any. */
    ObjectProperty<@Nullable Take> shownProperty() {
        return shown;
    }

    BooleanProperty composingProperty() {
        return composing;
    }
}
