package org.melograph.zoo.neural.onednn;

import java.lang.foreign.MemorySegment;
import org.bytedeco.dnnl.memory;

/** What reading forwards came to at the last step that exists, and reading backwards at the first. */
final class LastSteps implements Operation {
    private final Assembly assembly;
    private final Signal input;
    private final int forwardUnits;
    private final Signal output;

    /**
     * The ends of a sequence.
     *
     * @param forwardUnits how many of the channels read forwards
     */
    LastSteps(Assembly assembly, Signal input, int forwardUnits) {
        this.assembly = assembly;
        this.input = input;
        this.forwardUnits = forwardUnits;
        long[] dims = {input.examples(), input.channels()};
        output = assembly.signal(dims, assembly.layout(memory.format_tag.nc, dims), null, input.needsGradient(), true);
    }

    Signal output() {
        return output;
    }

    @Override
    public void forward() {
        for (int example = 0; example < input.examples(); example++) {
            copy(
                    input.values(),
                    input.at(example, input.length(example) - 1),
                    output.values(),
                    output.at(example, 0),
                    0,
                    forwardUnits);
            copy(
                    input.values(),
                    input.at(example, 0),
                    output.values(),
                    output.at(example, 0),
                    forwardUnits,
                    input.channels());
        }
    }

    private static void copy(MemorySegment from, long source, MemorySegment to, long target, int first, int end) {
        if (first < end) {
            MemorySegment.copy(
                    from,
                    (source + first) * Float.BYTES,
                    to,
                    (target + first) * Float.BYTES,
                    (long) (end - first) * Float.BYTES);
        }
    }

    @Override
    public void prepareBackward() {
        if (input.needsGradient()) {
            assembly.gradient(input);
        }
    }

    @Override
    public void backward() {
        if (!input.needsGradient()) {
            return;
        }
        MemorySegment from = output.gradientValues();
        MemorySegment to = input.gradientValues();
        to.fill((byte) 0);
        for (int example = 0; example < input.examples(); example++) {
            copy(from, output.at(example, 0), to, input.at(example, input.length(example) - 1), 0, forwardUnits);
            copy(from, output.at(example, 0), to, input.at(example, 0), forwardUnits, input.channels());
        }
    }
}
