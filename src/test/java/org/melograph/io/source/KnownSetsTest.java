package org.melograph.io.source;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.melograph.base.Job;
import org.melograph.music.Collection;
import org.melograph.music.Song;

class KnownSetsTest {
    private final Path folder;

    KnownSetsTest(@TempDir Path folder) {
        this.folder = folder;
    }

    private void file(String name, String text) throws Exception {
        Path file = folder.resolve(name);
        Files.createDirectories(Objects.requireNonNull(file.getParent()));
        Files.writeString(file, text);
    }

    private void gtzan(Path below) throws Exception {
        for (String genre :
                List.of("blues", "classical", "country", "disco", "hiphop", "jazz", "metal", "pop", "reggae", "rock")) {
            Path genres = Files.createDirectories(below.resolve(genre));
            for (int i = 0; i < 100; i++) {
                Files.writeString(genres.resolve(String.format("%s.%05d.wav", genre, i)), "x");
            }
        }
    }

    private Collection open() throws Exception {
        return Sources.open(SourceSpec.of(folder), Job.silent());
    }

    private static Map<String, Song> byName(Collection collection) {
        return collection.songs().stream()
                .collect(Collectors.toMap(s -> String.valueOf(s.path().getFileName()), Function.identity()));
    }

    private Optional<String> id() {
        return KnownSets.in(folder).map(KnownSets.Recognised::id);
    }

    @Test
    void gtzanBringsItsFaultFilteredSplitAndItsRepeats() throws Exception {
        gtzan(folder.resolve("genres_original"));

        assertEquals(Optional.of("gtzan"), id());
        Collection found = open();

        Map<String, Long> parts = found.songs().stream()
                .collect(Collectors.groupingBy(s -> Objects.requireNonNull(s.split()), Collectors.counting()));
        assertEquals(Map.of("train", 443L, "valid", 197L, "test", 290L, "none", 70L), parts);
        Map<String, Song> songs = byName(found);
        assertEquals("jazz", song(songs, "jazz.00051.wav").label());
        assertEquals(
                song(songs, "jazz.00033.wav").group(),
                song(songs, "jazz.00051.wav").group());
        assertEquals(
                song(songs, "metal.00058.wav").group(),
                song(songs, "rock.00016.wav").group());
        assertEquals(950, found.songs().stream().map(Song::group).distinct().count());
        assertTrue(found.notes().getFirst().contains("Kereliuk"), found.notes().toString());
    }

    @Test
    void noRepeatStandsOnTwoSidesOfTheFaultFilteredSplit() throws Exception {
        gtzan(folder);
        Map<String, List<String>> parts = open().songs().stream()
                .filter(s -> !Song.NO_PART.equals(s.split()))
                .collect(Collectors.groupingBy(
                        Song::group, Collectors.mapping(s -> Objects.requireNonNull(s.split()), Collectors.toList())));
        assertTrue(parts.values().stream().allMatch(p -> p.stream().distinct().count() == 1));
    }

    @Test
    void tenFoldersOfOtherFilesAreNotGtzan() throws Exception {
        gtzan(folder);
        for (int i = 0; i < 20; i++) {
            Files.move(
                    folder.resolve(String.format("rock/rock.%05d.wav", i)), folder.resolve("rock/song " + i + ".wav"));
        }
        assertEquals(Optional.empty(), id());
        assertNull(open().songs().getFirst().split());
    }

    @Test
    void esc50BringsCategoriesFoldsAndClips() throws Exception {
        file("audio/1-100032-A-0.wav", "x");
        file("audio/1-100038-A-14.wav", "x");
        file("audio/5-9032-A-0.wav", "x");
        file("audio/stray.wav", "x");
        file("meta/esc50.csv", """
                filename,fold,target,category,esc10,src_file,take
                1-100032-A-0.wav,1,0,dog,True,100032,A
                1-100038-A-14.wav,1,14,chirping_birds,False,100038,A
                5-9032-A-0.wav,5,0,dog,True,9032,A
                """);

        assertEquals(Optional.of("esc-50"), id());
        Collection found = open();
        Map<String, Song> songs = byName(found);
        Song dog = song(songs, "5-9032-A-0.wav");
        assertEquals("dog", dog.label());
        assertEquals("5", dog.fold());
        assertEquals("9032", dog.group());
        assertNull(song(songs, "stray.wav").label());
        assertEquals(List.of(), found.refused());
    }

    @Test
    void fmaBringsGenresArtistsAndItsSplit() throws Exception {
        file("fma_small/000/000002.mp3", "x");
        file("fma_small/000/000005.mp3", "x");
        file("fma_small/099/099999.mp3", "x");
        file("fma_metadata/tracks.csv", """
                ,album,artist,artist,set,set,track,track
                ,comments,id,name,split,subset,genre_top,title
                track_id,,,,,,,
                2,0,1,AWOL,training,small,Hip-Hop,Food
                5,0,1,AWOL,validation,small,Hip-Hop,"This, World"
                99999,3,7,Other,test,small,,Unknown
                """);

        assertEquals(Optional.of("fma"), id());
        Collection found = open();
        Map<String, Song> songs = byName(found);
        Song second = song(songs, "000005.mp3");
        assertEquals("Hip-Hop", second.label());
        assertEquals("valid", second.split());
        assertEquals("This, World", second.title());
        assertEquals(song(songs, "000002.mp3").group(), second.group());
        assertNull(song(songs, "099999.mp3").label());
        assertEquals("test", song(songs, "099999.mp3").split());
        assertEquals(List.of(), found.refused());

        // The folder of clips alone, its table beside it.
        Collection clips = Sources.open(SourceSpec.of(folder.resolve("fma_small")), Job.silent());
        assertEquals("Hip-Hop", song(byName(clips), "000002.mp3").label());
    }

    @Test
    void aTableWithOneHeaderIsNotFma() throws Exception {
        file("rock/a.mp3", "x");
        file("tracks.csv", "track_id,genre_top\n2,Rock\n");
        assertEquals(Optional.empty(), id());
        assertEquals("rock", open().songs().getFirst().label());
    }

    private static Song song(Map<String, Song> songs, String name) {
        return Objects.requireNonNull(songs.get(name), name);
    }
}
