package org.melograph.train;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.melograph.base.Axis;
import org.melograph.base.Job;
import org.melograph.base.Param;
import org.melograph.base.Params;
import org.melograph.base.Rng;
import org.melograph.base.Tensor;
import org.melograph.dataset.Cut;
import org.melograph.dataset.FrontEnd;
import org.melograph.model.Architecture;
import org.melograph.model.Batch;
import org.melograph.model.InputShape;
import org.melograph.model.Learner;
import org.melograph.model.LearnerState;
import org.melograph.model.Model;
import org.melograph.model.ModelSpec;
import org.melograph.model.Task;
import org.melograph.model.TrainingParams;

/**
 * Softmax regression with momentum and input dropout, small enough to train in milliseconds and with all a run loop must
 * keep: weights, an optimiser's state and randomness in every step.
 */
final class ToyArchitecture implements Architecture.Solo {
    private static final double MOMENTUM = 0.9;

    /** Whether it fits in one go: the same network, trained by itself. */
    private final boolean oneShot;

    ToyArchitecture(boolean oneShot) {
        this.oneShot = oneShot;
    }

    /** Settings of a short run. */
    static Params params(int epochs, double rate, int patience, String balance) {
        try {
            List<Param> declared = TrainingParams.of(10, 8, 0.1, 5);
            return Params.standard(declared)
                    .with("epochs", epochs)
                    .with("learning_rate", rate)
                    .with("patience", patience)
                    .with("balance", balance);
        } catch (org.melograph.base.BadInputException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public String id() {
        return "toy";
    }

    @Override
    public String title() {
        return "Toy";
    }

    @Override
    public String paper() {
        return "";
    }

    @Override
    public String source() {
        return "Softmax regression";
    }

    @Override
    public String inputKind() {
        return "table";
    }

    @Override
    public Task task() {
        return Task.CLASSIFY;
    }

    @Override
    public List<Param> params() {
        return TrainingParams.of(10, 8, 0.1, 5);
    }

    @Override
    public FrontEnd frontEnd(Params params) {
        return new FrontEnd("toy", Params.standard(List.of()), Cut.WHOLE, List.of());
    }

    @Override
    public InputShape usualInput() {
        return new InputShape(1, 4);
    }

    @Override
    public long weights(InputShape input, int classes, Params params) {
        return (long) classes * (input.channels() * input.steps() + 1);
    }

    @Override
    public Learner begin(ModelSpec spec, long seed) {
        Stepwise stepwise = new Stepwise(spec, seed);
        return oneShot ? new AtOnce(stepwise) : stepwise;
    }

    @Override
    public Model restore(ModelSpec spec, Map<String, Tensor> weights) {
        Stepwise learner = new Stepwise(spec, 0);
        float[] stored = weights.getOrDefault("w", Tensor.wrap(new float[0], new Axis("weight", 0)))
                .values();
        System.arraycopy(stored, 0, learner.w, 0, learner.w.length);
        return learner.model();
    }

    /** Learns step by step. */
    static final class Stepwise implements Learner.Iterative {
        private final ModelSpec spec;
        private final int inputs;
        private final int classes;
        private final float[] w;
        private final float[] moments;
        private final long seed;
        private double rate;
        private long steps;

        Stepwise(ModelSpec spec, long seed) {
            this.spec = spec;
            this.seed = seed;
            this.inputs = spec.input().channels() * spec.input().steps();
            this.classes = spec.labels().size();
            this.w = new float[classes * (inputs + 1)];
            this.moments = new float[w.length];
            this.rate = spec.params().real("learning_rate");
            var random = Rng.of(seed, "weights");
            for (int i = 0; i < w.length; i++) {
                w[i] = (float) (0.1 * random.nextGaussian());
            }
        }

        @Override
        public Model model() {
            return new ToyModel(spec, this);
        }

        @Override
        public double step(Batch batch, long step) {
            var random = Rng.of(seed, "dropout", step);
            float[] x = batch.inputs().values().clone();
            for (int i = 0; i < x.length; i++) {
                x[i] = random.nextInt(10) == 0 ? 0 : x[i];
            }
            float[] gradient = new float[w.length];
            double loss = 0;
            for (int e = 0; e < batch.size(); e++) {
                int truth = (int) batch.targets().at(e);
                float weight = batch.weights() == null ? 1 : batch.weights().at(e);
                float[] p = probabilities(x, e * inputs);
                loss -= weight * Math.log(p[truth]) / batch.size();
                for (int c = 0; c < classes; c++) {
                    float error = weight * (p[c] - (c == truth ? 1 : 0)) / batch.size();
                    for (int i = 0; i < inputs; i++) {
                        gradient[c * (inputs + 1) + i] += error * x[e * inputs + i];
                    }
                    gradient[c * (inputs + 1) + inputs] += error;
                }
            }
            for (int i = 0; i < w.length; i++) {
                moments[i] = (float) (MOMENTUM * moments[i] - rate * gradient[i]);
                w[i] += moments[i];
            }
            steps++;
            return loss;
        }

        private float[] probabilities(float[] x, int offset) {
            float[] p = new float[classes];
            for (int c = 0; c < classes; c++) {
                p[c] = w[c * (inputs + 1) + inputs];
                for (int i = 0; i < inputs; i++) {
                    p[c] += w[c * (inputs + 1) + i] * x[offset + i];
                }
            }
            float largest = p[0];
            for (float v : p) {
                largest = Math.max(largest, v);
            }
            float sum = 0;
            for (int c = 0; c < classes; c++) {
                p[c] = (float) Math.exp(p[c] - largest);
                sum += p[c];
            }
            for (int c = 0; c < classes; c++) {
                p[c] /= sum;
            }
            return p;
        }

        @Override
        public double loss(Batch batch) {
            double loss = 0;
            for (int e = 0; e < batch.size(); e++) {
                float[] p = probabilities(batch.inputs().values(), e * inputs);
                loss -= Math.log(p[(int) batch.targets().at(e)]) / batch.size();
            }
            return loss;
        }

        @Override
        public LearnerState state() {
            return new LearnerState(
                    Tensor.copyOf(w, new Axis("weight", w.length)),
                    Tensor.copyOf(moments, new Axis("moment", moments.length)),
                    steps);
        }

        @Override
        public void restore(LearnerState state) {
            System.arraycopy(state.weights().values(), 0, w, 0, w.length);
            System.arraycopy(state.optimiser().values(), 0, moments, 0, moments.length);
            steps = state.step();
        }

        @Override
        public double learningRate() {
            return rate;
        }

        @Override
        public double dropout() {
            return Double.NaN;
        }

        @Override
        public void setDropout(double dropped) {
            throw new IllegalStateException("Its dropout stays as it is.");
        }

        @Override
        public void setLearningRate(double newRate) {
            rate = newRate;
        }

        @Override
        public void close() {}
    }

    /** The same network, trained by itself. */
    private record AtOnce(Stepwise inner) implements Learner.OneShot {
        @Override
        public void fit(List<Batch> training, List<Integer> groups, Job job) {
            long step = 0;
            for (int epoch = 0; epoch < 20; epoch++) {
                for (Batch batch : training) {
                    inner.step(batch, step++);
                }
            }
        }

        @Override
        public Model model() {
            return inner.model();
        }

        @Override
        public void close() {}
    }

    private record ToyModel(ModelSpec spec, Stepwise learner) implements Model {
        @Override
        public Tensor predict(Tensor inputs, @Nullable Tensor mask) {
            int n = inputs.size(0);
            float[] all = new float[n * learner.classes];
            for (int e = 0; e < n; e++) {
                float[] p = learner.probabilities(inputs.values(), e * learner.inputs);
                System.arraycopy(p, 0, all, e * p.length, p.length);
            }
            return Tensor.wrap(all, new Axis("example", n), new Axis("class", learner.classes));
        }

        @Override
        public Tensor embed(Tensor inputs, @Nullable Tensor mask) {
            return Tensor.wrap(
                    Arrays.copyOf(inputs.values(), inputs.length()),
                    inputs.axis(0),
                    new Axis("dimension", learner.inputs));
        }

        @Override
        public Map<String, Tensor> weights() {
            return new HashMap<>(Map.of("w", Tensor.copyOf(learner.w, new Axis("weight", learner.w.length))));
        }

        @Override
        public void close() {}
    }
}
