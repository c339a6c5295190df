package org.melograph.zoo;

import static java.util.Map.entry;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.melograph.base.Axis;
import org.melograph.base.BadInputException;
import org.melograph.base.Params;
import org.melograph.base.Rng;
import org.melograph.base.Tensor;
import org.melograph.dataset.Cut;
import org.melograph.dataset.FrontEnd;
import org.melograph.model.Architecture;
import org.melograph.model.Batch;
import org.melograph.model.InputShape;
import org.melograph.model.ModelSpec;
import org.melograph.model.Task;

/** A small problem that every architecture can solve, with settings that make it small too. */
record ToySet(Architecture.Solo architecture, ModelSpec spec, Batch batch) {
    static final int CLASSES = 3;
    private static final int EXAMPLES = 24;

    private static final Map<String, String> MEL =
            Map.of("units", "8", "dense", "16", "dropout", "0.1", "learning_rate", "0.01");
    private static final Map<String, String> MEL_CONV =
            Map.of("filters", "4", "units", "8", "dense", "16", "dropout", "0.1", "learning_rate", "0.01");
    private static final Map<String, String> WAVE = MEL_CONV;

    /** Settings that keep an architecture fast; one that is missing here is tested at its standards. */
    private static final Map<String, Map<String, String>> SMALL = Map.ofEntries(
            entry("mel-cnn", Map.of("filters", "8", "dense", "16", "dropout", "0.1", "learning_rate", "0.01")),
            entry("mel-bilstm", MEL),
            entry("mel-bigru", MEL),
            entry("mel-conv-bilstm", MEL_CONV),
            entry("mel-conv-bigru", MEL_CONV),
            entry("wave-attention-lstm", WAVE),
            entry("wave-attention-gru", WAVE),
            entry(
                    "notes-lstm",
                    Map.of(
                            "bidirectional",
                            "false",
                            "units",
                            "16",
                            "dense",
                            "16",
                            "dropout",
                            "0",
                            "learning_rate",
                            "0.02")),
            entry(
                    "notes-conv-lstm",
                    Map.of("filters", "16", "kernel", "3", "pool", "2", "dropout", "0.1", "learning_rate", "0.02")),
            entry(
                    "notes-conv-heavy",
                    Map.of(
                            "filters",
                            "16",
                            "kernel",
                            "3",
                            "pool",
                            "2",
                            "units",
                            "4",
                            "dropout",
                            "0.1",
                            "learning_rate",
                            "0.02")),
            entry("notes-steps-conv", Map.of("filters", "8", "kernel", "3", "dropout", "0.1", "learning_rate", "0.02")),
            entry(
                    "notes-steps-gru",
                    Map.of(
                            "filters",
                            "8",
                            "kernel",
                            "3",
                            "pool",
                            "2",
                            "units",
                            "6",
                            "dropout",
                            "0.1",
                            "learning_rate",
                            "0.02")),
            entry(
                    "notes-composer",
                    Map.of("embedding", "8", "filters", "8", "kernel", "3", "units", "8", "learning_rate", "0.02")),
            entry("song-dense", Map.of("dense", "16", "embedding", "8", "learning_rate", "0.01")),
            entry(
                    "song-cnn",
                    Map.of(
                            "filters",
                            "8",
                            "kernel",
                            "2",
                            "pool",
                            "2",
                            "dense",
                            "16",
                            "embedding",
                            "8",
                            "learning_rate",
                            "0.01")),
            entry("song-lstm", Map.of("units", "6", "dense", "16", "embedding", "8", "learning_rate", "0.01")),
            entry("table-mlp", Map.of("units", "16", "learning_rate", "0.01")),
            entry("tags-mlp", Map.of("units", "32", "dropout", "0.1", "learning_rate", "0.02")),
            entry(
                    "tags-mlp-lstm",
                    Map.of("frame", "12", "units", "12", "dense", "12", "dropout", "0.1", "learning_rate", "0.02")),
            entry(
                    "tags-conv-lstm",
                    Map.of(
                            "coefficients",
                            "3",
                            "units",
                            "12",
                            "dense",
                            "12",
                            "dropout",
                            "0.1",
                            "learning_rate",
                            "0.02")),
            entry("tags-logistic", Map.of("c", "1.0")),
            entry("tags-forest", Map.of("trees", "20", "min_leaf", "1")),
            entry("logistic-regression", Map.of("c", "1.0")),
            entry("svm", Map.of("tune", "true")),
            entry("random-forest", Map.of("trees", "20")),
            entry("gradient-boosting", Map.of("rounds", "10", "min_leaf", "1")));

    private static final Map<String, InputShape> INPUT = Map.ofEntries(
            entry("mel-cnn", new InputShape(16, 18)),
            entry("mel-bilstm", new InputShape(8, 8)),
            entry("mel-bigru", new InputShape(8, 8)),
            entry("mel-conv-bilstm", new InputShape(16, 16)),
            entry("mel-conv-bigru", new InputShape(16, 16)),
            entry("wave-attention-lstm", new InputShape(1, 500)),
            entry("wave-attention-gru", new InputShape(1, 500)),
            entry("stft-lstm", new InputShape(8, 8)),
            entry("stft-cnn-simple", new InputShape(8, 9)),
            entry("stft-cnn", new InputShape(16, 17)),
            entry("stft-rcnn", new InputShape(16, 17)),
            entry("notes-lstm", new InputShape(1, 8)),
            entry("notes-conv-lstm", new InputShape(1, 24)),
            entry("notes-conv-heavy", new InputShape(1, 40)),
            entry("notes-steps-conv", new InputShape(5, 16)),
            entry("notes-steps-gru", new InputShape(5, 18)),
            entry("notes-composer", new InputShape(1, 12)),
            entry("song-dense", new InputShape(26, 5)),
            entry("song-cnn", new InputShape(26, 16)),
            entry("song-lstm", new InputShape(26, 8)),
            entry("table-mlp", new InputShape(1, 5)),
            entry("tags-mlp", new InputShape(1, 5)),
            entry("tags-mlp-lstm", new InputShape(6, 8)),
            entry("tags-conv-lstm", new InputShape(7, 12)),
            entry("tags-logistic", new InputShape(4, 10)),
            entry("tags-forest", new InputShape(4, 10)),
            entry("logistic-regression", new InputShape(4, 10)),
            entry("svm", new InputShape(4, 10)),
            entry("random-forest", new InputShape(4, 10)),
            entry("k-nearest-neighbours", new InputShape(4, 10)),
            entry("gradient-boosting", new InputShape(4, 10)));

