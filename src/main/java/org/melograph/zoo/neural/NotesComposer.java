package org.melograph.zoo.neural;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.deeplearning4j.nn.conf.layers.EmbeddingSequenceLayer;
import org.melograph.base.BadInputException;
import org.melograph.base.Param;
import org.melograph.base.Params;
import org.melograph.dataset.Cut;
import org.melograph.dataset.FrontEnd;
import org.melograph.model.InputShape;
import org.melograph.model.Model;
import org.melograph.model.ModelSpec;
import org.melograph.model.Task;
import org.melograph.model.TrainingParams;

/** One causal convolution and one recurrent layer that say which event comes next (Chen's generator). */
public final class NotesComposer extends NeuralArchitecture {
    @Override
    public String id() {
        return "notes-composer";
    }

    @Override
    public String title() {
        return "Notes: composer";
    }

    @Override
    public String paper() {
        return "chen";
    }

    @Override
    public String source() {
        return "Chen, 'Convolutional Recurrent Music Sequence Classification and Generation', the generator: one 1-D "
                + "convolution and one LSTM, trained to say what follows. Our decisions where the paper is silent: events "
                + "(gap, pitch and duration of each note) instead of bare note numbers, embedded in 64 dimensions; the convolution "
                + "looks back only; softmax over the events at every step, sampled instead of taken.";
    }

    @Override
    public String inputKind() {
        return "events";
    }

    @Override
    public Task task() {
        return Task.CONTINUE;
    }

    @Override
    public List<Param> params() {
        List<Param> params = new ArrayList<>(List.of(
                new Param.Whole("steps", "Events", "Events in a training piece.", 256, 8, 8192),
                new Param.Whole("embedding", "Embedding", "Dimensions an event is embedded in.", 64, 2, 1024),
                new Param.Whole("filters", "Filters", "Filters of the convolution.", 128, 2, 1024),
                new Param.Whole("kernel", "Kernel", "Events the convolution sees, the newest included.", 8, 1, 64),
                new Param.Whole("units", "Recurrent units", "LSTM units.", 128, 2, 2048),
                dropout(0.2)));
        params.addAll(TrainingParams.of(20, 16, 0.002, 3));
        return List.copyOf(params);
    }

    @Override
    public FrontEnd frontEnd(Params params) throws BadInputException {
        int steps = params.whole("steps");
        return FrontEnd.of("events", Map.of(), new Cut(steps, steps));
    }

    @Override
    public InputShape usualInput() {
        return new InputShape(1, 256);
    }

    @Override
    Model model(ModelSpec spec, Network network, boolean owned) {
        return new ComposerModel(spec, network, owned);
    }

    @Override
    Plan plan(InputShape input, int classes, Params params, long seed) throws BadInputException {
        if (input.channels() != 1) {
            throw new BadInputException("The axis 'channel' of the input has " + input.channels()
                    + " entries, but 'notes-composer' takes one event at a step. Use the feature 'events'.");
        }
        double dropout = params.real("dropout");
        LayerChain chain = new LayerChain(InputLayout.TOKENS, input, classes, params.real("learning_rate"), 0, seed);
        chain.add(
                        "embedding",
                        new EmbeddingSequenceLayer.Builder()
                                .nIn(classes)
                                .nOut(params.whole("embedding"))
                                .build())
                .causalConv1d("conv", params.whole("filters"), params.whole("kernel"))
                .dropout("drop1", dropout)
                .recurrent("lstm", Cell.LSTM, params.whole("units"), false)
                .embedding()
                .dropout("drop2", dropout);
        return chain.classesAtEveryStep();
    }
}
