package org.melograph.model;

import java.util.List;
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
 * @param labels the classes in the order of the outputs; for {@link Task#CONTINUE} the event names
 * @param mean axes {@code [channel]} (for table rows {@code [column]}): subtracted from the input; fitted on the
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
}
