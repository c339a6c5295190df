package org.melograph.ui.listen;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import javafx.beans.InvalidationListener;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;
import org.melograph.app.ClassifySongs;
import org.melograph.base.BadInputException;
import org.melograph.train.metric.VotePolicy;
import org.melograph.ui.job.StudioJob;
import org.melograph.ui.room.Desk;
import org.melograph.ui.room.FileKinds;
import org.melograph.ui.room.ModelChoice;

/** What other models say of the song that is shown, beside the one in use. */
final class CompareModel {
    /**
     * A model's answer.
     *
     * @param judgement null while it is asked, and where it cannot answer
     * @param failure why it cannot; empty where it can
     */
    record Answer(ModelChoice model, @Nullable Judgement judgement, String failure) {}

    /**
     * How far models agree.
     *
     * @param label what most of those say that name one, as people read it
     * @param agreeing how many say so
     * @param asked how many answered
     */
    record Agreement(String label, int agreeing, int asked) {}

    private final Desk desk;
    private final ReadOnlyObjectProperty<@Nullable Path> song;
    private final ReadOnlyObjectProperty<@Nullable Judgement> first;
    private final ObservableList<ModelChoice> chosen = FXCollections.observableArrayList();
    private final ObservableList<Answer> answers = FXCollections.observableArrayList();
    private @Nullable Path of;
    private @Nullable StudioJob<?> asking;

    /**
     * No other model yet.
     *
     * @param first what the model in use says
     */
    CompareModel(
            Desk desk, ReadOnlyObjectProperty<@Nullable Path> song, ReadOnlyObjectProperty<@Nullable Judgement> first) {
        this.desk = desk;
        this.song = song;
        this.first = first;
        chosen.addListener((InvalidationListener) o -> ask());
        // The model in use answers first; the others wait until it has.
        first.addListener((o, was, is) -> ask());
        desk.library().models().addListener((InvalidationListener)
                o -> chosen.removeIf(m -> !desk.library().models().contains(m)));
    }

    /** The models that can be asked of the song that is shown, but for the one in use. */
    List<ModelChoice> offered() {
        Path file = song.get();
        ModelChoice inUse = desk.modelProperty().get();
        return file == null
                ? List.of()
                : desk.library().models().stream()
                        .filter(m -> m.judges(FileKinds.songKind(file)) && !m.equals(inUse))
                        .toList();
    }

    private void ask() {
        Path file = song.get();
        if (!Objects.equals(file, of)) {
            of = file;
            answers.clear();
        }
        List<ModelChoice> wanted =
                chosen.stream().filter(m -> offered().contains(m)).toList();
        answers.removeIf(answer -> !wanted.contains(answer.model()));
        StudioJob<?> running = asking;
        if (file == null || first.get() == null || (running != null && running.isRunning())) {
            return;
        }
        for (ModelChoice model : wanted) {
            if (answers.stream().noneMatch(answer -> answer.model().equals(model))) {
                answers.add(new Answer(model, null, ""));
                ask(file, model);
                return;
            }
        }
    }

    private void ask(Path file, ModelChoice model) {
        ClassifySongs.Request request = new ClassifySongs.Request(model.bundle(), List.of(file), 0, 0, 0, 1)
                .cut(0, 0)
                .aside();
        StudioJob<Judgement> job = desk.jobs()
                .startQuietly("Ask " + model.name() + " of " + file.getFileName(), inside -> {
                    long started = System.nanoTime();
                    ClassifySongs.Report report = desk.verbs().classify(request, inside);
                    if (report.songs().isEmpty()) {
                        throw new BadInputException(
                                report.refused().isEmpty()
                                        ? "'" + file.getFileName() + "' got no verdict."
                                        : report.refused().getFirst().reason());
                    }
                    return Judgement.of(model, report, (System.nanoTime() - started) / 1e9, 0, 1);
                });
        asking = job;
        job.onDone(judgement -> answered(file, new Answer(model, judgement, "")));
        job.onFailed(sentence -> answered(file, new Answer(model, null, sentence)));
        job.onEnded(() -> {
            if (asking == job) {
                asking = null;
            }
            ask();
        });
    }

    private void answered(Path file, Answer answer) {
        if (file.equals(song.get())) {
            answers.replaceAll(a -> a.model().equals(answer.model()) ? answer : a);
        }
    }

    /** How a judgement comes out by the studio's rule. */
    VotePolicy.Result result(Judgement judgement) {
        return judgement.result(
                desk.verdictRuleProperty().get(), judgement.verdict().votes());
    }

    /** How far the model in use and the others agree; null before two of them named a class or said that they cannot. */
    @Nullable
    Agreement agreement() {
        List<Judgement> all = new ArrayList<>();
        Judgement inUse = first.get();
        if (inUse != null) {
            all.add(inUse);
        }
        answers.stream().map(Answer::judgement).filter(Objects::nonNull).forEach(all::add);
        all.removeIf(j -> j.model().tagThreshold() != null);
        if (all.size() < 2) {
            return null;
        }
        Map<String, Integer> named = new TreeMap<>();
        for (Judgement judgement : all) {
            VotePolicy.Result result = result(judgement);
            if (result.decided()) {
                named.merge(judgement.title(judgement.labels().get(result.winner())), 1, Integer::sum);
            }
        }
        return named.entrySet().stream()
                .max(Map.Entry.comparingByValue())
                .map(e -> new Agreement(e.getKey(), e.getValue(), all.size()))
                .orElse(new Agreement(ClassifySongs.UNDECIDED, all.size(), all.size()));
    }

    /** The models to be asked besides the one in use. */
    ObservableList<ModelChoice> chosen() {
        return chosen;
    }

    /** Their answers, in the order they were asked. */
    ObservableList<Answer> answers() {
        return answers;
    }
}
