package org.melograph.zoo.classical;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.melograph.base.Axis;
import org.melograph.base.Tensor;
import org.melograph.model.Model;
import org.melograph.model.ModelSpec;

/** A classifier behind the description and scaling of its input. */
final class ClassicalModel implements Model {
    private final ModelSpec spec;
    private final RowMaker maker;
    private final Classifier classifier;

    ClassicalModel(ModelSpec spec, RowMaker maker, Classifier classifier) {
        this.spec = spec;
        this.maker = maker;
        this.classifier = classifier;
    }

    /** A model that knows nothing yet: every class is as likely. */
    static ClassicalModel blank(ModelSpec spec) {
        return new ClassicalModel(spec, RowMaker.plain(spec), new Classifier() {
            @Override
            public void classify(float[] rows, int row, double[] into) {
                Arrays.fill(into, 1.0 / into.length);
            }

            @Override
            public Map<String, Tensor> weights() {
                return Map.of();
            }
        });
    }

    @Override
    public ModelSpec spec() {
        return spec;
    }

    @Override
    public Tensor predict(Tensor inputs, @Nullable Tensor mask) {
        float[] rows = rows(inputs, mask);
        int classes = spec.labels().size();
        float[] probabilities = new float[inputs.size(0) * classes];
        double[] row = new double[classes];
        for (int i = 0; i < inputs.size(0); i++) {
            classifier.classify(rows, i, row);
            for (int c = 0; c < classes; c++) {
                probabilities[i * classes + c] = (float) row[c];
            }
        }
        return Tensor.wrap(probabilities, inputs.axis(0), new Axis("class", classes));
    }

    @Override
    public Tensor embed(Tensor inputs, @Nullable Tensor mask) {
        return Tensor.wrap(rows(inputs, mask), inputs.axis(0), new Axis("dimension", maker.width()));
    }

    private float[] rows(Tensor inputs, @Nullable Tensor mask) {
        float[] rows = maker.statistics(inputs, mask);
        maker.scale(rows);
        return rows;
    }

    @Override
    public Map<String, Tensor> weights() {
        Map<String, Tensor> weights = new LinkedHashMap<>(maker.weights());
        weights.putAll(classifier.weights());
        return weights;
    }

    @Override
    public void close() {}
}
