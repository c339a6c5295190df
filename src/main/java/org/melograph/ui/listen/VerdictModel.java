package org.melograph.ui.listen;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.StringProperty;
import org.jspecify.annotations.Nullable;
import org.melograph.app.ClassifySongs;
import org.melograph.base.BadInputException;
import org.melograph.plot.Range;
import org.melograph.ui.job.StudioJob;
import org.melograph.ui.player.Track;
import org.melograph.ui.room.Desk;
import org.melograph.ui.room.FileKinds;
import org.melograph.ui.room.ModelChoice;
import org.melograph.ui.theme.Figures;

/** What the model in use says of the song that is shown: its verdict, and the portrait that random pieces draw. */
final class VerdictModel {
    /** Random pieces of a portrait where nothing else is said, as many as Abela draws. */
    static final int SNIPPETS = 100;

    /** The most pieces of a portrait: as many as a minute's work of a large network. */
    static final int MOST_SNIPPETS = 2000;

    /** The shortest and the longest distance of the timeline's points, in seconds. */
    static final Range TIMELINE_SECONDS = new Range(0.1, 60);

    private static final double STANDARD_TIMELINE = 1;
    private static final long FIRST_SEED = 1;

    private final Desk desk;
    private final ReadOnlyObjectProperty<@Nullable Path> song;
    private final StringProperty failure;
    private final ObjectProperty<@Nullable Judgement> judgement = new SimpleObjectProperty<>();
    private final ObjectProperty<List<Range>> marks = new SimpleObjectProperty<>(List.of());
    private final ObjectProperty<String> marked = new SimpleObjectProperty<>("");
    private final IntegerProperty snippets = new SimpleIntegerProperty(SNIPPETS);
    private final DoubleProperty timelineSeconds = new SimpleDoubleProperty(STANDARD_TIMELINE);
    private final ObjectProperty<@Nullable StudioJob<?>> judging = new SimpleObjectProperty<>();
    private final List<StudioJob<?>> jobs = new ArrayList<>();
    private final VoteModel votes;
    private final CompareModel others;

    /**
     * The verdicts on a song, made anew when another model is chosen.
     *
     * @param failure takes the sentence that says why there is none
     */
    VerdictModel(Desk desk, ReadOnlyObjectProperty<@Nullable Path> song, StringProperty failure) {
        this.desk = desk;
        this.song = song;
        this.failure = failure;
        desk.modelProperty().addListener((o, was, is) -> {
            if (!Objects.equals(was, is)) {
                judge();
            }
        });
        votes = new VoteModel(desk, song, judgement);
        others = new CompareModel(desk, song, judgement);
        snippets.addListener((o, was, is) -> draw(0));
        timelineSeconds.addListener((o, was, is) -> followAgain());
    }

    /** Asks the model in use; a question that is still open is dropped. */
    void judge() {
        jobs.forEach(StudioJob::stop);
        jobs.clear();
        judgement.set(null);
        mark("");
        Path file = song.get();
        ModelChoice model = desk.modelProperty().get();
        if (file == null || model == null || !model.judges(FileKinds.songKind(file))) {
            return;
        }
        StudioJob<Judgement> job = desk.jobs().startQuietly("Judge " + file.getFileName(), inside -> {
            long started = System.nanoTime();
            ClassifySongs.Report report = desk.verbs().classify(question(file, model), inside);
            if (report.songs().isEmpty()) {
                throw new BadInputException(
                        report.refused().isEmpty()
                                ? "'" + file.getFileName() + "' got no verdict."
                                : report.refused().getFirst().reason());
            }
            double seconds = (System.nanoTime() - started) / 1e9;
            return Judgement.of(model, report, seconds, snippets.get(), FIRST_SEED);
        });
        judging.set(job);
        jobs.add(job);
        job.onDone(answer -> {
            if (file.equals(song.get()) && model.equals(desk.modelProperty().get())) {
                judgement.set(answer);
                portray(file, answer, FIRST_SEED);
            }
        });
        job.onFailed(sentence -> {
            if (file.equals(song.get())) {
                failure.set(sentence);
            }
        });
        job.onEnded(() -> {
            if (judging.get() == job) {
                judging.set(null);
            }
        });
    }

