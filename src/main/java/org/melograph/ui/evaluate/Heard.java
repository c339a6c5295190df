package org.melograph.ui.evaluate;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.melograph.app.LibrarySong;
import org.melograph.ui.player.Track;
import org.melograph.ui.room.Desk;
import org.melograph.ui.room.LibraryModel;

/**
 * A held-out song with what a model said of it.
 *
 * @param known what the library knows of it; null where it lists it no more
 * @param confidence of the class it was given or the tag that is asked for, 0 to 1
 * @param truth whether it has the tag; null where nobody knows, and for classes
 */
record Heard(
        String title,
        String detail,
        @Nullable LibrarySong known,
        double confidence,
        @Nullable Boolean truth) {
    /** A song of a class. */
    static Heard of(LibraryModel library, String id, String group, double confidence) {
        return of(library, id, group, confidence, null);
    }

    /** A song that has or lacks a tag. */
    static Heard of(LibraryModel library, String id, String group, double confidence, @Nullable Boolean truth) {
        LibrarySong known = library.songs().stream()
                .filter(s -> s.hash().equals(id) || s.path().endsWith(id))
                .findFirst()
                .orElse(null);
        return known == null
                ? new Heard(id, group.equals(id) ? "" : group, null, confidence, truth)
                : new Heard(known.title(), known.artist(), known, confidence, truth);
    }

    /** Plays a song; the others follow. */
    static void play(Desk desk, Heard song, List<Heard> all) {
        LibrarySong known = song.known();
        if (known != null) {
            desk.player().play(desk.track(known), tracks(desk, all));
        }
    }

    /** Plays songs one after the other. */
    static void playAll(Desk desk, List<Heard> all) {
        List<Track> tracks = tracks(desk, all);
        if (!tracks.isEmpty()) {
            desk.player().play(tracks.getFirst(), tracks);
        }
    }

    private static List<Track> tracks(Desk desk, List<Heard> all) {
        return desk.tracks(
                all.stream().map(Heard::known).filter(Objects::nonNull).toList());
    }
}
