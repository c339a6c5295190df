package org.melograph.project;

import java.nio.file.Path;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A song in the library.
 *
 * @param hash SHA-256 of the file's bytes, 64 hexadecimal digits: its id
 * @param path where the file was last seen, absolute
 * @param kind {@code audio} or {@code midi}
 * @param title for people; never empty
 * @param artist empty where unknown, as is {@code album}
 * @param seconds how long it lasts
 * @param sampleRate of the file, in Hz; 0 for MIDI
 * @param channels of the file; 0 for MIDI
 * @param label the class it belongs to; null where nobody said
 * @param group what a split must not tear apart
 * @param added when it came into the library
 * @param tags what else the file's tags said
 * @param sound what was heard in it
 * @param stamp the file as it was when it was heard; null where it was not
 */
public record SongRecord(
        String hash,
        Path path,
        String kind,
        String title,
        String artist,
        String album,
        double seconds,
        int sampleRate,
        int channels,
        @Nullable String label,
        String group,
        Instant added,
        SongTags tags,
        SongSound sound,
        @Nullable FileStamp stamp) {
    /** The {@code kind} of songs that are sound. */
    public static final String AUDIO = "audio";

    /** The {@code kind} of songs that are notes. */
    public static final String MIDI = "midi";

    public SongRecord {
        if (hash.length() != 64 || !hash.chars().allMatch(SongRecord::isHexadecimal)) {
            throw new IllegalArgumentException("'" + hash + "' is no SHA-256.");
        }
        if (!kind.equals(AUDIO) && !kind.equals(MIDI)) {
            throw new IllegalArgumentException("A song of the kind '" + kind + "'.");
        }
        if (!Double.isFinite(seconds) || seconds < 0) {
            throw new IllegalArgumentException("A song of " + seconds + " s.");
        }
    }

    /** A song nobody listened to, of whose tags no more is known. */
    public SongRecord(
            String hash,
            Path path,
            String kind,
            String title,
            String artist,
            String album,
            double seconds,
            int sampleRate,
            int channels,
            @Nullable String label,
            String group,
            Instant added) {
        this(
                hash,
                path,
                kind,
                title,
                artist,
                album,
                seconds,
                sampleRate,
                channels,
                label,
                group,
                added,
                SongTags.NONE,
                SongSound.UNHEARD,
                null);
    }

    /** The same song after its file was written anew: other bytes, other tags, the same music. */
    public SongRecord rewritten(String newHash, SongTags newTags, FileStamp newStamp) {
        return new SongRecord(
                newHash,
                path,
                kind,
                title,
                artist,
                album,
                seconds,
                sampleRate,
                channels,
                label,
                group,
                added,
                newTags,
                sound,
                newStamp);
    }

    /** The same content in another file. */
    public SongRecord seen(Path otherPath, @Nullable String otherLabel, FileStamp otherStamp) {
        return new SongRecord(
                hash,
                otherPath,
                kind,
                title,
                artist,
                album,
                seconds,
                sampleRate,
                channels,
                otherLabel,
                group,
                added,
                tags,
                sound,
                otherStamp);
    }

    private static boolean isHexadecimal(int c) {
        return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f');
    }
}
