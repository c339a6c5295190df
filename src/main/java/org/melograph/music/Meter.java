package org.melograph.music;

/** A time signature that holds from {@code tick} until the next one, such as 3/4. */
public record Meter(long tick, int beats, int beatUnit) {}
