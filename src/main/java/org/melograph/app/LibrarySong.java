package org.melograph.app;

import java.nio.file.Path;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.melograph.project.SongField;
import org.melograph.project.SongSound;
import org.melograph.project.SongTags;

/**
 * A song of the library as lists show it.
 *
 * @param hash SHA-256 of its content, its id in the library
 * @param kind {@code audio} or {@code midi}
 * @param verdict the class the last model gave it, with {@code confidence} 0 to 1; null before any verdict
 * @param split {@code train}, {@code valid} or {@code test} in the latest run; null where it was in none
 * @param tags what else its file's tags said
 * @param sound what was heard in it: tempo, key, loudness
 * @param added when it came into the library
 */
public record LibrarySong(
        String hash,
        Path path,
        String kind,
        String title,
        String artist,
        String album,
        double seconds,
        @Nullable String label,
        String group,
        @Nullable String verdict,
        double confidence,
        @Nullable String split,
        SongTags tags,
        SongSound sound,
        Instant added) {
    /** A song nobody listened to, of whose tags no more is known. */
    public LibrarySong(
            String hash,
            Path path,
            String kind,
            String title,
            String artist,
            String album,
            double seconds,
            @Nullable String label,
            String group,
            @Nullable String verdict,
            double confidence,
            @Nullable String split) {
        this(
                hash,
                path,
                kind,
                title,
                artist,
                album,
                seconds,
                label,
                group,
                verdict,
                confidence,
                split,
                SongTags.NONE,
                SongSound.UNHEARD,
                Instant.EPOCH);
    }

    /** The text of a field that a user may write over; empty where there is none. */
    public String text(SongField field) {
        return switch (field) {
            case TITLE -> title;
            case ARTIST -> artist;
            case ALBUM -> album;
            case LABEL -> label == null ? "" : label;
            case GROUP -> group;
            case GENRE -> tags.genre();
        };
    }

    /** The same song with another text in a field. */
    public LibrarySong with(SongField field, String text) {
        return new LibrarySong(
                hash,
                path,
                kind,
                field == SongField.TITLE ? text : title,
                field == SongField.ARTIST ? text : artist,
                field == SongField.ALBUM ? text : album,
                seconds,
                field == SongField.LABEL ? (text.isEmpty() ? null : text) : label,
                field == SongField.GROUP ? text : group,
                verdict,
                confidence,
                split,
                field == SongField.GENRE
                        ? new SongTags(tags.albumArtist(), text, tags.year(), tags.track(), tags.comment())
                        : tags,
                sound,
                added);
    }
}
