package org.melograph.zoo.neural.onednn;

import java.lang.foreign.MemorySegment;
import org.bytedeco.dnnl.memory;

/** Some rows of the pictures that a program is given; nothing before it learns. */
final class RowCut implements Operation {
    private final Signal input;
    private final Signal output;
    private final long from;

    RowCut(Assembly assembly, Signal input, int first, int count) {
        long[] dims = input.dims();
        if (input.needsGradient() || dims[1] != 1) {
            throw new UnsupportedOperationException("Rows are cut from a picture that is given, with one channel.");
        }
        this.input = input;
        this.from = first * dims[3] * Float.BYTES;
        dims[2] = count;
        output = assembly.signal(dims, assembly.layout(memory.format_tag.nchw, dims), null, false, false);
    }

    Signal output() {
        return output;
    }

    @Override
    public void forward() {
        long whole = input.dims()[2] * input.dims()[3] * Float.BYTES;
        long part = output.dims()[2] * output.dims()[3] * Float.BYTES;
        for (int example = 0; example < input.examples(); example++) {
            MemorySegment.copy(input.values(), example * whole + from, output.values(), example * part, part);
        }
    }

    @Override
    public void prepareBackward() {
        // Nothing before it learns.
    }

    @Override
    public void backward() {
        // Nothing before it learns.
    }
}
