package org.melograph.app.bench;

/**
 * A figure that was measured.
 *
 * @param what was measured, in a few words
 * @param value the median, where nothing else is said
 * @param unit of the value, such as {@code ms CPU}
 */
public record Measurement(String what, double value, String unit) {}
