package org.melograph.zoo.neural;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.melograph.base.BadInputException;
import org.melograph.base.Param;
import org.melograph.base.Params;
import org.melograph.dataset.Cut;
import org.melograph.dataset.FrontEnd;
import org.melograph.model.InputShape;
import org.melograph.model.Task;
import org.melograph.model.TrainingParams;

/** Fully connected layers that tell the tags of a table's rows (Chang's tags, on features of whole songs). */
public final class TagsMlp extends NeuralArchitecture {
    @Override
    public String id() {
        return "tags-mlp";
    }

    @Override
    public String title() {
        return "Tags of table rows: fully connected layers";
    }

    @Override
    public String paper() {
        return "chang";
    }

    @Override
    public String source() {
        return "After Chang, 'An Exploration of Deep Learning for Processing Musical Sounds': tags by binary cross-entropy on "
                + "logits, under a mask of what was asked. The paper reads sequences; this is its counterpart for features "
                + "of whole songs, such as CAL500's. Our decisions: one hidden layer of 256 units with ReLU, dropout 0.7, "
                + "weight decay 1e-3, early stopping on the validation loss.";
    }

    @Override
    public String inputKind() {
        return "table";
    }

    @Override
    public Task task() {
        return Task.TAG;
    }

    @Override
    public List<Param> params() {
        List<Param> params = new ArrayList<>(List.of(
                new Param.Whole("layers", "Hidden layers", "Each has half the units of the one before.", 1, 1, 6),
                new Param.Whole("units", "Units", "Units of the first hidden layer.", 256, 2, 8192),
                dropout(0.7),
                new Param.Real("decay", "Weight decay", "How strongly large weights are held down.", 1e-3, 0, 1)));
        params.addAll(TrainingParams.forTags(150, 32, 0.001, 10));
        return List.copyOf(params);
    }

    @Override
    public FrontEnd frontEnd(Params params) throws BadInputException {
        return FrontEnd.of("columns", Map.of(), Cut.WHOLE);
    }

    @Override
    public InputShape usualInput() {
        return new InputShape(1, 68);
    }

    @Override
    Plan plan(InputShape input, int classes, Params params, long seed) {
        LayerChain chain = new LayerChain(
                InputLayout.ROW, input, classes, params.real("learning_rate"), params.real("decay"), seed);
        int units = params.whole("units");
        for (int layer = 1; layer <= params.whole("layers"); layer++) {
            chain.dense("dense" + layer, units).embedding().dropout("drop" + layer, params.real("dropout"));
            units = Math.max(1, units / 2);
        }
        return chain.tags();
    }
}
