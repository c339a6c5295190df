package org.melograph.base;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Dense float32 data with named axes, row-major (the last axis is contiguous), equal by content.
 *
 * <p>A tensor is a value: nobody writes to it after it was made. {@link #values()} hands out the backing array without
 * a copy because features of an hour of music are large; its callers read, never write.
 */
public final class Tensor {
    private final List<Axis> axes;
    private final float[] values;

    private Tensor(List<Axis> axes, float[] values) {
        this.axes = List.copyOf(axes);
        this.values = values;
        long expected = 1;
        for (Axis axis : axes) {
            expected *= axis.size();
        }
        if (expected != values.length) {
            throw new IllegalArgumentException("Axes " + axes + " hold " + expected + " values, not " + values.length);
        }
    }

    /** Takes over {@code values}, row-major over {@code axes}; the caller must not write to the array afterwards. */
    public static Tensor wrap(float[] values, Axis... axes) {
        return new Tensor(List.of(axes), values);
    }

    /** As {@link #wrap(float[], Axis...)}. */
    public static Tensor wrap(float[] values, List<Axis> axes) {
        return new Tensor(axes, values);
    }

    /** Copies {@code values}. */
    public static Tensor copyOf(float[] values, Axis... axes) {
        return new Tensor(List.of(axes), values.clone());
    }

    /** The dimensions, outermost first. */
    public List<Axis> axes() {
        return axes;
    }

    /** The axis at {@code index}; negative counts from the end, so {@code -1} is the contiguous one. */
    public Axis axis(int index) {
        return axes.get(index < 0 ? axes.size() + index : index);
    }

    /** The size of the axis at {@code index}, negative counting from the end. */
    public int size(int index) {
        return axis(index).size();
    }

    /** The number of axes. */
    public int rank() {
        return axes.size();
    }

    /** The number of values over all axes. */
    public int length() {
        return values.length;
    }

    /** The backing array, row-major. To be read only. */
    public float[] values() {
        return values;
    }

    /** The value at the given position, one index per axis. */
    public float at(int... position) {
        if (position.length != axes.size()) {
            throw new IllegalArgumentException(axes.size() + " indices expected, got " + position.length);
        }
        int offset = 0;
        for (int i = 0; i < position.length; i++) {
            offset = offset * axes.get(i).size() + position[i];
        }
        return values[offset];
    }

    /** Row {@code index} of the outermost axis, copied. */
    public Tensor slice(int index) {
        int width = length() / Math.max(1, size(0));
        return new Tensor(axes.subList(1, axes.size()), Arrays.copyOfRange(values, index * width, (index + 1) * width));
    }

    /** The axes' sizes as people write them, such as {@code 128x130}. */
    public String shape() {
        return axes.stream().map(a -> Integer.toString(a.size())).collect(Collectors.joining("x"));
    }

    /** Whether every value is a finite number. */
    public boolean isFinite() {
        for (float v : values) {
            if (!Float.isFinite(v)) {
                return false;
            }
        }
        return true;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Tensor t && axes.equals(t.axes) && Arrays.equals(values, t.values);
    }

    @Override
    public int hashCode() {
        return 31 * axes.hashCode() + Arrays.hashCode(values);
    }

    @Override
    public String toString() {
        return "Tensor" + axes;
    }
}
