package org.melograph.zoo.classical;

import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.melograph.base.BadInputException;
import org.melograph.base.Job;
import org.melograph.base.Param;
import org.melograph.base.Params;
import org.melograph.base.Rng;
import org.melograph.base.StoppedException;
import org.melograph.base.Workers;
import org.melograph.model.InputShape;

/** Many trees, each grown on rows and columns drawn by chance; their mean decides. */
public final class RandomForest extends ClassicalArchitecture {
    private static final String SQUARE_ROOT = "sqrt";
    private static final int TREES_WHILE_TUNING = 100;

    /** A forest. */
    public RandomForest() {
        super("none");
    }

    @Override
    public String id() {
        return "random-forest";
    }

    @Override
    public String title() {
        return "Random forest";
    }

    @Override
    public String source() {
        return "A baseline of Chen, 'Convolutional Recurrent Music Sequence Classification and Generation'. Breiman's random"
                + " forest (2001) as scikit-learn has it: each tree on as many rows as there are, drawn with replacement,"
                + " grown out by Gini's impurity, the mean of the leaves' shares as probability. Splits are sought between"
                + " at most 256 bins of a column."
                + OUR_INPUT;
    }

    @Override
    List<Param> ownParams() {
        return params(300, 1);
    }

    /** A forest's settings with other standards. */
    static List<Param> params(int trees, int leastLeaf) {
        return List.of(
                new Param.Whole("trees", "Trees", "Number of trees; more are steadier and slower.", trees, 1, 10_000),
                new Param.Whole(
                        "min_leaf",
                        "Least leaf",
                        "Examples in a leaf at least; more smooth the trees and make the file smaller.",
                        leastLeaf,
                        1,
                        10_000),
                new Param.Choice(
                        "columns_tried",
                        "Columns tried",
                        "Statistics looked at for each split: the square root of their number, a third or all of them.",
                        SQUARE_ROOT,
                        List.of(SQUARE_ROOT, "third", "all")));
    }

    @Override
    List<Map<String, String>> grid() {
        return Tuning.combinations(
                new Tuning.Values("min_leaf", "1", "3", "8"), new Tuning.Values("columns_tried", SQUARE_ROOT, "third"));
    }

    /** Fewer trees compare settings as well. */
    @Override
    Params whileTuning(Params params) throws BadInputException {
        return params.with("trees", Math.min(TREES_WHILE_TUNING, params.whole("trees")));
    }

    /** At least: a node for each tree. How large trees get, the data decide. */
    @Override
    public long weights(InputShape input, int classes, Params params) {
        return 4L * params.whole("trees");
    }

    @Override
    Classifier fit(TrainingRows rows, Params params, long seed, int threads, Job job)
            throws BadInputException, StoppedException {
        BinnedColumns columns = BinnedColumns.of(rows, BinnedColumns.MOST);
        int tried = switch (params.choice("columns_tried")) {
            case SQUARE_ROOT -> (int) Math.max(1, Math.sqrt(rows.width));
            case "third" -> Math.max(1, rows.width / 3);
            default -> rows.width;
        };
        int leastRows = params.whole("min_leaf");
        List<Integer> numbers =
                IntStream.range(0, params.whole("trees")).boxed().toList();
        AtomicInteger done = new AtomicInteger();
        record Grown(FlatTrees.Builder nodes, List<float[]> mixed) {}
        List<Grown> grown = Workers.map("forest", threads, numbers, job, number -> {
            ForestTree tree = new ForestTree(columns, rows, tried, leastRows, Rng.of(seed, "forest", number));
            FlatTrees.Builder nodes = tree.grow();
            int count = done.incrementAndGet();
            job.report((double) count / numbers.size(), "Growing tree " + count + " of " + numbers.size());
            return new Grown(nodes, tree.mixed());
        });
        return ForestClassifier.of(
                grown.stream().map(Grown::nodes).toList(),
                grown.stream().map(Grown::mixed).toList(),
                rows.width,
                rows.classes);
    }

    @Override
    Classifier load(StoredWeights weights, int statistics, int classes, Params params) throws BadInputException {
        return ForestClassifier.load(weights, statistics, classes);
    }
}
