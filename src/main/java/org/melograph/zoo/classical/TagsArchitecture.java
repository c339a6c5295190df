package org.melograph.zoo.classical;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.melograph.base.BadInputException;
import org.melograph.base.Param;
import org.melograph.base.Params;
import org.melograph.base.Tensor;
import org.melograph.dataset.FrontEnd;
import org.melograph.model.Architecture;
import org.melograph.model.InputShape;
import org.melograph.model.Learner;
import org.melograph.model.Model;
import org.melograph.model.ModelSpec;
import org.melograph.model.Task;
import org.melograph.music.SongKind;

/** A classical classifier for each tag, which is asked whether a song has it; inputs are those of the classical models. */
abstract class TagsArchitecture implements Architecture.Solo {
    /** The sentence that every source ends with. */
    static final String EACH_TAG =
            " Our decisions: each tag is learnt from the songs that were asked about it and from no"
                    + " others; of a tag that all of them have, or none, its share is said.";

    private final ClassicalArchitecture classifier;

    /** One with this classifier for each tag. */
    TagsArchitecture(ClassicalArchitecture classifier) {
        this.classifier = classifier;
    }

    /** The classifier's settings, by the names that it reads them under. */
    abstract List<Param> ownParams();

    /** What each tag's classifier is. */
    final ClassicalArchitecture classifier() {
        return classifier;
    }

    @Override
    public final String paper() {
        return "chang";
    }

    @Override
    public final String inputKind() {
        return "any";
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

    @Override
    public final Params settings(Map<String, String> set, SongKind songs) throws BadInputException {
        Params params = Params.parse(params(), set);
        return set.containsKey(ClassicalInput.FEATURE)
                ? params
                : params.with(ClassicalInput.FEATURE, ClassicalInput.suiting(songs));
    }

    @Override
    public final boolean growsWithData() {
        return true;
    }

    @Override
    public final FrontEnd frontEnd(Params params) throws BadInputException {
        return ClassicalInput.frontEnd(params);
    }

    @Override
    public final InputShape usualInput() {
        return classifier.usualInput();
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
    public final Model restore(ModelSpec spec, Map<String, Tensor> weights) throws BadInputException {
        StoredWeights stored = new StoredWeights(weights);
        RowMaker maker = RowMaker.load(spec, stored);
        TagClassifiers tags = TagClassifiers.load(
                classifier, stored, maker.width(), spec.labels().size(), spec.params());
        stored.done();
        return new TagsModel(spec, maker, tags);
    }
}