    private ClassifySongs.Request question(Path file, ModelChoice model) {
        return new ClassifySongs.Request(model.bundle(), List.of(file), 0, 0, timelineSeconds.get(), FIRST_SEED)
                .voting(
                        desk.verdictRuleProperty().get().policy(),
                        desk.verdictRuleProperty().get().ownThreshold())
                .cut(0, 0);
    }

    /** Draws the portrait again, of other random pieces. */
    void drawAgain() {
        draw(1);
    }

    private void draw(long later) {
        Judgement now = judgement.get();
        Path file = song.get();
        if (now != null && file != null) {
            portray(file, now, now.seed() + later);
        }
    }

    /** How many random pieces draw the portrait, 1 to {@link #MOST_SNIPPETS}; a change draws it again by the same seed. */
    IntegerProperty snippetsProperty() {
        return snippets;
    }

    /** The distance of the timeline's points, within {@link #TIMELINE_SECONDS}; a change asks for the timeline again. */
    DoubleProperty timelineSecondsProperty() {
        return timelineSeconds;
    }

    private void portray(Path file, Judgement answer, long seed) {
        int pieces = snippets.get();
        ClassifySongs.Request request =
                new ClassifySongs.Request(answer.model().bundle(), List.of(file), pieces, 0, 0, seed).cut(0, 0);
        jobs.add(desk.jobs()
                .startQuietly(
                        "Portrait of " + file.getFileName(),
                        inside -> desk.verbs().classify(request, inside))
                .onDone(report -> {
                    Judgement now = judgement.get();
                    if (now != null
                            && answer.isSameAnswer(now)
                            && !report.songs().isEmpty()) {
                        mark("");
                        judgement.set(now.withPortrait(report.songs().getFirst(), pieces, seed));
                    }
                }));
    }

    private void followAgain() {
        Judgement answer = judgement.get();
        Path file = song.get();
        if (answer == null || file == null) {
            return;
        }
        ClassifySongs.Request request = question(file, answer.model()).aside();
        jobs.add(desk.jobs()
                .startQuietly(
                        "Timeline of " + file.getFileName(),
                        inside -> desk.verbs().classify(request, inside))
                .onDone(report -> {
                    Judgement now = judgement.get();
                    if (now != null
                            && answer.isSameAnswer(now)
                            && !report.songs().isEmpty()) {
                        judgement.set(now.withTimeline(report.songs().getFirst().timeline()));
                    }
                }));
    }

    /** Marks the places of the snippets that were given a label; an empty label marks none. */
    void mark(String label) {
        Judgement now = judgement.get();
        marked.set(label);
        marks.set(now == null ? List.of() : now.snippetsOf(label));
    }

    /** Plays the snippets of the portrait that were given a label, one after the other. */
    void playSnippets(String label) {
        Judgement now = judgement.get();
        Path file = song.get();
        List<Range> places = now == null ? List.of() : now.snippetsOf(label);
        if (now == null || file == null || places.isEmpty()) {
            return;
        }
        Track whole = desk.track(file);
        String id = file + " · " + label + " · " + now.snippets() + " snippets · seed " + now.seed();
        Track track = new Track(
                id,
                whole.title(),
                Figures.count(places.size(), "snippet") + " heard as " + now.title(label),
                job -> desk.verbs().snippets(file, places, job));
        desk.player().play(track, List.of(track));
    }

    /** The vote of the pieces, to be played with. */
    VoteModel votes() {
        return votes;
    }

    /** What other models say. */
    CompareModel others() {
        return others;
    }

    /** Whether the model in use can judge the song that is shown. */
    boolean canJudge() {
        ModelChoice choice = desk.modelProperty().get();
        Path file = song.get();
        return choice != null && file != null && choice.judges(FileKinds.songKind(file));
    }

    /** What the model says; null while nobody knows. */
    ObjectProperty<@Nullable Judgement> judgementProperty() {
        return judgement;
    }

    /** The verdict in the making; null for none. */
    ObjectProperty<@Nullable StudioJob<?>> judgingProperty() {
        return judging;
    }

    /** The places of the snippets that are pointed at, in seconds. */
    ObjectProperty<List<Range>> marksProperty() {
        return marks;
    }

    /** The label of the snippets that are pointed at; empty for none. */
    ObjectProperty<String> markedProperty() {
        return marked;
    }
}
