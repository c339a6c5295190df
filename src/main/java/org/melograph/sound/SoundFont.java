package org.melograph.sound;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * A bank of instruments that notes are rendered with.
 *
 * @param name for people
 * @param file an SF2 or DLS file; null for the simple bank every JDK has
 */
public record SoundFont(String name, @Nullable Path file) {
    /** The bank every JDK has: it sounds poor, but it is always there. */
    public static final SoundFont BUILT_IN = new SoundFont("Java's own instruments", null);
}
