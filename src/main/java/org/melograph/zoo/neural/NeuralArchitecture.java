package org.melograph.zoo.neural;

import java.util.Map;
import org.melograph.base.BadInputException;
import org.melograph.base.Param;
import org.melograph.base.Params;
import org.melograph.base.Tensor;
import org.melograph.model.Architecture;
import org.melograph.model.InputShape;
import org.melograph.model.Learner;
import org.melograph.model.Model;
import org.melograph.model.ModelSpec;
import org.melograph.model.Task;

/** What all networks share: an architecture only says how its layers follow each other. */
abstract class NeuralArchitecture implements Architecture.Solo {
    /** The dropout setting, in the words every network uses. */
    static Param dropout(double standard) {
        return new Param.Real(
                "dropout", "Dropout", "Part of the activations that is dropped while learning.", standard, 0, 0.9);
    }

    /**
     * The layers for an input.
     *
     * @param seed for the initial weights
     * @throws BadInputException when the input is too short for the layers, naming the axis
     */
    abstract Plan plan(InputShape input, int classes, Params params, long seed) throws BadInputException;

    /** The model on a network; a composer gives one that continues sequences. */
    Model model(ModelSpec spec, Network network, boolean owned) {
        return new NeuralModel(spec, network, owned);
    }

    @Override
    public Task task() {
        return Task.CLASSIFY;
    }

    @Override
    public final long weights(InputShape input, int classes, Params params) throws BadInputException {
        return plan(input, classes, params, 0).trainableWeights();
    }

    @Override
    public final Learner begin(ModelSpec spec, long seed) throws BadInputException {
        Network network = new Network(plan(spec, seed), true);
        return new NeuralLearner(spec, network, model(spec, network, false), seed);
    }

    @Override
    public final Model restore(ModelSpec spec, Map<String, Tensor> weights) throws BadInputException {
        Network network = new Network(plan(spec, 0), false);
        try {
            network.load(weights);
        } catch (BadInputException e) {
            network.close();
            throw e;
        }
        return model(spec, network, true);
    }

    private Plan plan(ModelSpec spec, long seed) throws BadInputException {
        if (task() != Task.TAG && spec.labels().size() < 2) {
            throw new BadInputException("'" + id() + "' needs two classes or more, not "
                    + spec.labels().size() + ". Add songs with another label.");
        }
        return plan(spec.input(), spec.labels().size(), spec.params(), seed);
    }

    /** Refuses an input whose axis is too short. */
    final void requireAtLeast(String axis, int size, int least) throws BadInputException {
        if (size < least) {
            throw new BadInputException(
                    "The axis '" + axis + "' of the input has " + size + " entries, but the layers of '" + id()
                            + "' need " + least + " or more. Give a longer input or fewer, smaller layers.");
        }
    }
}
