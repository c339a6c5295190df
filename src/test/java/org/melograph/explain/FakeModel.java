package org.melograph.explain;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.melograph.base.Axis;
import org.melograph.base.BadInputException;
import org.melograph.base.Params;
import org.melograph.base.Tensor;
import org.melograph.dataset.FrontEnd;
import org.melograph.dataset.Scaling;
import org.melograph.model.DifferentiableModel;
import org.melograph.model.InputShape;
import org.melograph.model.ModelSpec;

/** Two classes: the log-odds of the second are a function of the input that the test knows. */
final class FakeModel implements DifferentiableModel {
    private final ModelSpec spec;
    private final Score score;
    private final Slope slope;

    /** The log-odds of an input, axes {@code [channel, step]}, that begins somewhere in an array. */
    interface Score {
        double of(float[] inputs, int first);
    }

    /** Their derivative by value {@code i} of the input. */
    interface Slope {
        double at(float[] inputs, int first, int i);
    }

    FakeModel(FrontEnd frontEnd, InputShape input, Score score, Slope slope) throws BadInputException {
        Scaling none = Scaling.none(input.channels());
        boolean columns = !frontEnd.columns().isEmpty();
        Tensor mean =
                columns ? Tensor.wrap(new float[input.steps()], new Axis(Scaling.COLUMN, input.steps())) : none.mean();
        float[] ones = new float[input.steps()];
        java.util.Arrays.fill(ones, 1);
        Tensor deviation = columns ? Tensor.wrap(ones, new Axis(Scaling.COLUMN, input.steps())) : none.deviation();
        spec = new ModelSpec(
                "fake", Params.standard(List.of()), frontEnd, input, List.of("no", "yes"), mean, deviation);
        this.score = score;
        this.slope = slope;
    }

    @Override
    public ModelSpec spec() {
        return spec;
    }

    @Override
    public Tensor predict(Tensor inputs, @Nullable Tensor mask) {
        int examples = inputs.size(0);
        int width = inputs.length() / examples;
        float[] said = new float[2 * examples];
        for (int i = 0; i < examples; i++) {
            double odds = score.of(inputs.values(), i * width);
            said[2 * i] = (float) (1 / (1 + Math.exp(odds)));
            said[2 * i + 1] = (float) (1 / (1 + Math.exp(-odds)));
        }
        return Tensor.wrap(said, inputs.axis(0), new Axis("class", 2));
    }

    @Override
    public String obstacle() {
        return "";
    }

    @Override
    public Tensor slopes(Tensor inputs, @Nullable Tensor mask, int label) {
        int width = inputs.length() / inputs.size(0);
        float[] slopes = new float[inputs.length()];
        for (int i = 0; i < slopes.length; i++) {
            slopes[i] = (float) ((label == 1 ? 1 : -1) * slope.at(inputs.values(), i / width * width, i % width));
        }
        return Tensor.wrap(slopes, inputs.axes());
    }

    @Override
    public Tensor embed(Tensor inputs, @Nullable Tensor mask) {
        return predict(inputs, mask);
    }

    @Override
    public Map<String, Tensor> weights() {
        return Map.of();
    }

    @Override
    public void close() {}
}
