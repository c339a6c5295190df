package org.melograph.zoo.neural.onednn;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.bytedeco.dnnl.memory;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.jspecify.annotations.Nullable;
import org.melograph.base.Axis;
import org.melograph.base.Tensor;
import org.melograph.zoo.neural.engine.Inputs;
import org.melograph.zoo.neural.engine.Targets;

/** A network for one shape of batch: its operations in order, with all memory they need. Not safe for several threads. */
final class Program implements AutoCloseable {
    /** What a program is run for. */
    enum Purpose {
        /** Activations alone. */
        PREDICT,
        /** A step of learning: with dropout and the batch's own mean and variance, gradients of the weights. */
        LEARN,
        /** The gradient of the input, of the network as it predicts. */
        DIFFERENTIATE
    }

    /**
     * What a program is made for.
     *
     * @param dims the axes of its input, {@code [example, channel]}, {@code [example, channel, step]} or {@code [example, 1,
     *     row, column]}
     * @param padded whether some sequences may be shorter than the input
     * @param purpose what it is run for
     * @param until the layer whose activations it computes
     */
    record Shape(List<Long> dims, boolean padded, Purpose purpose, String until) {
        Shape {
            dims = List.copyOf(dims);
        }

        int examples() {
            return dims.getFirst().intValue();
        }

        /** The length of the last axis: steps or columns. */
        int last() {
            return dims.getLast().intValue();
        }
    }

    private final Shape shape;
    private final Assembly assembly;
    private final MemorySegment raw;
    private final NativeScope.@Nullable Step layOut;
    private final @Nullable Lengths inputLengths;
    private final Compilation compiled;
    private final List<Runnable> refresh;
    private final MemorySegment result;
    private final NativeScope.Step fetch;
    private final @Nullable MemorySegment slopes;
    private final NativeScope.@Nullable Step fetchSlopes;
    private long weightsSeen = -1;

    Program(ComputationGraph graph, Map<String, Parameter> parameters, Shape shape) {
        this.shape = shape;
        assembly = new Assembly(parameters, shape.purpose());
        try {
            long[] dims = shape.dims().stream().mapToLong(Long::longValue).toArray();
            memory.desc plain = plain(dims);
            raw = assembly.take(plain.get_size());
            inputLengths = shape.padded() ? new Lengths(shape.examples()) : null;
            boolean differentiates = shape.purpose() == Purpose.DIFFERENTIATE;
            boolean direct = dims.length != 3 || dims[1] == 1;
            memory.desc layout = dims.length == 3 ? assembly.byExample(dims[0], dims[1], dims[2]) : plain;
            MemorySegment place = direct ? raw : assembly.take(layout.get_size());
            Signal input = new Signal(
                    dims, assembly.at(layout, place), assembly.own(layout), place, inputLengths, differentiates, false);
            layOut = direct ? null : assembly.reorder(assembly.at(plain, raw), input.data());
            compiled = new Compilation(graph, assembly, shape.until());
            compiled.run(input);
            Signal output = compiled.output();
            memory.desc plainOutput = plain(output.dims());
            result = assembly.take(plainOutput.get_size());
            fetch = assembly.reorder(output.data(), assembly.at(plainOutput, result));
            if (assembly.keepsActivations()) {
                compiled.prepareBackward();
            }
            slopes = differentiates ? assembly.take(plain.get_size()) : null;
            fetchSlopes = slopes == null ? null : assembly.reorder(input.gradient(), assembly.at(plain, slopes));
            assembly.finish();
            refresh = assembly.refresh();
        } catch (Throwable e) {
            assembly.close();
            throw e;
        }
    }

    private memory.desc plain(long[] dims) {
        return assembly.layout(
                switch (dims.length) {
                    case 2 -> memory.format_tag.nc;
                    case 3 -> memory.format_tag.ncw;
                    default -> memory.format_tag.nchw;
                },
                dims);
    }

    /** Bytes of native memory. */
    long size() {
        return assembly.size();
    }

    /** Takes examples of a batch, as many as this program computes; their last axis may be longer than this program's. */
    void load(Inputs inputs, int from) {
        int perExample = inputs.width() / inputs.last();
        for (int row = 0; row < shape.examples() * perExample; row++) {
            MemorySegment.copy(
                    inputs.values().values(),
                    (from * perExample + row) * inputs.last(),
                    raw,
                    ValueLayout.JAVA_FLOAT,
                    (long) row * shape.last() * Float.BYTES,
                    shape.last());
        }
        if (inputLengths != null) {
            inputLengths.set(inputs, from);
            compiled.lengths().forEach(Lengths::update);
        }
    }

    /**
     * Computes the activations.
     *
     * @param weights counts the changes of the weights
     * @param seed of what is dropped; matters in a program that learns only
     */
    void forward(long weights, long seed) {
        if (weights != weightsSeen) {
            refresh.forEach(Runnable::run);
            weightsSeen = weights;
        }
        compiled.dropouts().forEach(dropout -> dropout.draw(seed));
        if (layOut != null) {
            layOut.run();
        }
        compiled.operations().forEach(Operation::forward);
        Answer answer = compiled.answer();
        if (answer != null) {
            answer.forward();
        }
    }

    /** Computes the loss of the last forward pass and the gradients of all weights; see {@link Answer#learn}. */
    double backward(Targets targets, int from, float scale) {
        double loss = Objects.requireNonNull(compiled.answer()).learn(targets, from, scale);
        compiled.operations().reversed().forEach(Operation::backward);
        return loss;
    }

    /**
     * Computes the gradient of the log-odds of a class by the input of the last forward pass.
     *
     * @param into takes it, one example after the other, in the order of the input
     * @param first where its first value goes
     */
    void slopes(int label, float[] into, int first) {
        Objects.requireNonNull(compiled.answer()).differentiate(label);
        compiled.operations().reversed().forEach(Operation::backward);
        Objects.requireNonNull(fetchSlopes).run();
        int count = Math.toIntExact(shape.dims().stream().reduce(1L, (a, b) -> a * b));
        MemorySegment.copy(Objects.requireNonNull(slopes), ValueLayout.JAVA_FLOAT, 0, into, first, count);
    }

    /** The activations, copied. */
    Tensor output() {
        fetch.run();
        List<Axis> axes = new ArrayList<>();
        int count = 1;
        for (long size : compiled.output().dims()) {
            axes.add(new Axis("d" + axes.size(), Math.toIntExact(size)));
            count *= Math.toIntExact(size);
        }
        float[] values = new float[count];
        MemorySegment.copy(result, ValueLayout.JAVA_FLOAT, 0, values, 0, count);
        return Tensor.wrap(values, axes);
    }

    @Override
    public void close() {
        assembly.close();
    }
}
