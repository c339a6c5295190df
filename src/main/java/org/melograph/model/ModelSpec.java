package org.melograph.model;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.melograph.base.Params;
import org.melograph.base.Tensor;
import org.melograph.dataset.FrontEnd;

/**
 * All that a network is besides its weights: enough to rebuild it and to feed it.
 *
 * @param architecture the architecture's id
 * @param params its parameters
 * @param frontEnd how a file becomes its input
 * @param input the shape of one example
 * @param labels the classes in the order of the outputs; for {@link Task#CONTINUE} the event names, for {@link
 *     Task#TAG} the tags
 * @param mean axes {@code [channel]} (for table rows {@code [column]}, where some rows hold vectors {@code [value]}, see
 *     {@link org.melograph.dataset.Scaling}): subtracted from the input; fitted on the
 *     training part only
 * @param deviation same axes: the input is divided by it after the mean is subtracted; never 0
 */
public record ModelSpec(
        String architecture,
        Params params,
        FrontEnd frontEnd,
        InputShape input,
        List<String> labels,
        Tensor mean,
        Tensor deviation) {
    public ModelSpec {
        labels = List.copyOf(labels);
    }

    /**
     * Checks that stacked examples fit this model.
     *
     * @param inputs axes {@code [example, channel, step]}
     * @param mask axes {@code [example, step]} or null
     * @throws IllegalArgumentException naming the axis that does not fit, or when a value is not a finite number
     */
    public void check(Tensor inputs, @Nullable Tensor mask) {
        if (inputs.rank() != 3) {
            throw new IllegalArgumentException(
                    "'" + architecture + "' takes the axes [example, channel, step], not " + inputs.axes() + ".");
        }
        requireSize("channel", inputs.size(1), input.channels());
        requireSize("step", inputs.size(2), input.steps());
        if (!inputs.isFinite()) {
            throw new IllegalArgumentException(
                    "The input of '" + architecture + "' holds a value that is no finite number.");
        }
        if (mask != null && (mask.rank() != 2 || mask.size(0) != inputs.size(0) || mask.size(1) != inputs.size(2))) {
            throw new IllegalArgumentException("A mask of the axes [example, step] with the sizes " + inputs.size(0)
                    + "x" + inputs.size(2) + " is needed, not " + mask.axes() + ".");
        }
    }

    private void requireSize(String axis, int size, int expected) {
        if (size != expected) {
            throw new IllegalArgumentException("The axis '" + axis + "' has " + size + " entries, '" + architecture
                    + "' was made for " + expected + ".");
        }
    }
}
