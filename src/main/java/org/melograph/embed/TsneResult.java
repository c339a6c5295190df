package org.melograph.embed;

import org.melograph.base.Tensor;

/**
 * A finished map.
 *
 * @param layout axes {@code [song, coordinate]}, coordinate 2, around the origin, in no unit
 * @param divergence the Kullback-Leibler divergence that is left between the neighbourhoods of the songs and those of the
 *     map, in nats; smaller is better, comparable between maps of the same songs and perplexity only
 * @param perplexity the one that was used
 * @param note what was done differently from what was asked, in a sentence; empty where nothing was
 */
public record TsneResult(Tensor layout, double divergence, double perplexity, String note) {}
