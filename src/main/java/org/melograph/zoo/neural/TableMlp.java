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
import org.melograph.model.TrainingParams;

/** Fully connected layers over the columns of a table (Chang). */
public final class TableMlp extends NeuralArchitecture {
    @Override
    public String id() {
        return "table-mlp";
    }

    @Override
    public String title() {
        return "Table: fully connected layers";
    }

    @Override
    public String paper() {
        return "chang";
    }

    @Override
    public String source() {
        return "Chang, 'An Exploration of Deep Learning for Processing Musical Sounds', the network on a table of song "
                + "features: z-scored columns, fully connected layers with ReLU, cross-entropy, Adam, 50 epochs. Our "
                + "decisions where the paper is silent: two hidden layers of 128 and 64 units, dropout 0.1, every song "
                + "counts the same.";
    }

    @Override
    public String inputKind() {
        return "table";
    }

    @Override
    public List<Param> params() {
        List<Param> params = new ArrayList<>(List.of(
                new Param.Whole("layers", "Hidden layers", "Each has half the units of the one before.", 2, 1, 6),
                new Param.Whole("units", "Units", "Units of the first hidden layer.", 128, 2, 8192),
                dropout(0.1)));
        params.addAll(TrainingParams.of(50, 64, 0.001, 10, "none"));
        return List.copyOf(params);
    }

    @Override
    public FrontEnd frontEnd(Params params) throws BadInputException {
        return FrontEnd.of("columns", Map.of(), Cut.WHOLE);
    }

    @Override
    public InputShape usualInput() {
        return new InputShape(1, 14);
    }

    @Override
    Plan plan(InputShape input, int classes, Params params, long seed) {
        LayerChain chain = new LayerChain(InputLayout.ROW, input, classes, params.real("learning_rate"), 1e-5, seed);
        int units = params.whole("units");
        for (int layer = 1; layer <= params.whole("layers"); layer++) {
            chain.dense("dense" + layer, units).embedding().dropout("drop" + layer, params.real("dropout"));
            units = Math.max(1, units / 2);
        }
        return chain.classes();
    }
}
