package org.melograph.explain;

import org.melograph.model.Model;

/**
 * A model that is asked, alone or as one of several whose probabilities are averaged.
 *
 * @param model stays its owner's to close
 * @param weight how much its probabilities count beside those of the others; above 0
 */
public record Voice(Model model, double weight) {}
