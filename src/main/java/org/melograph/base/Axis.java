package org.melograph.base;

/**
 * One named dimension of a {@link Tensor}.
 *
 * @param name the field's word for the dimension, such as {@code "frame"} or {@code "mel"}
 * @param size the number of entries along it, 0 or more
 */
public record Axis(String name, int size) {
    public Axis {
        if (name.isBlank()) {
            throw new IllegalArgumentException("An axis needs a name.");
        }
        if (size < 0) {
            throw new IllegalArgumentException("Axis '" + name + "' has size " + size + ".");
        }
    }

    @Override
    public String toString() {
        return name + "=" + size;
    }
}
