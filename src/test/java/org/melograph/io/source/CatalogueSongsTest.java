package org.melograph.io.source;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.melograph.base.BadInputException;
import org.melograph.base.Job;
import org.melograph.io.msd.MsdFixture;
import org.melograph.music.Collection;
import org.melograph.music.Lyrics;
import org.melograph.music.Song;

class CatalogueSongsTest {
    private static final String WORDS_ONLY = "TRAAAAC00000000003";
    private static final String NO_GENRE = "TRAAAAD00000000004";

    private final Path folder;

    CatalogueSongsTest(@TempDir Path folder) {
        this.folder = folder;
    }

    @Test
    void soundWordsAndGenresOfATrackComeTogether() throws Exception {
        fill();
        Collection found = open(SourceSpec.of(folder));

        assertEquals(
                List.of(MsdFixture.track(1), MsdFixture.track(2), WORDS_ONLY),
                found.songs().stream().map(Song::id).toList());
        Song first = found.songs().getFirst();
        assertEquals("Rock", first.label());
        assertEquals("ARAAAAA00000000001", first.group());
        assertEquals("First March", first.title());
        assertEquals(Lyrics.of(Map.of("love", 2)), first.lyrics());
        assertFalse(first.wordsOnly());
        assertNull(found.songs().get(1).lyrics());
        Song words = found.songs().get(2);
        assertTrue(words.wordsOnly());
        assertEquals("Jazz", words.label());
        assertEquals("12", words.group());
        assertEquals(
                List.of(
                        "1 songs of which only the words are known have no genre and were left out.",
                        "1 songs have two genres; the first counts."),
                found.notes());
        assertEquals(List.of(), found.refused());
    }

    @Test
    void oneBadFileDoesNotStopTheOthers() throws Exception {
        fill();
        Files.copy(MsdFixture.other(), folder.resolve("A/other.h5"));
        Files.write(folder.resolve("A/cut.h5"), new byte[] {1, 2, 3});
        Collection found = open(SourceSpec.of(folder));

        assertEquals(3, found.songs().size());
        assertEquals(2, found.refused().size());
        assertTrue(found.refused().stream().allMatch(r -> r.path().endsWith(".h5")));
    }

    @Test
    void filesElsewhereAreNamedBesideTheFolder() throws Exception {
        fill();
        Path genres = folder.resolve("genres.cls");
        Path elsewhere = Files.createDirectory(folder.resolve("elsewhere"));
        Path moved = Files.move(genres, elsewhere.resolve("genres.cls"));
        SourceSpec spec =
                new SourceSpec(folder.resolve("A"), null, null, List.of(), null, false, false, List.of(moved), null);
        assertEquals(List.of("Rock"), open(spec).labels());

        SourceSpec wrong = new SourceSpec(
                folder.resolve("A"), null, null, List.of(), null, false, false, List.of(MsdFixture.other()), null);
        assertTrue(refusal(wrong).contains("holds no genres, lyrics or play counts"), refusal(wrong));
    }

    @Test
    void aGroupFileChoosesAndLabelsTheSongsOfAFileOfWords() throws Exception {
        fill();
        Path groups = Files.writeString(
                folder.resolve("groups.csv"), "track,label,group,fold,split\n" + NO_GENRE + ",Folk,9,3,test\n");
        SourceSpec spec = new SourceSpec(folder.resolve("mxm.txt"), null, null, List.of(), groups);
        Collection found = open(spec);

        assertEquals(1, found.songs().size());
        Song song = found.songs().getFirst();
        assertEquals(
                List.of("Folk", "9", "3", "test"),
                List.of(label(song.label()), song.group(), label(song.fold()), label(song.split())));
        assertNotNull(song.lyrics());
        assertEquals(List.of("2 songs are not named in 'groups.csv' and were left out."), found.notes());
    }

