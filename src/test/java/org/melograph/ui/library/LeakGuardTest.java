package org.melograph.ui.library;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.melograph.app.LibrarySong;

class LeakGuardTest {
    private static LibrarySong song(String hash, String group, String artist, @Nullable String split) {
        return new LibrarySong(hash, Path.of(hash), "audio", hash, artist, "", 30, "a", group, null, Double.NaN, split);
    }

    @Test
    void aGroupInTrainAndTestIsALeak() {
        LeakGuard guard = LeakGuard.of(
                List.of(song("1", "g", "", "train"), song("2", "g", "", "test"), song("3", "h", "", "test")));
        assertFalse(guard.isClean());
        assertEquals(List.of("g"), guard.groups());
        assertEquals(2, guard.heldOut());
    }

    @Test
    void aGroupInTrainAndValidIsNone() {
        assertTrue(LeakGuard.of(List.of(song("1", "g", "", "train"), song("2", "g", "", "valid")))
                .isClean());
    }

    @Test
    void anArtistOnBothSidesIsToldApart() {
        LeakGuard guard = LeakGuard.of(List.of(song("1", "g", "Bach", "train"), song("2", "h", "Bach", "test")));
        assertTrue(guard.isClean());
        assertEquals(List.of("Bach"), guard.artists());
    }

    @Test
    void songsOutsideTheSplitCountForNothing() {
        LeakGuard guard = LeakGuard.of(List.of(song("1", "g", "Bach", null), song("2", "g", "Bach", "test")));
        assertTrue(guard.isClean());
        assertEquals(List.of(), guard.artists());
    }
}
