package org.melograph.explain;

import org.melograph.model.Model;
import org.melograph.train.metric.Temperature;

/**
 * A model that is asked, alone or as one of several whose probabilities are averaged.
 *
 * @param model stays its owner's to close
 * @param weight how much its probabilities count beside those of the others; above 0
 * @param temperature makes its probabilities of a song those that count
 */
public record Voice(Model model, double weight, Temperature temperature) {
    /** A model whose probabilities count as they are. */
    public Voice(Model model, double weight) {
        this(model, weight, Temperature.NONE);
    }
}
