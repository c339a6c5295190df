package org.melograph.model;

import java.util.Arrays;
import org.melograph.base.BadInputException;

/**
 * The shape of one example as a network takes it: {@code channels x steps} for sequences and pictures (mel bands x
 * frames), or {@code 1 x columns} for table rows.
 *
 * @param channels features a step: mel bands, note attributes, audio channels; 1 for a table row
 * @param steps the length of the last axis
 */
public record InputShape(int channels, int steps) {
    public InputShape {
        if (channels < 1 || steps < 1) {
            throw new IllegalArgumentException("An input of " + channels + "x" + steps + ".");
        }
    }

    /** Reads {@code 800} (one channel) or {@code 128x130}. */
    public static InputShape parse(String text) throws BadInputException {
        String[] parts = text.split("x", -1);
        try {
            int[] sizes = Arrays.stream(parts).mapToInt(Integer::parseInt).toArray();
            if (sizes.length == 1) {
                return new InputShape(1, sizes[0]);
            }
            if (sizes.length == 2) {
                return new InputShape(sizes[0], sizes[1]);
            }
        } catch (IllegalArgumentException e) {
            throw new BadInputException("'" + text + "' is no input shape. Write '800' or '128x130'.", e);
        }
        throw new BadInputException("'" + text + "' is no input shape. Write '800' or '128x130'.");
    }

    @Override
    public String toString() {
        return channels == 1 ? Integer.toString(steps) : channels + "x" + steps;
    }
}