    @Test
    void songsAreDividedInTenthsByTheirPlays() throws Exception {
        StringBuilder words = new StringBuilder("%love\n");
        StringBuilder plays = new StringBuilder();
        for (int i = 0; i < 20; i++) {
            String track = "TRAAAAA0000000%04d".formatted(i);
            words.append(track).append(",").append(i).append(",1:1\n");
            plays.append("a\t").append(track).append("\t").append(i).append("\n");
            plays.append("b\t").append(track).append("\t1\n");
        }
        Files.writeString(folder.resolve("mxm.txt"), words);
        Files.writeString(folder.resolve("plays.txt"), plays);
        Collection found = open(deciles(folder, "plays"));

        assertEquals(10, found.labels().size());
        assertEquals("decile 01", found.songs().getFirst().label());
        assertEquals("decile 01", found.songs().get(1).label());
        assertEquals("decile 10", found.songs().getLast().label());
        assertEquals(
                List.of("The classes are tenths of 'plays', cut at 3, 5, 7, 9, 11, 13, 15, 17, 19."), found.notes());
        assertTrue(refusal(deciles(folder, "hotttness")).contains("Did you mean 'hotttnesss'?"));
    }

    @Test
    void theColumnThatIsDividedIsATablesOwn() throws Exception {
        StringBuilder text = new StringBuilder("loud,popularity\n");
        for (int i = 0; i < 30; i++) {
            text.append(i % 7).append(",").append(i < 2 ? "" : i).append("\n");
        }
        Path table = Files.writeString(folder.resolve("songs.csv"), text);
        Collection found = open(deciles(table, "popularity"));

        assertEquals(28, found.songs().size());
        assertEquals(10, Set.copyOf(found.labels()).size());
        assertTrue(
                found.notes().get(1).startsWith("2 songs have no 'popularity'"),
                found.notes().toString());
        assertTrue(refusal(deciles(table, "popularty")).contains("Did you mean 'popularity'?"));
    }

    @Test
    void wordsBesideAUsersOwnSongsGoWithThem() throws Exception {
        Path own = Files.createDirectories(folder.resolve("own/rock"));
        Files.writeString(own.resolve("a.wav"), "not looked into");
        Files.writeString(own.resolve("a.txt"), "Dreams");
        Files.writeString(own.resolve("b.wav"), "not looked into");
        Path sung = Files.writeString(folder.resolve("sung.lrc"), "[00:01.0] love");
        Collection found = open(SourceSpec.of(folder.resolve("own")));
        assertEquals(Lyrics.of(Map.of("dream", 1)), found.songs().getFirst().lyrics());
        assertNull(found.songs().get(1).lyrics());
        assertEquals(List.of(), found.refused());

        Path manifest = Files.writeString(
                folder.resolve("list.csv"),
                "path,label,lyrics\nown/rock/a.wav,x,\nown/rock/b.wav,y," + sung.getFileName() + "\n");
        Collection listed = open(SourceSpec.of(manifest));
        assertEquals(Lyrics.of(Map.of("dream", 1)), listed.songs().getFirst().lyrics());
        assertEquals(Lyrics.of(Map.of("love", 1)), listed.songs().get(1).lyrics());
    }

    private void fill() throws Exception {
        Path deep = Files.createDirectories(folder.resolve("A/B"));
        Files.copy(MsdFixture.song(1), deep.resolve(MsdFixture.song(1).getFileName()));
        Files.copy(MsdFixture.song(2), deep.resolve(MsdFixture.song(2).getFileName()));
        Files.writeString(
                folder.resolve("genres.cls"),
                "#\n" + MsdFixture.track(1) + "\tRock\tPop\n" + WORDS_ONLY + "\tJazz\nTRZZZZZ00000000000\tFolk\tPop\n");
        Files.writeString(
                folder.resolve("mxm.txt"),
                "# words\n%love,hate\n" + MsdFixture.track(1) + ",11,1:2\n" + WORDS_ONLY + ",12,2:1\n" + NO_GENRE
                        + ",13,1:1,2:1\n");
    }

    private static SourceSpec deciles(Path location, String number) {
        return new SourceSpec(location, null, null, List.of(), null, false, false, List.of(), number);
    }

    private static String label(@Nullable String given) {
        return given == null ? "" : given;
    }

    private static Collection open(SourceSpec spec) throws Exception {
        return Sources.open(spec, Job.silent());
    }

    private static String refusal(SourceSpec spec) {
        return assertThrows(BadInputException.class, () -> open(spec)).reason();
    }
}
