package org.melograph.ui.listen;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.jspecify.annotations.Nullable;
import org.melograph.app.LibrarySong;
import org.melograph.app.listen.OpenedSong;
import org.melograph.music.FrequencyBand;
import org.melograph.music.NoteSequence;
import org.melograph.plot.AxisScale;
import org.melograph.plot.ColorMap;
import org.melograph.plot.WaveOverview;
import org.melograph.ui.job.StudioJob;
import org.melograph.ui.job.StudioJobs;
import org.melograph.ui.job.Work;
import org.melograph.ui.player.Sound;
import org.melograph.ui.player.Track;
import org.melograph.ui.plot.TimeWindow;
import org.melograph.ui.plot.TimelineView.Segment;
import org.melograph.ui.room.CursorLink;
import org.melograph.ui.room.Desk;
import org.melograph.ui.room.FileKinds;
import org.melograph.ui.room.LabelColours;

/** What the Listen room shows of one song: its pictures over one time axis, and what the model says of it. */
final class ListenViewModel {
    private final Desk desk;
    private final LabelColours colours;
    private final TimeWindow window = new TimeWindow();
    private final ObjectProperty<@Nullable Path> song = new SimpleObjectProperty<>();
    private final StringProperty title = new SimpleStringProperty("");
    private final StringProperty failure = new SimpleStringProperty("");
    private final ObjectProperty<AxisScale> scale = new SimpleObjectProperty<>(AxisScale.MEL);
    private final ObjectProperty<ColorMap> colors = new SimpleObjectProperty<>(ColorMap.MAGMA);
    private final ObjectProperty<@Nullable WaveOverview> wave = new SimpleObjectProperty<>();
    private final ObjectProperty<@Nullable NoteSequence> notes = new SimpleObjectProperty<>();
    private final HeardModel heard;
    private final VerdictModel verdict;
    private final WhyModel why;
    private final HorseModel horse;
    private final AnnotationModel annotations;
    private final FeaturePanes panes;
    private final List<StudioJob<?>> jobs = new ArrayList<>();
    private @Nullable OpenedSong looked;

    ListenViewModel(Desk desk) {
        this.desk = desk;
        colours = new LabelColours(desk.library().classes());
        annotations = new AnnotationModel(desk);
        heard = new HeardModel(desk);
        verdict = new VerdictModel(desk, song, failure);
        why = new WhyModel(desk, song);
        horse = new HorseModel(desk, song);
        CursorLink.follow(desk.player(), window, () -> song.get() == null ? null : String.valueOf(song.get()));
        panes = new FeaturePanes(desk, window, scale, colors);
    }

    /** Shows the song of the desk, unless it is shown already. */
    void showDeskSong() {
        Path wanted = desk.songProperty().get();
        if (wanted != null && !wanted.equals(song.get())) {
            Track track = desk.track(wanted);
            desk.player().select(track, List.of(track));
            show(wanted);
        }
    }

    /** Shows no song any more. */
    void clear() {
        jobs.forEach(StudioJob::stop);
        jobs.clear();
        song.set(null);
        title.set("");
        failure.set("");
        wave.set(null);
        notes.set(null);
        panes.show(null);
        OpenedSong before = looked;
        if (before != null) {
            before.close();
            looked = null;
        }
        verdict.judge();
    }

    /** Shows a song without putting it on the deck. */
    void show(Path file) {
        jobs.forEach(StudioJob::stop);
        jobs.clear();
        song.set(file);
        LibrarySong known = desk.library().songAt(file);
        String name = String.valueOf(file.getFileName());
        title.set(
                known == null
                        ? name
                        : known.artist().isEmpty() ? known.title() : known.title() + " — " + known.artist());
        heard.show(known);
        failure.set("");
        wave.set(null);
        notes.set(null);
        window.reset(known == null ? 1 : Math.max(1, known.seconds()));
        panes.show(null);
        OpenedSong before = looked;
        if (before != null) {
            before.close();
            looked = null;
        }
        if (FileKinds.isMidi(file)) {
            readNotes(file);
            outline(file, job -> {
                Sound sound = desk.track(file).sound().run(job);
                sound.source().close();
                return sound.outline().run(job);
            });
        } else {
            open(file);
        }
        verdict.judge();
        annotations.show(file);
    }

    private void open(Path file) {
        jobs.add(desk.jobs()
                .startQuietly("Open " + file.getFileName(), job -> desk.verbs().open(file))
                .onDone(opened -> ifStill(file, () -> look(opened)))
                .onFailed(sentence -> ifStill(file, () -> failure.set(sentence))));
    }

