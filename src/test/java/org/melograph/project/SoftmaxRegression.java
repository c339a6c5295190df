package org.melograph.project;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.melograph.base.Axis;
import org.melograph.base.BadInputException;
import org.melograph.base.Param;
import org.melograph.base.Params;
import org.melograph.base.Tensor;
import org.melograph.dataset.Cut;
import org.melograph.dataset.FrontEnd;
import org.melograph.model.Architecture;
import org.melograph.model.InputShape;
import org.melograph.model.Learner;
import org.melograph.model.Model;
import org.melograph.model.ModelSpec;
import org.melograph.model.Task;

/** The smallest architecture that answers: one matrix and a softmax. For tests of bundles. */
final class SoftmaxRegression implements Architecture.Solo {
    static Architecture.Solo byId(String id) throws BadInputException {
        if (!id.equals("softmax-regression")) {
            throw new BadInputException("There is no architecture '" + id + "'.");
        }
        return new SoftmaxRegression();
    }

    @Override
    public String id() {
        return "softmax-regression";
    }

    @Override
    public String title() {
        return "Softmax regression";
    }

    @Override
    public String paper() {
        return "";
    }

    @Override
    public String source() {
        return "Textbooks.";
    }

    @Override
    public String inputKind() {
        return "mel";
    }

    @Override
    public Task task() {
        return Task.CLASSIFY;
    }

    @Override
    public List<Param> params() {
        return List.of(
                new Param.Real("temperature", "Temperature", "Divides the logits.", 1.0, 0.1, 10),
                new Param.Whole("epochs", "Epochs", "Passes.", 3, 1, 100));
    }

    @Override
    public FrontEnd frontEnd(Params params) throws BadInputException {
        return FrontEnd.of("mel", Map.of("n_mels", "4"), new Cut(3, 3));
    }

    @Override
    public InputShape usualInput() {
        return new InputShape(4, 3);
    }

    @Override
    public long weights(InputShape input, int classes, Params params) {
        return (long) input.channels() * input.steps() * classes;
    }

    @Override
    public Learner begin(ModelSpec spec, long seed) {
        throw new UnsupportedOperationException("The tests restore, they do not train.");
    }

    @Override
    public Model restore(ModelSpec spec, Map<String, Tensor> weights) throws BadInputException {
        Tensor matrix = weights.get("matrix");
        int inputs = spec.input().channels() * spec.input().steps();
        if (matrix == null || matrix.length() != inputs * spec.labels().size()) {
            throw new BadInputException("The weights do not fit.");
        }
        return new Model() {
            @Override
            public ModelSpec spec() {
                return spec;
            }

            @Override
            public Tensor predict(Tensor x, @Nullable Tensor mask) {
                int classes = spec.labels().size();
                float[] out = new float[x.size(0) * classes];
                for (int e = 0; e < x.size(0); e++) {
                    double sum = 0;
                    double[] exp = new double[classes];
                    for (int c = 0; c < classes; c++) {
                        double dot = 0;
                        for (int i = 0; i < inputs; i++) {
                            dot += x.values()[e * inputs + i] * matrix.values()[i * classes + c];
                        }
                        exp[c] = Math.exp(dot / spec.params().real("temperature"));
                        sum += exp[c];
                    }
                    for (int c = 0; c < classes; c++) {
                        out[e * classes + c] = (float) (exp[c] / sum);
                    }
                }
                return Tensor.wrap(out, new Axis("example", x.size(0)), new Axis("class", classes));
            }

            @Override
            public Tensor embed(Tensor x, @Nullable Tensor mask) {
                return Tensor.wrap(x.values(), new Axis("example", x.size(0)), new Axis("dimension", inputs));
            }

            @Override
            public Map<String, Tensor> weights() {
                return new LinkedHashMap<>(Map.of("matrix", matrix));
            }

            @Override
            public void close() {}
        };
    }
}
