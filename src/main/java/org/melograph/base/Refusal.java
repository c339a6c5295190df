package org.melograph.base;

/**
 * An input that was left out, and why; the rest of the work went on.
 *
 * @param path the file or row as the user knows it
 * @param reason one sentence: what is wrong and what to do
 */
public record Refusal(String path, String reason) {}