    private void look(OpenedSong opened) {
        looked = opened;
        if (opened.seconds() > 0) {
            window.reset(opened.seconds());
        }
        outline(
                opened.file(),
                job -> opened.outline(StudioJobs.latest(seen -> ifStill(opened.file(), () -> show(seen))), job));
        panes.show(opened);
        heard.hear(opened);
    }

    private void outline(Path file, Work<WaveOverview> work) {
        jobs.add(desk.jobs()
                .startQuietly("Outline of " + file.getFileName(), work)
                .onDone(whole -> ifStill(file, () -> show(whole)))
                .onFailed(sentence -> ifStill(file, () -> failure.set(sentence))));
    }

    private void show(WaveOverview seen) {
        window.lengthen(seen.seconds());
        wave.set(seen);
    }

    private void readNotes(Path file) {
        jobs.add(desk.jobs()
                .startQuietly(
                        "Notes of " + file.getFileName(), job -> desk.verbs().notes(file, job))
                .onDone(read -> ifStill(file, () -> notes.set(read)))
                .onFailed(sentence -> ifStill(file, () -> failure.set(sentence))));
    }

    private void ifStill(Path file, Runnable action) {
        if (file.equals(song.get())) {
            action.run();
        }
    }

    /** The predicted classes along the song, neighbours of the same class joined. */
    List<Segment> timeline() {
        Judgement now = verdict.judgementProperty().get();
        WaveOverview overview = wave.get();
        return now == null || overview == null ? List.of() : now.timeline(overview.seconds(), colours);
    }

    /** Goes to a time in the song that is shown, and plays it if another song was on the deck. */
    void seek(double seconds) {
        Path file = song.get();
        Track on = desk.player().trackProperty().get();
        if (file != null && on != null && on.id().equals(file.toString())) {
            desk.player().seek(seconds);
        } else if (file != null) {
            play(seconds, Double.POSITIVE_INFINITY);
        }
    }

    /** Plays a stretch of the song that is shown, in seconds. */
    void play(double from, double to) {
        Path file = song.get();
        if (file != null) {
            desk.player().playFrom(desk.track(file), from, to);
        }
    }

    /** Plays a stretch of the song that is shown again and again, in seconds. */
    void loop(double from, double to) {
        Path file = song.get();
        if (file != null) {
            desk.player().loop(desk.track(file), from, to);
        }
    }

    /** Plays nothing but a band of frequencies of a stretch of the song that is shown, in seconds. */
    void playBand(double from, double to, FrequencyBand band) {
        Path file = song.get();
        if (file != null) {
            desk.player().playBand(desk.track(file), from, to, band);
        }
    }

    /** Plays a stretch of the song that is shown without a band of frequencies, in seconds. */
    void playWithoutBand(double from, double to, FrequencyBand band) {
        Path file = song.get();
        if (file != null) {
            desk.player().playWithoutBand(desk.track(file), from, to, band);
        }
    }

    /** What is said of moments and stretches of the song. */
    AnnotationModel annotations() {
        return annotations;
    }

    /** The features under each other. */
    FeaturePanes panes() {
        return panes;
    }

    /** The stretch of time all panes show. */
    TimeWindow window() {
        return window;
    }

    LabelColours colours() {
        return colours;
    }

    ObjectProperty<@Nullable Path> songProperty() {
        return song;
    }

    /** Title and artist of the song; empty for none. */
    StringProperty titleProperty() {
        return title;
    }

    /** Tempo and key of the song. */
    HeardModel heard() {
        return heard;
    }

    StringProperty failureProperty() {
        return failure;
    }

    /** How frequencies are spread. */
    ObjectProperty<AxisScale> scaleProperty() {
        return scale;
    }

    /** What stands for loud and soft. */
    ObjectProperty<ColorMap> colorsProperty() {
        return colors;
    }

    ObjectProperty<@Nullable WaveOverview> waveProperty() {
        return wave;
    }

    /** The notes of a MIDI file; null for audio. */
    ObjectProperty<@Nullable NoteSequence> notesProperty() {
        return notes;
    }

    /** What the model says of the song. */
    VerdictModel verdict() {
        return verdict;
    }

    /** Why the model says so. */
    WhyModel why() {
        return why;
    }

    /** What the verdict withstands. */
    HorseModel horse() {
        return horse;
    }
}
