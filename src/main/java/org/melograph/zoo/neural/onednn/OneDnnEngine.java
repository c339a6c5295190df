package org.melograph.zoo.neural.onednn;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.ref.Cleaner;
import java.lang.ref.Reference;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.deeplearning4j.nn.conf.graph.GraphVertex;
import org.deeplearning4j.nn.conf.graph.LayerVertex;
import org.deeplearning4j.nn.conf.layers.BatchNormalization;
import org.deeplearning4j.nn.conf.layers.EmbeddingSequenceLayer;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.jspecify.annotations.Nullable;
import org.melograph.base.Axis;
import org.melograph.base.Rng;
import org.melograph.base.Tensor;
import org.melograph.base.Workers;
import org.melograph.zoo.neural.engine.Engine;
import org.melograph.zoo.neural.engine.Inputs;
import org.melograph.zoo.neural.engine.Targets;
import org.melograph.zoo.neural.layer.PictureRows;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Computes a DL4J network with oneDNN: predictions, steps of learning and the optimiser. It works on the network's own
 * weights; for each shape of batch it keeps a program. On several threads a batch is shared out, unless the network
 * normalises over the batch; then each operation is. Not safe for several callers at once; close it.
 */
public final class OneDnnEngine implements Engine {
    /** Programs of more native memory in all are not kept, but for the newest. */
    private static final long KEPT_BYTES = 1L << 30;

    private static final String ANSWER = "output";

    private static final Cleaner CLEANER = Cleaner.create();

    private final ComputationGraph graph;
    private final INDArray flat;
    private final int threads;
    private final boolean normalises;
    private final boolean shared;
    private final Natively natively;
    private final Cleaner.Cleanable cleanable;
    private final List<Map<String, Parameter>> parameters = new ArrayList<>();
    private final List<MemorySegment> gradients = new ArrayList<>();
    private final List<Map<String, Parameter>> scratch = new ArrayList<>();
    private final Trimming trimming;
    private final @Nullable Adam adam;
    private long weightChanges;

    /** All that must be freed; does not refer to the engine, or that would never be collected. */
    private static final class Natively implements Runnable {
        private final Arena arena = Arena.ofShared();
        private final Map<Key, Program> programs = new LinkedHashMap<>(8, 0.75f, true);
        private final Workers.Team team;

        Natively(int threads) {
            team = Workers.team("network", threads);
        }

        @Override
        public void run() {
            programs.values().forEach(Program::close);
            programs.clear();
            team.close();
            arena.close();
        }
    }

    /** A program and the share of a batch it computes. */
    private record Key(Program.Shape shape, int part) {}

    /**
     * An engine on a network, which stays the caller's to close.
     *
     * @param threads on which it computes, 1 or more
     * @param learns whether it will be asked to learn
     */
    public OneDnnEngine(ComputationGraph graph, int threads, boolean learns) {
        this.graph = graph;
        this.flat = graph.params();
        this.threads = Math.max(1, threads);
        this.natively = new Natively(this.threads);
        this.cleanable = CLEANER.register(this, natively);
        normalises = graph.getConfiguration().getVertices().values().stream()
                .anyMatch(vertex -> vertex instanceof LayerVertex layer
                        && layer.getLayerConf().getLayer() instanceof BatchNormalization);
        shared = this.threads > 1 && !normalises;
        MemorySegment weights = Natives.segment(flat);
        int parts = shared && learns ? this.threads : 1;
        for (int part = 0; part < parts; part++) {
            MemorySegment gradient = learns ? natively.arena.allocate(weights.byteSize(), 64) : weights;
            gradients.add(gradient);
            parameters.add(parameters(weights, gradient));
        }
        trimming = new Trimming(graph);
        adam = learns ? new Adam(graph, weights) : null;
    }

    private Map<String, Parameter> parameters(MemorySegment weights, MemorySegment gradient) {
        Map<String, Parameter> byName = new HashMap<>();
        graph.paramTable().forEach((name, view) -> {
            long from = Natives.address(view) - weights.address();
            long bytes = view.length() * Float.BYTES;
            byName.put(name, new Parameter(weights.asSlice(from, bytes), gradient.asSlice(from, bytes)));
        });
        return byName;
    }

    @Override
    public void weightsChanged() {
        weightChanges++;
    }

    @Override
    public Tensor activations(String layer, Inputs inputs, int from, int to) {
        int examples = to - from;
        int parts = Math.min(threads, examples);
        Tensor[] given = new Tensor[parts];
        each(parts, part -> {
            int first = from + examples * part / parts;
            int end = from + examples * (part + 1) / parts;
            // Inner layers of sequences are asked for whole.
            int steps = layer.equals(ANSWER) ? trimming.steps(inputs, first, end) : inputs.last();
            Program program = program(
                    shape(inputs, end - first, steps, Program.Purpose.PREDICT, layer), part, parameters.getFirst());
            program.load(inputs, first);
            program.forward(weightChanges, 0);
            given[part] = program.output();
        });
        return joined(given);
    }

    private static Tensor joined(Tensor[] parts) {
        if (parts.length == 1) {
            return parts[0];
        }
        int examples = 0;
        int length = 0;
        for (Tensor part : parts) {
            examples += part.size(0);
            length += part.length();
        }
        float[] all = new float[length];
        int at = 0;
        for (Tensor part : parts) {
            System.arraycopy(part.values(), 0, all, at, part.length());
            at += part.length();
        }
        List<Axis> axes = new ArrayList<>(parts[0].axes());
        axes.set(0, new Axis(axes.getFirst().name(), examples));
        return Tensor.wrap(all, axes);
    }

