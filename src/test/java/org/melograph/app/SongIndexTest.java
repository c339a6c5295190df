package org.melograph.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.melograph.base.BadInputException;
import org.melograph.base.Rng;
import org.melograph.project.SongField;
import org.melograph.project.SongSound;
import org.melograph.project.SongTags;

class SongIndexTest {
    private static final List<LibrarySong> SONGS = List.of(
            song("banana", "Zoë", "jazz", 120.0, -14.0, 10),
            song("Apple", "", null, null, -9.5, 2_000_000_001),
            song("cherry", "abba", "Rock", 90.5, -23.0, 2_000_000_000),
            song("apple pie", "Abba", "jazz", 60.0, null, 5));

    private static LibrarySong song(
            String title,
            String artist,
            @Nullable String label,
            @Nullable Double tempo,
            @Nullable Double loudness,
            long added) {
        return new LibrarySong(
                title,
                Path.of("/music/" + title + ".mp3"),
                "audio",
                title,
                artist,
                "",
                10,
                label,
                title,
                null,
                0,
                null,
                new SongTags("", "", 0, 0, ""),
                new SongSound(tempo, "A minor", 0.9, loudness, null),
                Instant.ofEpochSecond(added));
    }

    private static List<String> titles(List<LibrarySong> songs) {
        return songs.stream().map(LibrarySong::title).toList();
    }

    private static List<String> sorted(SongColumn column, boolean descending) {
        return titles(new SongIndex(SONGS).find("", s -> true, column, descending));
    }

    @Test
    void textIsSortedWithoutRegardToCase() {
        assertEquals(List.of("Apple", "apple pie", "banana", "cherry"), sorted(SongColumn.TITLE, false));
        assertEquals(List.of("cherry", "banana", "apple pie", "Apple"), sorted(SongColumn.TITLE, true));
    }

    @Test
    void whatIsUnknownComesLastEitherWay() {
        assertEquals(List.of("apple pie", "cherry", "banana", "Apple"), sorted(SongColumn.TEMPO, false));
        assertEquals(List.of("banana", "cherry", "apple pie", "Apple"), sorted(SongColumn.TEMPO, true));
        assertEquals("Apple", sorted(SongColumn.LABEL, false).getLast());
        assertEquals("Apple", sorted(SongColumn.LABEL, true).getLast());
        assertEquals("Apple", sorted(SongColumn.ARTIST, true).getLast());
    }

    @Test
    void negativeNumbersAndCloseMomentsAreSorted() {
        assertEquals(List.of("cherry", "banana", "Apple", "apple pie"), sorted(SongColumn.LOUDNESS, false));
        assertEquals(List.of("apple pie", "banana", "cherry", "Apple"), sorted(SongColumn.ADDED, false));
    }

    @Test
    void everyWordMustOccurSomewhere() {
        SongIndex index = new SongIndex(SONGS);

        assertEquals(List.of("apple pie"), titles(index.find(" ABBA  jazz ", s -> true, SongColumn.TITLE, false)));
        assertEquals(
                4, index.find("a minor", s -> true, SongColumn.TITLE, false).size());
        assertEquals(List.of(), index.find("abba banana", s -> true, SongColumn.TITLE, false));
        assertEquals(
                List.of("banana"),
                titles(index.find(
                        "", s -> "jazz".equals(s.label()) && s.artist().startsWith("Z"), SongColumn.TITLE, false)));
    }

    @Test
    void anIndexOfAChangedListAnswersAsAFreshOne() {
        RandomGenerator rng = Rng.of(1, "songs");
        List<LibrarySong> songs = new ArrayList<>();
        for (int i = 0; i < 300; i++) {
            songs.add(song(
                    "t" + rng.nextInt(100), "a" + rng.nextInt(5), "l" + rng.nextInt(3), rng.nextDouble(), null, i));
        }
        SongIndex before = new SongIndex(songs);
        for (SongColumn column : SongColumn.values()) {
            before.find("t1", s -> true, column, false);
        }
        songs.set(7, songs.get(7).with(SongField.TITLE, "zzz"));
        songs.set(9, songs.get(9).with(SongField.LABEL, ""));
        songs.set(0, songs.get(0).with(SongField.TITLE, "t0"));
        songs.set(11, songs.get(11).with(SongField.TITLE, songs.get(12).title().toUpperCase(Locale.ROOT)));
        for (int i = 20; i < 25; i++) {
            songs.set(i, song("t50", "", null, 0.5, -1.0, i));
        }
        assertTrue(before.isNearly(songs));
        assertFalse(before.isNearly(songs.subList(1, songs.size())));
        SongIndex after = new SongIndex(songs, before);
        SongIndex fresh = new SongIndex(songs);
        for (SongColumn column : SongColumn.values()) {
            for (boolean descending : new boolean[] {false, true}) {
                assertEquals(
                        fresh.find("", s -> true, column, descending), after.find("", s -> true, column, descending));
            }
        }
        assertEquals(List.of("zzz"), titles(after.find("zzz", s -> true, SongColumn.TITLE, false)));
        List<LibrarySong> byTempo = new ArrayList<>(songs);
        byTempo.sort(Comparator.comparingDouble(SongColumn.TEMPO::number));
        assertEquals(byTempo, fresh.find("", s -> true, SongColumn.TEMPO, false));
    }

    @Test
    void aColumnThatIsNotThereIsRefusedWithTheNearest() throws Exception {
        assertEquals(SongColumn.TEMPO, SongColumn.byId("tempo"));
        BadInputException refusal = assertThrows(BadInputException.class, () -> SongColumn.byId("tempi"));
        assertEquals("There is no column 'tempi'. Did you mean 'tempo'?", refusal.reason());
    }
}
