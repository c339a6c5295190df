package org.melograph.ui.listen;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.melograph.app.Certainty;
import org.melograph.app.ClassifySongs;
import org.melograph.base.Axis;
import org.melograph.base.Tensor;
import org.melograph.music.RussellQuadrant;
import org.melograph.plot.Range;
import org.melograph.train.metric.Score;
import org.melograph.train.metric.VotePolicy;
import org.melograph.ui.plot.TimelineView.Segment;
import org.melograph.ui.room.LabelColours;
import org.melograph.ui.room.ModelChoice;
import org.melograph.ui.room.VerdictRule;
import org.melograph.ui.theme.Figures;

/**
 * What a model says of a song.
 *
 * @param verdict the answer over all pieces, each told of
 * @param seconds how long the answer took
 * @param portrait how many random pieces were given each label; empty while they are being drawn
 * @param drawn those pieces, in time order
 * @param snippets how many random pieces that were
 * @param seed of the portrait
 */
record Judgement(
        ModelChoice model,
        String architecture,
        @Nullable Score accuracy,
        Certainty certainty,
        ClassifySongs.Verdict verdict,
        double seconds,
        Map<String, Integer> portrait,
        List<ClassifySongs.Piece> drawn,
        int snippets,
        long seed) {
    Judgement {
        portrait = Map.copyOf(portrait);
        drawn = List.copyOf(drawn);
    }

    /** The first song of a report, not portrayed yet. */
    static Judgement of(ModelChoice model, ClassifySongs.Report report, double seconds, int snippets, long seed) {
        return new Judgement(
                model,
                report.architecture(),
                report.songAccuracy(),
                report.certainty(),
                report.songs().getFirst(),
                seconds,
                Map.of(),
                List.of(),
                snippets,
                seed);
    }

    /** The same with a portrait. */
    Judgement withPortrait(ClassifySongs.Verdict random, int pieces, long drawnBy) {
        return new Judgement(
                model,
                architecture,
                accuracy,
                certainty,
                verdict,
                seconds,
                random.portrait(),
                random.votes(),
                pieces,
                drawnBy);
    }

    /** The same with another timeline. */
    Judgement withTimeline(List<ClassifySongs.Moment> timeline) {
        ClassifySongs.Verdict other = new ClassifySongs.Verdict(
                verdict.path(),
                verdict.label(),
                verdict.confidence(),
                verdict.probabilities(),
                verdict.portrait(),
                verdict.pieces(),
                timeline,
                verdict.votes());
        return new Judgement(model, architecture, accuracy, certainty, other, seconds, portrait, drawn, snippets, seed);
    }

    /** Whether another judgement is this one, perhaps portrayed or followed in other steps since. */
    boolean isSameAnswer(Judgement other) {
        return model.equals(other.model)
                && verdict.votes().equals(other.verdict.votes())
                && verdict.path().equals(other.verdict.path());
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

    /** The classes in the order of the answers. */
    List<String> labels() {
        return List.copyOf(verdict.probabilities().keySet());
    }

    /** How pieces vote by a rule. */
    VotePolicy.Result result(VerdictRule rule, List<ClassifySongs.Piece> pieces) {
        Double own = certainty.undecidedBelow();
        return result(rule.policy(own == null ? 0 : own), pieces);
    }

    /** How pieces vote by a policy; at least one piece. */
    VotePolicy.Result result(VotePolicy policy, List<ClassifySongs.Piece> pieces) {
        int classes = pieces.getFirst().probabilities().size();
        float[] all = new float[pieces.size() * classes];
        List<Double> weights = new ArrayList<>();
        for (int i = 0; i < pieces.size(); i++) {
            for (int c = 0; c < classes; c++) {
                all[i * classes + c] = pieces.get(i).probabilities().get(c);
            }
            weights.add(pieces.get(i).weight());
        }
        Tensor said = Tensor.wrap(all, new Axis("piece", pieces.size()), new Axis("class", classes));
        return policy.of(said, weights, certainty.temperature());
    }

    /** Where the snippets of the portrait stand that were given a label, in seconds; empty where a song has no time. */
    List<Range> snippetsOf(String label) {
        return drawn.stream()
                .filter(piece -> piece.label().equals(label) && piece.seconds() > 0)
                .map(piece -> new Range(piece.start(), piece.start() + piece.seconds()))
                .toList();
    }

    /** How long the snippets of the portrait are, in seconds; 0 where a song has no time. */
    double snippetSeconds() {
        return drawn.isEmpty() ? 0 : drawn.getFirst().seconds();
    }

    /** The predicted classes along a song of some length, neighbours of the same class joined. */
    List<Segment> timeline(double length, LabelColours colours) {
        List<Segment> segments = new ArrayList<>();
        List<ClassifySongs.Moment> moments = verdict.timeline();
        for (int i = 0; i < moments.size(); ) {
            String label = moments.get(i).label();
            List<Double> sure = new ArrayList<>();
            int j = i;
            while (j < moments.size() && moments.get(j).label().equals(label)) {
                sure.add(moments.get(j).confidence());
                j++;
            }
            double start = moments.get(i).start();
            double end = j < moments.size() ? moments.get(j).start() : length;
            if (end > start) {
                segments.add(new Segment(new Range(start, end), title(label), colours.index(label), sure));
            }
            i = j;
        }
        return segments;
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

    /** Whether its probabilities can be taken at their word. */
    String trust() {
        return certainty.calibrated() ? "calibrated" : "not calibrated";
    }
}
