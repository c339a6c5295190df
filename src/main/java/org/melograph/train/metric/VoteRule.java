package org.melograph.train.metric;

import java.util.Arrays;
import java.util.List;
import org.melograph.base.BadInputException;
import org.melograph.base.Tensor;

/** How what was said of a song's pieces becomes what is said of the song. */
public enum VoteRule {
    /** The mean of the pieces' probabilities, each piece by its weight. */
    MEAN("mean", "Mean probability"),
    /** Each piece has one vote, for its likeliest class. */
    MAJORITY("majority", "Majority of pieces"),
    /** The largest probability that any piece gives a class: one sure piece decides. */
    MAXIMUM("max", "Surest piece"),
    /** The geometric mean, as if pieces were independent: a class that one piece rules out is out. */
    PRODUCT("product", "Product (geometric mean)"),
    /** The median of the pieces' probabilities. */
    MEDIAN("median", "Median probability"),
    /** The mean without the tenth of the pieces that say the least of a class and the tenth that say the most. */
    TRIMMED("trimmed", "Trimmed mean");

    /** The part of the pieces that a trimmed mean leaves out at either end; of three pieces and more at least one. */
    private static final double TRIM = 0.1;

    private static final int LEAST_TO_TRIM = 3;

    /** What a probability counts as at least in a product, so that no rounding error rules a class out for good. */
    private static final double SMALLEST = 1e-6;

    private final String id;
    private final String title;

    VoteRule(String id, String title) {
        this.id = id;
        this.title = title;
    }

    /** What commands and files call it. */
    public String id() {
        return id;
    }

    /** What people call it. */
    public String title() {
        return title;
    }

    /**
     * The rule of an id.
     *
     * @throws BadInputException when there is none
     */
    public static VoteRule byId(String id) throws BadInputException {
        for (VoteRule rule : values()) {
            if (rule.id.equals(id)) {
                return rule;
            }
        }
        throw new BadInputException("There is no vote rule '" + id + "'. There are: "
                + String.join(", ", Arrays.stream(values()).map(VoteRule::id).toList()) + ".");
    }

    /**
     * What the rule makes of the pieces.
     *
     * @param said probabilities, axes {@code [piece, class]}; at least one piece
     * @param weights above 0, one for each piece; the majority, the surest piece, the median and the trimmed mean take
     *     pieces as equals
     * @return a share for each class, 0 to 1; together 1, but for the means of a model of tags, whose probabilities stand
     *     for themselves
     */
    public double[] shares(Tensor said, List<Double> weights) {
        int pieces = said.size(0);
        double[] shares = new double[said.size(1)];
        double total = weights.stream().mapToDouble(Double::doubleValue).sum();
        if (this == MAJORITY) {
            for (int i = 0; i < pieces; i++) {
                shares[likeliest(said, i)] += 1.0 / pieces;
            }
            return shares;
        }
        double[] column = new double[pieces];
        for (int c = 0; c < shares.length; c++) {
            double sum = 0;
            for (int i = 0; i < pieces; i++) {
                column[i] = said.at(i, c);
                sum += weights.get(i) / total * (this == PRODUCT ? Math.log(Math.max(column[i], SMALLEST)) : column[i]);
            }
            shares[c] = switch (this) {
                case MEAN -> sum;
                case PRODUCT -> Math.exp(sum);
                case MAXIMUM -> Arrays.stream(column).max().orElse(0);
                case MEDIAN -> trimmed(column, (pieces - 1) / 2);
                case TRIMMED -> trimmed(column, pieces < LEAST_TO_TRIM ? 0 : Math.max(1, (int) (TRIM * pieces)));
                case MAJORITY -> throw new IllegalStateException("Counted above.");
            };
        }
        if (this == MEAN) {
            return shares;
        }
        double sum = Arrays.stream(shares).sum();
        for (int c = 0; c < shares.length; c++) {
            shares[c] = sum > 0 ? shares[c] / sum : 1.0 / shares.length;
        }
        return shares;
    }

    /** The class a piece gives the largest probability; of equals the first. */
    static int likeliest(Tensor said, int piece) {
        int best = 0;
        for (int c = 1; c < said.size(1); c++) {
            best = said.at(piece, c) > said.at(piece, best) ? c : best;
        }
        return best;
    }

    /** The mean of what is left when so many of the smallest and of the largest are left out. */
    private static double trimmed(double[] values, int out) {
        Arrays.sort(values);
        return Arrays.stream(values, out, values.length - out).average().orElse(0);
    }
}
