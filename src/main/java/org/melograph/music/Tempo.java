package org.melograph.music;

/** A tempo that holds from {@code tick} (which is at {@code seconds}) until the next one, in quarter notes a minute. */
public record Tempo(long tick, double seconds, double beatsPerMinute) {}
