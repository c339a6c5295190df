package org.melograph.zoo.classical;

import java.util.List;
import java.util.Map;
import org.melograph.base.BadInputException;
import org.melograph.base.Param;
import org.melograph.base.Params;
import org.melograph.base.Tensor;
import org.melograph.dataset.FrontEnd;
import org.melograph.model.Architecture;
import org.melograph.model.InputShape;
import org.melograph.model.Model;
import org.melograph.model.ModelSpec;
import org.melograph.music.SongKind;

/** What all classical models share: any input, described and scaled as one row a song or piece, and how they are stored. */
abstract class RowArchitecture implements Architecture.Solo {
    /** The classifier's own settings. */
    abstract List<Param> ownParams();

    /**
     * Takes a stored classifier.
     *
     * @param statistics the length of a row
     * @param labels how many classes or tags
     * @throws BadInputException when the weights do not fit
     */
    abstract Classifier load(StoredWeights weights, int statistics, int labels, Params params) throws BadInputException;

    /** Refuses what cannot be such a model. */
    ModelSpec checked(ModelSpec spec) throws BadInputException {
        return spec;
    }

    @Override
    public final String inputKind() {
        return "any";
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
        return new InputShape(20, 1292);
    }

    @Override
    public final Model restore(ModelSpec spec, Map<String, Tensor> weights) throws BadInputException {
        StoredWeights stored = new StoredWeights(weights);
        RowMaker maker = RowMaker.load(checked(spec), stored);
        Classifier classifier = load(stored, maker.width(), spec.labels().size(), spec.params());
        stored.done();
        return new ClassicalModel(spec, maker, classifier);
    }
}