    @Override
    public double fit(Inputs inputs, Targets targets, long seed, double rate, long step) {
        Adam optimiser = optimiser();
        double loss = learn(inputs, targets, seed);
        try {
            optimiser.step(gradients, rate, step);
        } finally {
            // The weights are native memory of an array that this engine alone may still know.
            Reference.reachabilityFence(this);
        }
        weightChanges++;
        return loss;
    }

    private Adam optimiser() {
        if (adam == null) {
            throw new IllegalStateException("This engine only predicts.");
        }
        return adam;
    }

    /** The loss; leaves its gradient, in parts, in {@link #gradients}. */
    private double learn(Inputs inputs, Targets targets, long seed) {
        int examples = inputs.examples();
        int parts = shared ? Math.min(threads, examples) : 1;
        double[] losses = new double[parts];
        each(parts, part -> {
            int first = examples * part / parts;
            int end = examples * (part + 1) / parts;
            // Padding is part of a batch's mean and variance.
            int steps = normalises ? inputs.last() : trimming.steps(inputs, first, end);
            Program program = program(
                    shape(inputs, end - first, steps, Program.Purpose.LEARN, ANSWER), part, parameters.get(part));
            program.load(inputs, first);
            program.forward(weightChanges, Rng.derive(seed, "part", part));
            losses[part] = program.backward(targets, first, 1f / examples);
        });
        for (int part = parts; part < gradients.size(); part++) {
            gradients.get(part).fill((byte) 0);
        }
        return Arrays.stream(losses).sum();
    }

    @Override
    public Tensor gradient(Inputs inputs, Targets targets, long seed) {
        optimiser();
        learn(inputs, targets, seed);
        float[] sum = new float[Math.toIntExact(flat.length())];
        for (MemorySegment part : gradients) {
            float[] some = part.toArray(ValueLayout.JAVA_FLOAT);
            for (int i = 0; i < sum.length; i++) {
                sum[i] += some[i];
            }
        }
        return Tensor.wrap(sum, new Axis("value", sum.length));
    }

    @Override
    public String obstacle() {
        for (GraphVertex vertex : graph.getConfiguration().getVertices().values()) {
            Layer layer = vertex instanceof LayerVertex one ? one.getLayerConf().getLayer() : null;
            if (layer instanceof EmbeddingSequenceLayer) {
                return "Its input is names, which have no slope.";
            }
            if (layer instanceof PictureRows) {
                return "Its input is several pictures in one, cut apart before anything is computed.";
            }
        }
        return "";
    }

    @Override
    public Tensor slopes(Inputs inputs, int label, int from, int to) {
        if (!obstacle().isEmpty()) {
            throw new IllegalStateException(obstacle());
        }
        int examples = to - from;
        int parts = Math.min(threads, examples);
        MemorySegment weights = Natives.segment(flat);
        while (scratch.size() < parts) {
            // Gradients of the weights are computed too, and nobody looks at them.
            scratch.add(parameters(weights, natively.arena.allocate(weights.byteSize(), 64)));
        }
        float[] slopes = new float[examples * inputs.width()];
        each(parts, part -> {
            int first = from + examples * part / parts;
            int end = from + examples * (part + 1) / parts;
            Program program = program(
                    shape(inputs, end - first, inputs.last(), Program.Purpose.DIFFERENTIATE, ANSWER),
                    part,
                    scratch.get(part));
            program.load(inputs, first);
            program.forward(weightChanges, 0);
            program.slopes(label, slopes, (first - from) * inputs.width());
        });
        return Tensor.wrap(slopes, new Axis("example", examples), new Axis("value", inputs.width()));
    }

    private interface Share {
        void compute(int part);
    }

    private void each(int parts, Share share) {
        makeRoom();
        int inside = parts > 1 ? 1 : threads;
        try {
            natively.team.each(parts, part -> {
                OneDnn.useThreads(inside);
                share.compute(part);
            });
        } finally {
            // Else its programs could be freed while they run.
            Reference.reachabilityFence(this);
        }
    }

    private static Program.Shape shape(Inputs inputs, int examples, int last, Program.Purpose purpose, String until) {
        List<Long> dims = new ArrayList<>();
        dims.add((long) examples);
        dims.addAll(inputs.dims());
        dims.set(dims.size() - 1, (long) last);
        return new Program.Shape(dims, inputs.present() != null, purpose, until);
    }

    private Program program(Program.Shape shape, int part, Map<String, Parameter> weights) {
        synchronized (natively) {
            Key key = new Key(shape, part);
            Program program = natively.programs.get(key);
            if (program == null) {
                program = new Program(graph, weights, shape);
                natively.programs.put(key, program);
            }
            return program;
        }
    }

    @Override
    public Tensor moments() {
        float[] moments = optimiser().moments();
        return Tensor.wrap(moments, new Axis("value", moments.length));
    }

    @Override
    public void restoreMoments(Tensor moments) {
        optimiser().restore(moments.values());
    }

    /** Frees what was not used for longest; called while nothing runs. */
    private void makeRoom() {
        Iterator<Program> eldest = natively.programs.values().iterator();
        while (natively.programs.size() > threads && nativeBytes() > KEPT_BYTES) {
            eldest.next().close();
            eldest.remove();
        }
    }

    private long nativeBytes() {
        return natively.programs.values().stream().mapToLong(Program::size).sum();
    }

    @Override
    public void close() {
        cleanable.clean();
    }
}
