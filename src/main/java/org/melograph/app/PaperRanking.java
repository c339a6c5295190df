package org.melograph.app;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;
import org.melograph.train.metric.Score;
import org.melograph.train.metric.TagAnswers;
import org.melograph.train.metric.TagScores;

/** How well the runs of a model put songs in order: by tag, or by class where each is seen as a tag. */
final class PaperRanking {
    private PaperRanking() {}

    /**
     * The means over runs.
     *
     * @param seed draws the songs of the intervals where classes are ranked
     * @return null where there is no run
     */
    static PaperReport.@Nullable Ranking of(List<TrainModel.Report> runs, long seed) {
        List<TagScores> scores = new ArrayList<>();
        for (TrainModel.Report run : runs) {
            TagScores tags = run.tags();
            scores.add(
                    tags != null
                            ? tags
                            : TagScores.of(
                                    TagAnswers.ofClasses(
                                            run.predictions(), run.classes().size()),
                                    run.classes(),
                                    seed));
        }
        if (scores.isEmpty()) {
            return null;
        }
        return new PaperReport.Ranking(
                mean(scores, TagScores::averagePrecision),
                mean(scores, TagScores::rocAuc),
                mean(scores, TagScores::microF1),
                mean(scores, TagScores::macroF1),
                mean(scores.stream(), TagScores::prevalence),
                mean(scores.stream(), TagScores::constantF1),
                tags(scores));
    }

    private static Score mean(List<TagScores> runs, Function<TagScores, Score> measure) {
        List<Score> scores = runs.stream().map(measure).toList();
        return new Score(
                mean(scores.stream(), Score::value),
                mean(scores.stream(), Score::low),
                mean(scores.stream(), Score::high),
                scores.stream().mapToInt(Score::songs).sum());
    }

    /** Of the numbers that are numbers; NaN without any. */
    private static <T> double mean(java.util.stream.Stream<T> of, ToDoubleFunction<T> value) {
        return of.mapToDouble(value).filter(v -> !Double.isNaN(v)).average().orElse(Double.NaN);
    }

    /** Each tag's means over the runs that have it; how often it is known and there, over all runs together. */
    private static List<TagScores.Tag> tags(List<TagScores> runs) {
        List<TagScores.Tag> means = new ArrayList<>();
        for (TagScores.Tag first : runs.getFirst().tags()) {
            List<TagScores.Tag> own = runs.stream()
                    .map(run -> run.tags().stream()
                            .filter(tag -> tag.tag().equals(first.tag()))
                            .findFirst()
                            .orElse(null))
                    .filter(Objects::nonNull)
                    .toList();
            means.add(new TagScores.Tag(
                    first.tag(),
                    own.stream().mapToInt(TagScores.Tag::known).sum(),
                    own.stream().mapToInt(TagScores.Tag::positives).sum(),
                    mean(own.stream(), TagScores.Tag::averagePrecision),
                    mean(own.stream(), TagScores.Tag::rocAuc),
                    mean(own.stream(), TagScores.Tag::f1)));
        }
        return List.copyOf(means);
    }
}
