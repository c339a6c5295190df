package org.melograph.zoo.neural.onednn;

import java.lang.foreign.MemorySegment;
import java.util.List;
import org.bytedeco.dnnl.memory;

/** Vectors, or sequences of equal length, side by side: the channels of the first, then those of the next. */
final class Joining implements Operation {
    private final Assembly assembly;
    private final List<Signal> inputs;
    private final Signal output;

    Joining(Assembly assembly, List<Signal> inputs) {
        this.assembly = assembly;
        this.inputs = List.copyOf(inputs);
        Signal first = inputs.getFirst();
        for (Signal input : inputs) {
            boolean alike = input.rank() == first.rank() && input.steps() == first.steps();
            if (!alike || input.rank() > 3 || input.lengths() != null) {
                throw new UnsupportedOperationException("Only vectors or whole sequences of one length are joined.");
            }
        }
        int channels = inputs.stream().mapToInt(Signal::channels).sum();
        boolean learns = inputs.stream().anyMatch(Signal::needsGradient);
        long[] dims = first.dims();
        dims[1] = channels;
        output = assembly.signal(
                dims,
                dims.length == 2
                        ? assembly.layout(memory.format_tag.nc, dims)
                        : assembly.byStep(dims[0], dims[1], dims[2]),
                null,
                learns,
                true);
    }

    Signal output() {
        return output;
    }

    @Override
    public void forward() {
        long channel = 0;
        for (Signal input : inputs) {
            move(input, input.values(), output.values(), channel, true);
            channel += input.channels();
        }
    }

    private void move(Signal part, MemorySegment own, MemorySegment joined, long channel, boolean in) {
        long bytes = (long) part.channels() * Float.BYTES;
        for (int example = 0; example < part.examples(); example++) {
            for (int step = 0; step < part.steps(); step++) {
                long apart = part.at(example, step) * Float.BYTES;
                long together = (output.at(example, step) + channel) * Float.BYTES;
                if (in) {
                    MemorySegment.copy(own, apart, joined, together, bytes);
                } else {
                    MemorySegment.copy(joined, together, own, apart, bytes);
                }
            }
        }
    }

    @Override
    public void prepareBackward() {
        inputs.stream().filter(Signal::needsGradient).forEach(assembly::gradient);
    }

    @Override
    public void backward() {
        long channel = 0;
        for (Signal input : inputs) {
            if (input.needsGradient()) {
                move(input, input.gradientValues(), output.gradientValues(), channel, false);
            }
            channel += input.channels();
        }
    }
}
