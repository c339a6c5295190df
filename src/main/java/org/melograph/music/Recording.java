package org.melograph.music;

import org.jspecify.annotations.Nullable;
import org.melograph.base.Provenance;

/**
 * A song's sound together with its words, each where it is known; for features that are made of both.
 *
 * @param sound a {@link Clip} or an {@link AnalysedSong}; null where only the words are known
 * @param lyrics null where they are unknown or the song has none
 */
public record Recording(
        String id, @Nullable Item sound, @Nullable Lyrics lyrics, Provenance origin) implements Item {
    public Recording {
        if (sound == null && lyrics == null) {
            throw new IllegalArgumentException("Nothing is known of '" + id + "', neither sound nor words.");
        }
        if (sound instanceof Recording) {
            throw new IllegalArgumentException("The sound of a recording is no recording.");
        }
    }
}
