package org.melograph.app;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.melograph.base.BadInputException;
import org.melograph.base.DivergedException;
import org.melograph.base.Job;
import org.melograph.base.Refusal;
import org.melograph.base.StoppedException;
import org.melograph.dataset.SplitPlan;
import org.melograph.dataset.SplitSummary;
import org.melograph.io.source.SourceSpec;
import org.melograph.train.EpochRecord;
import org.melograph.train.RunWatcher;
import org.melograph.train.metric.LevelScores;
import org.melograph.train.metric.SongPrediction;
import org.melograph.train.metric.VotePoint;

/** Trains a model on a collection, judges it on held-out songs, writes its bundle and its record. */
@SuppressWarnings("DoNotCallSuggester")
public final class TrainModel {
    private final Workspace workspace;

    public TrainModel(Workspace workspace) {
        this.workspace = workspace;
    }

    /**
     * What to train.
     *
     * @param source null for the library's labelled songs
     * @param name the run's name; empty for one made of the architecture and the date
     * @param set the architecture's parameters that differ from their standards
     * @param out where the bundle goes; null for the library's own folder of models
     * @param resume continue the run of the same bundle path from its last checkpoint
     */
    public record Request(
            @Nullable SourceSpec source,
            String name,
            String architecture,
            Map<String, String> set,
            SplitPlan split,
            long seed,
            @Nullable Path out,
            boolean resume) {}

    /**
     * The run's record: the JSON of {@code train} and {@code evaluate}.
     *
     * @param model where the bundle was written
     * @param majority song accuracy of always naming the training part's largest class
     * @param stopped whether the user ended the run before its time
     */
    public record Report(
            String model,
            String architecture,
            long weights,
            long seed,
            int epochs,
            double seconds,
            SplitSummary split,
            LevelScores clip,
            LevelScores song,
            double majority,
            List<String> classes,
            List<List<Integer>> confusion,
            List<List<Integer>> clipConfusion,
            List<VotePoint> voteCurve,
            List<EpochRecord> history,
            List<SongPrediction> predictions,
            boolean stopped,
            List<Refusal> refused) {}

    /** Trains; when the user stops, the best weights so far are judged and kept, and the report says so. */
    public Report run(Request request, RunWatcher watcher, Job job)
            throws BadInputException, StoppedException, DivergedException {
        throw new UnsupportedOperationException("in " + workspace);
    }
}
