package org.melograph.zoo.classical;

import java.util.LinkedHashMap;
import java.util.Map;
import org.melograph.base.BadInputException;
import org.melograph.base.Tensor;

/** The numbers of a stored model, taken out one by one and checked: they may come from anywhere. */
final class StoredWeights {
    private final Map<String, Tensor> left;
    private final String found;

    StoredWeights(Map<String, Tensor> weights) {
        this.left = new LinkedHashMap<>(weights);
        this.found = String.join(", ", weights.keySet());
    }

    /**
     * Takes a tensor.
     *
     * @param sizes of its axes, -1 where any will do
     * @throws BadInputException when it is missing, has another shape, or is not finite
     */
    Tensor take(String name, int... sizes) throws BadInputException {
        Tensor tensor = left.remove(name);
        if (tensor == null) {
            throw new BadInputException("The weights '" + name + "' are missing; found " + found + ".");
        }
        boolean fits = tensor.rank() == sizes.length;
        for (int i = 0; fits && i < sizes.length; i++) {
            fits = sizes[i] < 0 || tensor.size(i) == sizes[i];
        }
        if (!fits) {
            throw unfit(name, "have the shape " + tensor.shape());
        }
        if (!tensor.isFinite()) {
            throw unfit(name, "hold a value that is no finite number");
        }
        return tensor;
    }

    /** Takes a tensor of one axis whose values are whole numbers from {@code min} to {@code max}. */
    int[] takeWhole(String name, int size, int min, int max) throws BadInputException {
        float[] values = take(name, size).values();
        int[] whole = new int[values.length];
        for (int i = 0; i < whole.length; i++) {
            whole[i] = (int) values[i];
            if (whole[i] != values[i] || whole[i] < min || whole[i] > max) {
                throw unfit(name, "hold " + values[i]);
            }
        }
        return whole;
    }

    /** Takes all tensors whose names begin with {@code prefix}, under the rest of their names. */
    StoredWeights takeAll(String prefix) {
        Map<String, Tensor> taken = new LinkedHashMap<>();
        left.forEach((name, tensor) -> {
            if (name.startsWith(prefix)) {
                taken.put(name.substring(prefix.length()), tensor);
            }
        });
        left.keySet().removeIf(name -> name.startsWith(prefix));
        return new StoredWeights(taken);
    }

    /** Whether a tensor of that name is there to be taken. */
    boolean has(String name) {
        return left.containsKey(name);
    }

    /** The refusal of weights that do not fit. */
    static BadInputException unfit(String name, String why) {
        return new BadInputException("The weights '" + name + "' " + why + ", which does not fit this model.");
    }

    /** Ends the taking. @throws BadInputException when something is left */
    void done() throws BadInputException {
        if (!left.isEmpty()) {
            throw new BadInputException("These weights belong to another model: it has no " + left.keySet() + ".");
        }
    }
}
