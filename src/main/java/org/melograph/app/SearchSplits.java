package org.melograph.app;

import java.util.ArrayList;
import java.util.List;
import org.melograph.base.BadInputException;
import org.melograph.dataset.Dataset;
import org.melograph.dataset.Example;
import org.melograph.dataset.Split;
import org.melograph.dataset.SplitPlan;
import org.melograph.dataset.Splitter;
import org.melograph.model.Architecture;

/** How a search parts its songs: a test part that no setting sees, and the rest, on which settings are compared. */
final class SearchSplits {
    /** The part of what a network learns from that tells it when to stop. */
    private static final double STEERING = 0.1;

    /** The part that settings are judged on where there are no folds. */
    private static final double ONE_PART = 0.25;

    private final SearchParameters.Protocol protocol;
    private final boolean steered;
    private final long seed;
    private final Dataset rest;
    private final List<Example> test;

    private SearchSplits(
            SearchParameters.Protocol protocol, boolean steered, long seed, Dataset rest, List<Example> test) {
        this.protocol = protocol;
        this.steered = steered;
        this.seed = seed;
        this.rest = rest;
        this.test = test;
    }

    /** Whether a validation part decides when a model stops learning. */
    static boolean steers(Architecture architecture) {
        return architecture.params().stream().anyMatch(p -> p.name().equals("patience"));
    }

    /** Sets the test part of a search aside. */
    static SearchSplits of(SearchParameters.Request request, TrainingData data) throws BadInputException {
        SearchParameters.Protocol protocol = request.protocol();
        Dataset dataset = data.dataset();
        List<Example> rest = dataset.examples();
        List<Example> test = List.of();
        if (protocol.test() > 0 || protocol.by() == SplitPlan.By.FILE) {
            SplitPlan plan = new SplitPlan(protocol.by(), protocol.test(), 0, 0, 0, request.seed());
            Split split = Splitter.split(dataset, plan);
            rest = new ArrayList<>(split.train());
            rest.addAll(split.valid());
            test = split.test();
        }
        return new SearchSplits(protocol, steers(data.architecture()), request.seed(), dataset.only(rest), test);
    }

    /** Whether songs are set aside. */
    boolean tests() {
        return !test.isEmpty();
    }

    /** A fold within the part that settings are compared on. */
    Split fold(int fold) throws BadInputException {
        double valid = steered ? STEERING : 0;
        int folds = protocol.folds();
        return Splitter.split(
                rest, new SplitPlan(within(), ONE_PART, valid, folds == 1 ? 0 : folds, folds == 1 ? 0 : fold, seed));
    }

    /** All of the rest to learn from, the test part to be judged on. */
    Split last() throws BadInputException {
        List<Example> train = rest.examples();
        List<Example> valid = List.of();
        if (steered) {
            Split steering = Splitter.split(rest, new SplitPlan(within(), STEERING, 0, 0, 0, seed));
            train = steering.train();
            valid = steering.test();
        }
        return Splitter.proven(protocol.by(), train, valid, test);
    }

    /** What is kept together within the part that is searched on: a file's split only sets the test part aside. */
    private SplitPlan.By within() {
        return protocol.by() == SplitPlan.By.FILE ? SplitPlan.By.GROUP : protocol.by();
    }
}
