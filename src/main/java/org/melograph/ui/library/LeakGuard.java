package org.melograph.ui.library;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Function;
import org.melograph.app.LibrarySong;

/**
 * What stands on both sides of the latest split: in the test part and outside it.
 *
 * @param heldOut songs in the test part; 0 where there is no split yet
 * @param songs titles of songs whose very content stands on both sides
 * @param groups groups (source tracks, works) on both sides
 * @param artists named artists on both sides
 */
record LeakGuard(int heldOut, List<String> songs, List<String> groups, List<String> artists) {
    LeakGuard {
        songs = List.copyOf(songs);
        groups = List.copyOf(groups);
        artists = List.copyOf(artists);
    }

    /** Looks through a library. */
    static LeakGuard of(List<LibrarySong> library) {
        int heldOut =
                (int) library.stream().filter(s -> "test".equals(s.split())).count();
        return new LeakGuard(
                heldOut,
                shared(library, LibrarySong::hash),
                shared(library, LibrarySong::group),
                shared(library, LibrarySong::artist));
    }

    private static List<String> shared(List<LibrarySong> library, Function<LibrarySong, String> key) {
        Map<String, Boolean> sides = new HashMap<>();
        TreeSet<String> both = new TreeSet<>();
        for (LibrarySong song : library) {
            String k = key.apply(song);
            if (song.split() != null && !k.isEmpty()) {
                boolean test = "test".equals(song.split());
                Boolean other = sides.putIfAbsent(k, test);
                if (other != null && other != test) {
                    both.add(k);
                }
            }
        }
        return List.copyOf(both);
    }

    /** Whether no song and no group stands on both sides. */
    boolean isClean() {
        return songs.isEmpty() && groups.isEmpty();
    }
}
