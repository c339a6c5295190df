package org.melograph.zoo.neural.layer;

import java.util.List;
import java.util.stream.LongStream;

/** A layer's configuration that says which arrays its weights are; they lie in one row in that order. */
interface Parameterised {
    /** The arrays, known once the layer knows its input. */
    List<Part> parts();

    /**
     * One array of weights.
     *
     * @param name as in stored weights
     * @param order 'c' or 'f', how it lies in the row
     * @param fanIn inputs of a unit, for the initial values; 0 for biases, which start at zero
     * @param fanOut outputs of a unit
     * @param sizes of its axes
     */
    record Part(String name, char order, double fanIn, double fanOut, List<Long> sizes) {
        public Part {
            sizes = List.copyOf(sizes);
        }

        /** Weights with initial values by the network's rule. */
        static Part weights(String name, char order, double fanIn, double fanOut, long... sizes) {
            return new Part(
                    name, order, fanIn, fanOut, LongStream.of(sizes).boxed().toList());
        }

        /** One row of biases. */
        static Part biases(String name, long size) {
            return new Part(name, 'c', 0, 0, List.of(1L, size));
        }

        boolean isBias() {
            return fanIn == 0;
        }

        long length() {
            return sizes.stream().mapToLong(Long::longValue).reduce(1, Math::multiplyExact);
        }

        long[] shape() {
            return sizes.stream().mapToLong(Long::longValue).toArray();
        }
    }
}
