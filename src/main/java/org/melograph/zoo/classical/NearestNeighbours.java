package org.melograph.zoo.classical;

import java.util.List;
import java.util.Map;
import org.melograph.base.BadInputException;
import org.melograph.base.Job;
import org.melograph.base.Param;
import org.melograph.base.Params;
import org.melograph.model.InputShape;

/** The classes of the most similar training examples. */
public final class NearestNeighbours extends ClassicalArchitecture {
    private static final String DISTANCE = "distance";

    /** A search for neighbours. */
    public NearestNeighbours() {
        super("none");
    }

    @Override
    public String id() {
        return "k-nearest-neighbours";
    }

    @Override
    public String title() {
        return "Nearest neighbours";
    }

    @Override
    public String source() {
        return "A baseline of Chen, 'Convolutional Recurrent Music Sequence Classification and Generation'. The k nearest"
                + " examples of the training part by Euclidean distance vote (Cover and Hart 1967); every one of them is"
                + " compared." + OUR_INPUT;
    }

    @Override
    List<Param> ownParams() {
        return List.of(
                new Param.Whole("neighbours", "Neighbours", "How many vote; more smooth the answer.", 5, 1, 10_000),
                new Param.Choice(
                        "votes",
                        "Votes",
                        "Whether every neighbour counts the same, or the nearer ones more (1 / distance).",
                        "equal",
                        List.of("equal", DISTANCE)));
    }

    @Override
    List<Map<String, String>> grid() {
        return Tuning.combinations(
                new Tuning.Values("neighbours", "1", "3", "5", "9", "15", "25"),
                new Tuning.Values("votes", "equal", DISTANCE));
    }

    /** At least: one example of each class. What is kept is the training part. */
    @Override
    public long weights(InputShape input, int classes, Params params) {
        return 2L * ClassicalInput.statistics(input, params);
    }

    @Override
    Classifier fit(TrainingRows rows, Params params, long seed, int threads, Job job) {
        float[] weights = new float[rows.size()];
        for (int i = 0; i < weights.length; i++) {
            weights[i] = (float) rows.weights[i];
        }
        return new NeighbourClassifier(
                rows.values,
                rows.labels,
                weights,
                rows.width,
                params.whole("neighbours"),
                params.choice("votes").equals(DISTANCE));
    }

    @Override
    Classifier load(StoredWeights weights, int statistics, int classes, Params params) throws BadInputException {
        return NeighbourClassifier.load(
                weights,
                statistics,
                classes,
                params.whole("neighbours"),
                params.choice("votes").equals(DISTANCE));
    }
}
