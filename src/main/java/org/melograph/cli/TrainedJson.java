package org.melograph.cli;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.melograph.app.TrainModel;
import org.melograph.app.TrainSeries;
import org.melograph.base.Refusal;
import org.melograph.dataset.SplitSummary;
import org.melograph.model.TriedSetting;
import org.melograph.train.EpochRecord;
import org.melograph.train.RunChange;
import org.melograph.train.metric.LevelScores;
import org.melograph.train.metric.Reliability;
import org.melograph.train.metric.TagScores;
import org.melograph.train.metric.VotePoint;

/** The document of {@code train --json} and {@code evaluate --json}: a run's report without what it said of each song. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record TrainedJson(
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
        boolean stopped,
        List<Refusal> refused,
        List<String> remarks,
        List<TriedSetting> tried,
        @Nullable TagScores tags,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<TrainModel.MemberReport> members,
        List<RunChange> changes,
        @Nullable Reliability calibration,
        TrainSeries.@Nullable Spread spread,
        @Nullable List<TrainedJson> runs) {
    static TrainedJson of(TrainModel.Report report) {
        return of(report, null, null);
    }

    static TrainedJson of(TrainSeries.Report series) {
        List<TrainedJson> runs = series.runs().stream().map(TrainedJson::of).toList();
        return of(series.pooled(), series.spread(), runs);
    }

    private static TrainedJson of(
            TrainModel.Report r, TrainSeries.@Nullable Spread spread, @Nullable List<TrainedJson> runs) {
        return new TrainedJson(
                r.model(),
                r.architecture(),
                r.weights(),
                r.seed(),
                r.epochs(),
                r.seconds(),
                r.split(),
                r.clip(),
                r.song(),
                r.majority(),
                r.classes(),
                r.confusion(),
                r.clipConfusion(),
                r.voteCurve(),
                r.history(),
                r.stopped(),
                r.refused(),
                r.remarks(),
                r.tried(),
                r.tags(),
                r.members(),
                r.changes(),
                r.calibration(),
                spread,
                runs);
    }
}
