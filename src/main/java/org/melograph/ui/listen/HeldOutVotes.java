package org.melograph.ui.listen;

import java.util.ArrayList;
import java.util.List;
import org.melograph.plot.Curves;
import org.melograph.plot.Ink;
import org.melograph.train.metric.SongPrediction;
import org.melograph.train.metric.VoteCurve;
import org.melograph.train.metric.VotePoint;
import org.melograph.train.metric.VotePolicy;
import org.melograph.train.metric.VoteRule;

/**
 * What a rule would have cost and saved on a run's held-out songs. Runs keep the class of each piece and each song's mean
 * probabilities: enough for the majority and for the mean, and for no other rule.
 */
final class HeldOutVotes {
    private static final int STEPS = 50;

    private HeldOutVotes() {}

    /** Whether runs keep enough to judge a rule. */
    static boolean canJudge(VoteRule rule) {
        return rule == VoteRule.MAJORITY || rule == VoteRule.MEAN;
    }

    /**
     * The parts of the songs that are named right and that are undecided, by the number of pieces that must agree for the
     * majority and by the confidence asked for of the mean, with a line where the policy stands.
     *
     * @param songs not empty
     * @param policy by a rule that can be judged
     */
    static Curves of(List<SongPrediction> songs, VotePolicy policy) {
        boolean counted = policy.rule() == VoteRule.MAJORITY;
        List<Double> at = new ArrayList<>();
        List<Double> right = new ArrayList<>();
        List<Double> undecided = new ArrayList<>();
        if (counted) {
            for (VotePoint point : VoteCurve.of(songs)) {
                at.add((double) point.threshold());
                right.add(point.accuracy());
                undecided.add(point.undecided());
            }
        } else {
            for (int i = 0; i <= STEPS; i++) {
                double least = (double) i / STEPS;
                at.add(least);
                right.add(part(songs, least, true));
                undecided.add(part(songs, least, false));
            }
        }
        double chosen = counted ? Math.max(1, policy.agree()) : policy.confidence();
        return new Curves(
                "",
                counted ? Curves.Scale.fitted("pieces that must agree") : Curves.Scale.unit("confidence asked for"),
                Curves.Scale.unit(""),
                List.of(
                        Curves.Series.of("right", Ink.Token.ACCENT, Curves.points(at, right)),
                        new Curves.Series("undecided", Ink.Token.SECONDARY, Curves.points(at, undecided), null, true)),
                List.of(new Curves.Event(chosen, "", Ink.Token.SECOND)),
                List.of());
    }

    /**
     * What the policy does on these songs in a sentence, such as {@code 20 right, 2 wrong, 2 undecided of 24}; its lead is not
     * looked at.
     */
    static String inWords(List<SongPrediction> songs, VotePolicy policy) {
        int right = 0;
        int undecided = 0;
        for (SongPrediction song : songs) {
            int named = named(song, policy);
            right += named == song.label() ? 1 : 0;
            undecided += named == VoteCurve.UNDECIDED ? 1 : 0;
        }
        return "%d right, %d wrong, %d undecided of %d"
                .formatted(right, songs.size() - right - undecided, undecided, songs.size());
    }

    private static int named(SongPrediction song, VotePolicy policy) {
        int winner = policy.rule() == VoteRule.MAJORITY ? VoteCurve.winner(song, 1) : song.predicted();
        long votes = song.pieces().stream().filter(piece -> piece == winner).count();
        boolean sure = song.probabilities().get(winner) >= policy.confidence();
        return sure && votes >= policy.agree() ? winner : VoteCurve.UNDECIDED;
    }

    private static double part(List<SongPrediction> songs, double least, boolean right) {
        return songs.stream()
                        .filter(song -> {
                            boolean decided = song.probabilities().get(song.predicted()) >= least;
                            return right ? decided && song.predicted() == song.label() : !decided;
                        })
                        .count()
                / (double) songs.size();
    }
}
