package org.melograph.train.metric;

/**
 * A measured value with its 95 % bootstrap interval over songs.
 *
 * @param songs on how many songs it was measured
 */
public record Score(double value, double low, double high, int songs) {}
