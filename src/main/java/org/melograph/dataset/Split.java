package org.melograph.dataset;

import java.util.List;

/** A dataset divided in three, each part in the dataset's order; {@code valid} may be empty. */
public record Split(List<Example> train, List<Example> valid, List<Example> test, SplitSummary summary) {
    public Split {
        train = List.copyOf(train);
        valid = List.copyOf(valid);
        test = List.copyOf(test);
    }
}
