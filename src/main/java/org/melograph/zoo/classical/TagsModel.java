package org.melograph.zoo.classical;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.melograph.base.Axis;
import org.melograph.base.Tensor;
import org.melograph.model.Model;
import org.melograph.model.ModelSpec;

/** A classifier for each tag behind the description and scaling of their common input. */
final class TagsModel implements Model {
    private final ModelSpec spec;
    private final RowMaker maker;
    private final TagClassifiers classifiers;

    TagsModel(ModelSpec spec, RowMaker maker, TagClassifiers classifiers) {
        this.spec = spec;
        this.maker = maker;
        this.classifiers = classifiers;
    }

    @Override
    public ModelSpec spec() {
        return spec;
    }

    @Override
    public Tensor predict(Tensor inputs, @Nullable Tensor mask) {
        float[] rows = rows(inputs, mask);
        int tags = spec.labels().size();
        float[] probabilities = new float[inputs.size(0) * tags];
        for (int i = 0; i < inputs.size(0); i++) {
            classifiers.classify(rows, i, probabilities, i * tags);
        }
        return Tensor.wrap(probabilities, inputs.axis(0), new Axis("class", tags));
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
        weights.putAll(classifiers.weights());
        return weights;
    }

    @Override
    public void close() {}
}
