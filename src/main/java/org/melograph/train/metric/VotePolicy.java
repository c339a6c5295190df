package org.melograph.train.metric;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.melograph.base.Tensor;

/**
 * How a song gets its label from its pieces, and when it gets none.
 *
 * @param rule names the class
 * @param agree at least so many pieces must name that class themselves; 0 asks for none
 * @param margin the class must lead the next one by so much of the rule's shares, 0 to 1
 * @param confidence the song's probability of that class must reach this, 0 to 1
 */
public record VotePolicy(VoteRule rule, int agree, double margin, double confidence) {
    /** The largest mean probability, however small. */
    public static final VotePolicy STANDARD = new VotePolicy(VoteRule.MEAN, 0, 0, 0);

    public VotePolicy {
        if (agree < 0 || !(margin >= 0 && margin <= 1) || !(confidence >= 0 && confidence <= 1)) {
            throw new IllegalArgumentException("A vote of " + agree + " with " + margin + " and " + confidence + ".");
        }
    }

    /** The vote of the papers: so many pieces must agree; 0 for the largest mean probability. */
    public static VotePolicy agreeing(int pieces) {
        return pieces == 0 ? STANDARD : new VotePolicy(VoteRule.MAJORITY, pieces, 0, 0);
    }

    /** The same by another rule. */
    public VotePolicy withRule(VoteRule other) {
        return new VotePolicy(other, agree, margin, confidence);
    }

    /** The same with another number of pieces that must agree. */
    public VotePolicy withAgree(int pieces) {
        return new VotePolicy(rule, pieces, margin, confidence);
    }

    /** The same with another lead. */
    public VotePolicy withMargin(double lead) {
        return new VotePolicy(rule, agree, lead, confidence);
    }

    /** The same with another probability to be reached. */
    public VotePolicy withConfidence(double least) {
        return new VotePolicy(rule, agree, margin, least);
    }

    /**
     * How a vote came out.
     *
     * @param winner the class that the rule names, whether or not the song is decided
     * @param decided whether it passes all that is asked for
     * @param shares what the rule gives each class, together 1; by the mean the probabilities
     * @param probabilities of the song: the mean over its pieces, calibrated where a temperature is known
     * @param votes how many pieces name each class themselves
     * @param lead of the winner over the next class, in shares
     */
    public record Result(
            int winner,
            boolean decided,
            List<Double> shares,
            List<Double> probabilities,
            List<Integer> votes,
            double lead) {
        public Result {
            shares = List.copyOf(shares);
            probabilities = List.copyOf(probabilities);
            votes = List.copyOf(votes);
        }

        /** The song's probability of the winner. */
        public double confidence() {
            return probabilities.get(winner);
        }
    }

    /** The vote of pieces that all weigh the same, of a model that is not calibrated. */
    public Result of(Tensor said) {
        return of(said, Collections.nCopies(said.size(0), 1.0), Temperature.NONE);
    }

    /**
     * Counts the vote.
     *
     * @param said probabilities as the model gives them, axes {@code [piece, class]}; at least one piece
     * @param weights above 0, one for each piece
     * @param temperature makes the song's mean probabilities those that are told
     */
    public Result of(Tensor said, List<Double> weights, Temperature temperature) {
        double[] mean = temperature.ofSong(VoteRule.MEAN.shares(said, weights));
        double[] shares = rule == VoteRule.MEAN ? mean : rule.shares(said, weights);
        int[] votes = new int[shares.length];
        for (int i = 0; i < said.size(0); i++) {
            votes[VoteRule.likeliest(said, i)]++;
        }
        int winner = 0;
        for (int c = 1; c < shares.length; c++) {
            // Of classes with equal shares the likelier, as in VoteCurve.
            if (shares[c] > shares[winner] || (shares[c] == shares[winner] && mean[c] > mean[winner])) {
                winner = c;
            }
        }
        double next = 0;
        for (int c = 0; c < shares.length; c++) {
            next = c == winner ? next : Math.max(next, shares[c]);
        }
        double lead = shares[winner] - next;
        boolean decided = votes[winner] >= agree && lead >= margin && mean[winner] >= confidence;
        List<Integer> counted = new ArrayList<>();
        Arrays.stream(votes).forEach(counted::add);
        return new Result(winner, decided, list(shares), list(mean), counted, lead);
    }

    private static List<Double> list(double[] values) {
        return Arrays.stream(values).boxed().toList();
    }
}
