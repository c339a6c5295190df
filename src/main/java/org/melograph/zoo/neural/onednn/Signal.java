package org.melograph.zoo.neural.onednn;

import java.lang.foreign.MemorySegment;
import org.bytedeco.dnnl.memory;
import org.jspecify.annotations.Nullable;

/**
 * What flows from one operation to the next. Its logical axes are {@code [example, channel]}, {@code [example, channel,
 * step]} or {@code [example, channel, row, column]}. Vectors lie row by row; the channels of one step of a sequence lie side
 * by side ({@link #exampleStride}, {@link #stepStride}); pictures lie as oneDNN likes.
 */
final class Signal {
    private final long[] dims;
    private final memory data;
    private final memory.desc layout;
    private final MemorySegment values;
    private final @Nullable Lengths lengths;
    private final boolean needsGradient;
    private final boolean overwritable;
    private final long exampleStride;
    private final long stepStride;
    private @Nullable MemorySegment gradientValues;
    private @Nullable memory gradient;

    /**
     * A signal with a place.
     *
     * @param needsGradient whether anything before it learns
     * @param overwritable whether its values may be changed in place: nobody computes a gradient from them
     */
    Signal(
            long[] dims,
            memory data,
            memory.desc layout,
            MemorySegment values,
            @Nullable Lengths lengths,
            boolean needsGradient,
            boolean overwritable) {
        this.dims = dims.clone();
        this.data = data;
        this.layout = layout;
        this.values = values;
        this.lengths = lengths;
        this.needsGradient = needsGradient;
        this.overwritable = overwritable;
        if (dims.length == 3) {
            exampleStride = layout.get_strides().get(0);
            stepStride = layout.get_strides().get(2);
        } else {
            exampleStride = dims.length == 2 ? dims[1] : 0;
            stepStride = 0;
        }
    }

    long[] dims() {
        return dims.clone();
    }

    int rank() {
        return dims.length;
    }

    int examples() {
        return (int) dims[0];
    }

    int channels() {
        return (int) dims[1];
    }

    int steps() {
        return dims.length == 3 ? (int) dims[2] : 1;
    }

    memory data() {
        return data;
    }

    memory.desc layout() {
        return layout;
    }

    MemorySegment values() {
        return values;
    }

    /** Bytes the values take, gaps of the layout included. */
    long bytes() {
        return layout.get_size();
    }

    /** The steps of an example that exist, 1 at least. */
    int length(int example) {
        return lengths == null ? steps() : Math.max(1, lengths.of(example));
    }

    @Nullable
    Lengths lengths() {
        return lengths;
    }

    boolean needsGradient() {
        return needsGradient;
    }

    boolean isOverwritable() {
        return overwritable;
    }

    /** Floats from one example of a sequence or vector to the next. */
    long exampleStride() {
        return exampleStride;
    }

    /** Floats from one step of a sequence to the next. */
    long stepStride() {
        return stepStride;
    }

    /** The index of the first float of a step. */
    long at(int example, int step) {
        return example * exampleStride + step * stepStride;
    }

    void placeGradient(memory at, MemorySegment place) {
        if (gradient != null) {
            throw new IllegalStateException("Two operations learn through one signal.");
        }
        gradient = at;
        gradientValues = place;
    }

    /** The gradient, in the layout of the values. */
    memory gradient() {
        if (gradient == null) {
            throw new IllegalStateException("Nothing gives this signal a gradient.");
        }
        return gradient;
    }

    MemorySegment gradientValues() {
        gradient();
        return java.util.Objects.requireNonNull(gradientValues);
    }

    boolean hasGradient() {
        return gradient != null;
    }
}
