package org.melograph.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class LeakGuardTest {
    private static LibrarySong song(String hash, String title, String artist, String album, String group) {
        return new LibrarySong(
                hash, Path.of("/music/" + hash + ".ogg"), "audio", title, artist, album, 60, "x", group, null, 0, null);
    }

    private static final List<LibrarySong> SONGS = List.of(
            song("a", "One", "Ada", "First", "g1"),
            song("b", "one", "ada", "First", "g2"),
            song("c", "Two", "Bob", "First", "g2"),
            song("d", "Three", "", "", "g3"));

    private static LeakGuard guard(Map<String, String> parts, List<Set<String>> likes) {
        return LeakGuard.of("run 1", SONGS, parts, likes);
    }

    private static List<String> names(LeakGuard guard, LeakGuard.Kind kind) {
        return guard.of(kind).stream().map(LeakGuard.Shared::name).toList();
    }

    @Test
    void everyKindIsCountedOnce() {
        LeakGuard guard =
                guard(Map.of("a", "train", "b", "test", "c", "valid", "d", "test"), List.of(Set.of("c", "d")));
        assertEquals(List.of("Ada – One"), names(guard, LeakGuard.Kind.SONG));
        assertEquals(List.of("g2"), names(guard, LeakGuard.Kind.GROUP));
        assertEquals(List.of("Ada"), names(guard, LeakGuard.Kind.ARTIST));
        assertEquals(1, guard.of(LeakGuard.Kind.NEAR_DUPLICATE).size());
        // Albums of one name by two artists are two.
        assertEquals(List.of("First, Ada"), names(guard, LeakGuard.Kind.ALBUM));
        assertEquals(2, guard.heldOut());
        assertEquals(2, guard.learnt());
        assertFalse(guard.isClean());
    }

    @Test
    void sharedArtistsAloneLeaveASplitClean() {
        LeakGuard guard = guard(Map.of("a", "train", "c", "test", "d", "test"), List.of());
        assertTrue(guard.isClean());
        assertEquals(List.of(), guard.shared());
    }

    @Test
    void songsOutsideTheSplitLeakNothing() {
        LeakGuard guard = guard(Map.of("a", "train", "d", "test"), List.of(Set.of("b", "d"), Set.of("a", "b")));
        assertEquals(List.of(), guard.shared());
        assertEquals(1, guard.heldOut());
    }

    @Test
    void validationCountsAsLearntFrom() {
        LeakGuard guard = guard(Map.of("a", "valid", "b", "test"), List.of(Set.of("a", "b")));
        assertEquals(
                List.of("a"), guard.of(LeakGuard.Kind.NEAR_DUPLICATE).getFirst().learnt());
        assertFalse(guard.isClean());
    }

    @Test
    void namelessArtistsAndAlbumsAreNotOne() {
        List<LibrarySong> songs = List.of(song("a", "x", "", "", "1"), song("b", "x", " ", "", "2"));
        Map<String, String> parts = new HashMap<>(Map.of("a", "train", "b", "test"));
        assertEquals(List.of(), LeakGuard.of("r", songs, parts, List.of()).shared());
    }
}
