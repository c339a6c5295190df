package org.melograph.ui.listen;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.StringProperty;
import org.jspecify.annotations.Nullable;
import org.melograph.app.ClassifySongs;
import org.melograph.base.BadInputException;
import org.melograph.music.RussellQuadrant;
import org.melograph.train.metric.Score;
import org.melograph.ui.job.StudioJob;
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

    private static final double TIMELINE_SECONDS = 1;
    private static final long FIRST_SEED = 1;

    /**
     * What the model says.
     *
     * @param verdict the answer over all pieces
     * @param portrait how many random pieces were given each label; empty while they are being drawn
     * @param snippets how many random pieces that were
     * @param seed of the portrait
     */
    record Judgement(
            ModelChoice model,
            String architecture,
            @Nullable Score accuracy,
            ClassifySongs.Verdict verdict,
            Map<String, Integer> portrait,
            int snippets,
            long seed) {
        private Judgement withPortrait(Map<String, Integer> drawn, int pieces, long drawnBy) {
            return new Judgement(model, architecture, accuracy, verdict, drawn, pieces, drawnBy);
        }

        /** The labels with their probabilities, the surest first. */
        List<Map.Entry<String, Double>> ranked() {
            return verdict.probabilities().entrySet().stream()
                    .sorted(Map.Entry.comparingByValue(Comparator.reverseOrder()))
                    .toList();
        }

        /** The tags that are sure enough to be said, the surest first; empty for a model of classes. */
        List<String> said() {
            Double threshold = model.tagThreshold();
            return threshold == null
                    ? List.of()
                    : ranked().stream()
                            .filter(e -> e.getValue() >= threshold)
                            .map(Map.Entry::getKey)
                            .toList();
        }

        /** A label as people read it. */
        String title(String label) {
            return RussellQuadrant.title(label, model.labels());
        }

        /** What stands over the verdict: the model and how good it is. */
        String source() {
            String words = "Verdict · " + model.name();
            if (accuracy == null) {
                return words + ", never measured";
            }
            String measure = model.tagThreshold() == null ? "song accuracy " : "answers right ";
            return words + ", " + measure + Figures.score(accuracy) + " on " + Figures.count(accuracy.songs(), "song");
        }
    }

    private final Desk desk;
    private final ReadOnlyObjectProperty<@Nullable Path> song;
    private final StringProperty failure;
    private final ObjectProperty<@Nullable Judgement> judgement = new SimpleObjectProperty<>();
    private final IntegerProperty snippets = new SimpleIntegerProperty(SNIPPETS);
    private final ObjectProperty<@Nullable StudioJob<?>> judging = new SimpleObjectProperty<>();
    private final List<StudioJob<?>> jobs = new ArrayList<>();

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
        snippets.addListener((o, was, is) -> draw(0));
    }

    /** Asks the model in use; a question that is still open is dropped. */
    void judge() {
        jobs.forEach(StudioJob::stop);
        jobs.clear();
        judgement.set(null);
        Path file = song.get();
        ModelChoice model = desk.modelProperty().get();
        if (file == null || model == null || !model.judges(FileKinds.songKind(file))) {
            return;
        }
        StudioJob<Judgement> job = desk.jobs().startQuietly("Judge " + file.getFileName(), inside -> {
            ClassifySongs.Report report = desk.verbs()
                    .classify(
                            new ClassifySongs.Request(
                                    model.bundle(), List.of(file), 0, 0, TIMELINE_SECONDS, FIRST_SEED),
                            inside);
            if (report.songs().isEmpty()) {
                throw new BadInputException(
                        report.refused().isEmpty()
                                ? "'" + file.getFileName() + "' got no verdict."
                                : report.refused().getFirst().reason());
            }
            return new Judgement(
                    model,
                    report.architecture(),
                    report.songAccuracy(),
                    report.songs().getFirst(),
                    Map.of(),
                    snippets.get(),
                    FIRST_SEED);
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

    private void portray(Path file, Judgement answer, long seed) {
        int pieces = snippets.get();
        jobs.add(desk.jobs()
                .startQuietly(
                        "Portrait of " + file.getFileName(),
                        inside -> desk.verbs()
                                .classify(
                                        new ClassifySongs.Request(
                                                answer.model().bundle(), List.of(file), pieces, 0, 0, seed),
                                        inside))
                .onDone(report -> {
                    if (answer.equals(judgement.get()) && !report.songs().isEmpty()) {
                        judgement.set(
                                answer.withPortrait(report.songs().getFirst().portrait(), pieces, seed));
                    }
                }));
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
}
