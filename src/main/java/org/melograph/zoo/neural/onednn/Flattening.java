package org.melograph.zoo.neural.onednn;

import org.bytedeco.dnnl.memory;
import org.jspecify.annotations.Nullable;

/** Another shape of the same numbers in DL4J's order: a picture as a vector, or as a sequence along its columns. */
final class Flattening implements Operation {
    /** What a picture {@code [example, channel, row, column]} becomes. */
    enum Kind {
        /** {@code [example, channel * row * column]}. */
        VECTOR,
        /** {@code [example, channel * row, column]}. */
        SEQUENCE
    }

    private final Assembly assembly;
    private final Signal input;
    private final memory.desc target;
    private final Signal output;
    private final NativeScope.Step forward;
    private NativeScope.@Nullable Step backward;

    Flattening(Assembly assembly, Signal input, Kind kind) {
        this.assembly = assembly;
        this.input = input;
        long[] from = input.dims();
        long rows = from.length == 4 ? from[2] : 1;
        long columns = from[from.length - 1];
        if (kind == Kind.VECTOR) {
            long[] dims = {from[0], from[1] * rows * columns};
            target = from.length == 4
                    ? assembly.layout(memory.format_tag.nchw, from)
                    : assembly.layout(memory.format_tag.ncw, from);
            output = assembly.signal(
                    dims, assembly.layout(memory.format_tag.nc, dims), null, input.needsGradient(), true);
        } else {
            long[] dims = {from[0], from[1] * rows, columns};
            output = assembly.signal(
                    dims, assembly.byStep(dims[0], dims[1], dims[2]), null, input.needsGradient(), true);
            // The picture's axes over the memory of the sequence.
            target = assembly.strided(from, dims[1], rows, 1, dims[0] * dims[1]);
        }
        forward = assembly.reorder(input.data(), assembly.at(target, output.values()));
    }

    Signal output() {
        return output;
    }

    @Override
    public void forward() {
        forward.run();
    }

    @Override
    public void prepareBackward() {
        if (input.needsGradient()) {
            memory gradient = assembly.gradient(input);
            backward = assembly.reorder(assembly.at(target, output.gradientValues()), gradient);
        }
    }

    @Override
    public void backward() {
        if (backward != null) {
            backward.run();
        }
    }
}
