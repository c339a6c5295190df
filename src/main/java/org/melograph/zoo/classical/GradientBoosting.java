package org.melograph.zoo.classical;

import java.util.List;
import java.util.Map;
import org.melograph.base.BadInputException;
import org.melograph.base.Job;
import org.melograph.base.Param;
import org.melograph.base.Params;
import org.melograph.base.StoppedException;
import org.melograph.base.Workers;
import org.melograph.model.InputShape;

/** Small trees, each correcting the sum of those before it. */
public final class GradientBoosting extends ClassicalArchitecture {
    /** Few rows need few bins: sums over bins are most of the work where there are more bins than rows. */
    private static final int ROWS_IN_A_BIN = 4;

    private static final int LEAST_BINS = 32;

    /** The score of a class without examples: as good as never. */
    private static final float NEVER = -30;

    /** A boosting. */
    public GradientBoosting() {
        super("none");
    }

    @Override
    public String id() {
        return "gradient-boosting";
    }

    @Override
    public String title() {
        return "Gradient boosting";
    }

    @Override
    public String source() {
        return "A baseline of Chen, 'Convolutional Recurrent Music Sequence Classification and Generation'. Friedman's"
                + " gradient boosting (2001) of the multinomial loss, by second order steps over at most 256 bins of a"
                + " column, leaf by leaf, as LightGBM (Ke et al. 2017) and scikit-learn's HistGradientBoostingClassifier"
                + " grow their trees." + OUR_INPUT;
    }

    @Override
    List<Param> ownParams() {
        return List.of(
                new Param.Whole("rounds", "Rounds", "Trees for each class; more fit closer.", 100, 1, 10_000),
                new Param.Real(
                        "learning_rate", "Learning rate", "What each tree's step is multiplied by.", 0.1, 1e-4, 1),
                new Param.Whole(
                        "leaves", "Leaves", "Leaves of a tree at most; more see columns together.", 31, 2, 1024),
                new Param.Whole("min_leaf", "Least leaf", "Examples in a leaf at least.", 20, 1, 10_000),
                new Param.Real("l2", "L2", "Penalty on large steps.", 0.0, 0, 1e6));
    }

    @Override
    List<Map<String, String>> grid() {
        return Tuning.combinations(
                new Tuning.Values("learning_rate", "0.05", "0.1"), new Tuning.Values("leaves", "4", "8", "31"));
    }

    /** At least: a leaf for each tree, and the classes' baselines. How large trees get, the data decide. */
    @Override
    public long weights(InputShape input, int classes, Params params) {
        return 4L * params.whole("rounds") * classes + classes;
    }

    @Override
    Classifier fit(TrainingRows rows, Params params, long seed, int threads, Job job)
            throws BadInputException, StoppedException {
        int classes = rows.classes;
        int rounds = params.whole("rounds");
        BinnedColumns columns =
                BinnedColumns.of(rows, Math.clamp(rows.size() / ROWS_IN_A_BIN, LEAST_BINS, BinnedColumns.MOST));
        float[] baselines = baselines(rows);
        double[] scores = new double[rows.size() * classes];
        for (int i = 0; i < scores.length; i++) {
            scores[i] = baselines[i % classes];
        }
        List<BoostedTree> growers = BoostedTree.forClasses(
                classes,
                columns,
                params.whole("leaves"),
                params.whole("min_leaf"),
                params.real("learning_rate"),
                params.real("l2"));
        double[][] gradients = new double[classes][rows.size()];
        double[][] hessians = new double[classes][rows.size()];
        FlatTrees.Builder[] grown = new FlatTrees.Builder[rounds * classes];
        try (Workers.Team team = Workers.team("boosting", Math.min(classes, threads))) {
            for (int round = 0; round < rounds; round++) {
                job.throwIfStopped();
                derive(rows, scores, gradients, hessians);
                int first = round * classes;
                team.each(
                        classes,
                        c -> grown[first + c] = growers.get(c).grow(gradients[c], hessians[c], scores, c, classes));
                job.report((round + 1.0) / rounds, "Boosting, round " + (round + 1) + " of " + rounds);
            }
        }
        return new BoostedClassifier(FlatTrees.of(List.of(grown)), baselines, rows.width);
    }

    /** The log of each class's share of the weight. */
    private static float[] baselines(TrainingRows rows) {
        double[] shares = new double[rows.classes];
        for (int i = 0; i < rows.size(); i++) {
            shares[rows.labels[i]] += rows.weights[i];
        }
        Votes.normalise(shares);
        float[] baselines = new float[rows.classes];
        for (int c = 0; c < shares.length; c++) {
            baselines[c] = shares[c] > 0 ? (float) Math.log(shares[c]) : NEVER;
        }
        return baselines;
    }

    private static void derive(TrainingRows rows, double[] scores, double[][] gradients, double[][] hessians) {
        double[] probabilities = new double[rows.classes];
        for (int i = 0; i < rows.size(); i++) {
            System.arraycopy(scores, i * rows.classes, probabilities, 0, rows.classes);
            Votes.softmax(probabilities, 1);
            for (int c = 0; c < rows.classes; c++) {
                double p = probabilities[c];
                gradients[c][i] = rows.weights[i] * (p - (rows.labels[i] == c ? 1 : 0));
                hessians[c][i] = rows.weights[i] * p * (1 - p);
            }
        }
    }

    @Override
    Classifier load(StoredWeights weights, int statistics, int classes, Params params) throws BadInputException {
        return BoostedClassifier.load(weights, statistics, classes);
    }
}