    static ToySet of(Architecture.Solo architecture) throws BadInputException {
        Map<String, String> small = new LinkedHashMap<>(SMALL.getOrDefault(architecture.id(), Map.of()));
        Params params = Params.parse(architecture.params(), small);
        InputShape input = INPUT.getOrDefault(architecture.id(), architecture.usualInput());
        List<String> labels = new ArrayList<>();
        for (int c = 0; c < CLASSES; c++) {
            labels.add("class " + c);
        }
        float[] ones = new float[input.channels()];
        java.util.Arrays.fill(ones, 1);
        ModelSpec spec = new ModelSpec(
                architecture.id(),
                params,
                new FrontEnd(architecture.inputKind(), Params.standard(List.of()), Cut.WHOLE, List.of()),
                input,
                labels,
                Tensor.wrap(new float[input.channels()], new Axis("channel", input.channels())),
                Tensor.wrap(ones, new Axis("channel", input.channels())));
        Batch batch = switch (architecture.task()) {
            case CLASSIFY -> levels(input);
            case TAG -> tagged(levels(input));
            case CONTINUE -> cycles(input);
        };
        return new ToySet(architecture, spec, batch);
    }

    /** Class 0 is loud noise around 0, class 1 soft noise around 1, class 2 soft noise around -1. */
    private static Batch levels(InputShape input) {
        RandomGenerator random = Rng.of(7, "toy");
        int width = input.channels() * input.steps();
        float[] values = new float[EXAMPLES * width];
        float[] targets = new float[EXAMPLES];
        for (int i = 0; i < EXAMPLES; i++) {
            int label = i % CLASSES;
            targets[i] = label;
            for (int j = 0; j < width; j++) {
                double noise = random.nextGaussian();
                values[i * width + j] = (float) (label == 0 ? 2 * noise : (label == 1 ? 1 : -1) + 0.2 * noise);
            }
        }
        return batch(values, input, Tensor.wrap(targets, new Axis("example", EXAMPLES)));
    }

    /** The classes as tags, of which each example has one; every seventh answer is not known. */
    private static Batch tagged(Batch classes) {
        float[] targets = new float[EXAMPLES * CLASSES];
        for (int i = 0; i < targets.length; i++) {
            boolean has = classes.targets().at(i / CLASSES) == i % CLASSES;
            targets[i] = i % 7 == 6 ? -1 : has ? 1 : 0;
        }
        Axis tag = new Axis("tag", CLASSES);
        Tensor answers = Tensor.wrap(targets, classes.targets().axis(0), tag);
        return new Batch(classes.inputs(), answers, null, null);
    }

    /** The events 0, 1, 2, 0, ... from any of them on: the next one is never in doubt. */
    private static Batch cycles(InputShape input) {
        int steps = input.steps();
        float[] values = new float[EXAMPLES * steps];
        float[] targets = new float[EXAMPLES * steps];
        for (int i = 0; i < EXAMPLES; i++) {
            for (int t = 0; t < steps; t++) {
                values[i * steps + t] = (i + t) % CLASSES;
                targets[i * steps + t] = t == steps - 1 ? -1 : (i + t + 1) % CLASSES;
            }
        }
        return batch(values, input, Tensor.wrap(targets, new Axis("example", EXAMPLES), new Axis("step", steps)));
    }

    private static Batch batch(float[] values, InputShape input, Tensor targets) {
        return new Batch(
                Tensor.wrap(
                        values,
                        new Axis("example", EXAMPLES),
                        new Axis("channel", input.channels()),
                        new Axis("step", input.steps())),
                targets,
                null,
                null);
    }

    /** The part of the answers that a model gets right. */
    double accuracy(Tensor predicted) {
        float[] targets = batch.targets().values();
        if (architecture.task() == Task.TAG) {
            int known = 0;
            int right = 0;
            for (int i = 0; i < targets.length; i++) {
                known += targets[i] >= 0 ? 1 : 0;
                right += targets[i] >= 0 && targets[i] == Math.round(predicted.values()[i]) ? 1 : 0;
            }
            return (double) right / known;
        }
        int answers = targets.length / EXAMPLES;
        int right = 0;
        int asked = 0;
        for (int i = 0; i < targets.length; i++) {
            if (targets[i] >= 0) {
                int best = 0;
                for (int c = 1; c < CLASSES; c++) {
                    if (at(predicted, i, c, answers) > at(predicted, i, best, answers)) {
                        best = c;
                    }
                }
                right += best == (int) targets[i] ? 1 : 0;
                asked++;
            }
        }
        return (double) right / asked;
    }

    private static float at(Tensor predicted, int i, int c, int answers) {
        return predicted.values()[(i / answers * CLASSES + c) * answers + i % answers];
    }
}
