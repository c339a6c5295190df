package org.melograph.model;

import org.melograph.base.Tensor;

/**
 * What an iterative learner needs to go on exactly.
 *
 * @param weights all weights, flat
 * @param optimiser the optimiser's moments, flat
 * @param step steps done
 */
public record LearnerState(Tensor weights, Tensor optimiser, long step) {}
