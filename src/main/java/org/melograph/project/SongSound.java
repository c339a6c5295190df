package org.melograph.project;

import org.jspecify.annotations.Nullable;

/**
 * What was heard in a song when it was imported.
 *
 * @param tempo in beats a minute; null where nothing begins anywhere
 * @param key in words, such as {@code F# minor}; empty where there is none, as in silence
 * @param keyConfidence how well the key fits, a correlation up to 1; null where there is no key
 * @param loudness integrated, in LUFS; null where it is too quiet or too short
 * @param peak the largest sample of the mono mix, in dBFS; null for silence
 */
public record SongSound(
        @Nullable Double tempo,
        String key,
        @Nullable Double keyConfidence,
        @Nullable Double loudness,
        @Nullable Double peak) {
    /** A song nobody listened to. */
    public static final SongSound UNHEARD = new SongSound(null, "", null, null, null);
}
