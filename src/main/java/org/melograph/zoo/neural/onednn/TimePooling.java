package org.melograph.zoo.neural.onednn;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import org.bytedeco.dnnl.memory;

/** The mean or the maximum of each channel over the steps that exist. */
final class TimePooling implements Operation {
    private final Assembly assembly;
    private final Signal input;
    private final boolean maximum;
    private final Signal output;
    private final float[] row;
    private final float[] result;
    private final int[] places;

    TimePooling(Assembly assembly, Signal input, boolean maximum) {
        this.assembly = assembly;
        this.input = input;
        this.maximum = maximum;
        long[] dims = {input.examples(), input.channels()};
        output = assembly.signal(dims, assembly.layout(memory.format_tag.nc, dims), null, input.needsGradient(), true);
        row = new float[input.channels()];
        result = new float[input.channels()];
        places = new int[input.examples() * input.channels()];
    }

    Signal output() {
        return output;
    }

    @Override
    public void forward() {
        for (int example = 0; example < input.examples(); example++) {
            int length = input.length(example);
            Floats.read(input.values(), input.at(example, 0), result);
            java.util.Arrays.fill(places, example * row.length, (example + 1) * row.length, 0);
            for (int step = 1; step < length; step++) {
                Floats.read(input.values(), input.at(example, step), row);
                if (maximum) {
                    keepLargest(example * row.length, step);
                } else {
                    addRow();
                }
            }
            if (!maximum) {
                for (int channel = 0; channel < row.length; channel++) {
                    result[channel] /= length;
                }
            }
            Floats.write(result, output.values(), output.at(example, 0));
        }
    }

    private void addRow() {
        for (int channel = 0; channel < row.length; channel++) {
            result[channel] += row[channel];
        }
    }

    private void keepLargest(int offset, int step) {
        for (int channel = 0; channel < row.length; channel++) {
            if (row[channel] > result[channel]) {
                result[channel] = row[channel];
                places[offset + channel] = step;
            }
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
        MemorySegment to = input.gradientValues();
        to.fill((byte) 0);
        for (int example = 0; example < input.examples(); example++) {
            Floats.read(output.gradientValues(), output.at(example, 0), row);
            if (maximum) {
                for (int channel = 0; channel < row.length; channel++) {
                    long at = input.at(example, places[example * row.length + channel]) + channel;
                    to.setAtIndex(ValueLayout.JAVA_FLOAT, at, row[channel]);
                }
            } else {
                int length = input.length(example);
                for (int channel = 0; channel < row.length; channel++) {
                    row[channel] /= length;
                }
                for (int step = 0; step < length; step++) {
                    Floats.write(row, to, input.at(example, step));
                }
            }
        }
    }
}
