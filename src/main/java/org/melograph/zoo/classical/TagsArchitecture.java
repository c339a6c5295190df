package org.melograph.zoo.classical;

import java.util.ArrayList;
import java.util.List;
import org.melograph.base.BadInputException;
import org.melograph.base.Param;
import org.melograph.base.Params;
import org.melograph.model.InputShape;
import org.melograph.model.Learner;
import org.melograph.model.ModelSpec;
import org.melograph.model.Task;

/** A classical classifier for each tag, which is asked whether a song has it; inputs are those of the classical models. */
abstract class TagsArchitecture extends RowArchitecture {
    /** The sentence that every source ends with. */
    static final String EACH_TAG =
            " Our decisions: each tag is learnt from the songs that were asked about it and from no"
                    + " others; of a tag that all of them have, or none, its share is said.";

    private final ClassicalArchitecture classifier;

    /** One with this classifier for each tag. */
    TagsArchitecture(ClassicalArchitecture classifier) {
        this.classifier = classifier;
    }

    /** What each tag's classifier is. */
    final ClassicalArchitecture classifier() {
        return classifier;
    }

    @Override
    public final String paper() {
        return "chang";
    }

    @Override
    public final Task task() {
        return Task.TAG;
    }

    @Override
    public final List<Param> params() {
        List<Param> params = new ArrayList<>(ClassicalInput.params());
        params.addAll(ownParams());
        return params;
    }

    /** At least: a share for each tag, since of some only that is known. */
    @Override
    public final long weights(InputShape input, int tags, Params params) {
        return tags;
    }

    @Override
    public final Learner begin(ModelSpec spec, long seed) {
        return new TagsLearner(this, spec, seed);
    }

    @Override
    final Classifier load(StoredWeights weights, int statistics, int tags, Params params) throws BadInputException {
        return TagClassifiers.load(classifier, weights, statistics, tags, params);
    }
}
