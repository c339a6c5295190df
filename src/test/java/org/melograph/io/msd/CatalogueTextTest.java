package org.melograph.io.msd;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.melograph.base.BadInputException;
import org.melograph.base.Job;
import org.melograph.music.Lyrics;

/** Genres, bags of words and play counts, as the texts of the Million Song Dataset hold them. */
class CatalogueTextTest {
    private final Path folder;

    CatalogueTextTest(@TempDir Path folder) {
        this.folder = folder;
    }

    @Test
    void theFirstOfTwoGenresCounts() throws Exception {
        Path file = write("g.cls", "# by hand\nTRA\tRock\nTRB\tJazz\tVocal\n");
        GenreFile.Genres genres = GenreFile.read(file, Job.silent());
        assertEquals(Map.of("TRA", "Rock", "TRB", "Jazz"), genres.genres());
        assertEquals(Set.of("TRB"), genres.second());
    }

    @Test
    void aLineWithoutGenreIsRefusedByItsNumber() throws Exception {
        Path file = write("g.cls", "TRA\tRock\nTRB Jazz\n");
        assertTrue(refusal(() -> GenreFile.read(file, Job.silent())).contains("line 2"));
    }

    @Test
    void wordsAreCountedFromOne() throws Exception {
        Path file = write("mxm.txt", "# remark\n%love,the,babi\nTRA,17,1:3,2:1\nTRB,18,3:2\n");
        MusixmatchFile.Bags bags = MusixmatchFile.read(file, Job.silent());
        assertEquals(
                List.of("TRA", "TRB"),
                bags.entries().stream().map(MusixmatchFile.Entry::trackId).toList());
        assertEquals("17", bags.entries().getFirst().musixmatchId());
        assertEquals(
                Lyrics.of(Map.of("love", 3, "the", 1)),
                bags.entries().getFirst().lyrics());
        assertEquals(Lyrics.of(Map.of("babi", 2)), bags.entries().get(1).lyrics());
    }

    @Test
    void aDamagedLineIsToldAndTheOthersGoOn() throws Exception {
        Path file = write("mxm.txt", "%love,the\nTRA,17,1:3\nTRB,18,3:2\nTRC,19,1:");
        MusixmatchFile.Bags bags = MusixmatchFile.read(file, Job.silent());
        assertEquals(1, bags.entries().size());
        assertEquals(2, bags.damaged().size());
        assertTrue(
                bags.damaged().getFirst().contains("'3:2' in line 3"),
                bags.damaged().getFirst());
        assertTrue(
                bags.damaged().get(1).contains("'1:' in line 4"), bags.damaged().get(1));
    }

    @Test
    void bagsWithoutAListOfWordsAreRefused() throws Exception {
        Path file = write("mxm.txt", "TRA,17,1:3\n");
        assertTrue(refusal(() -> MusixmatchFile.read(file, Job.silent())).contains("begins with '%'"));
    }

    @Test
    void playsOfAllListenersAreAdded() throws Exception {
        Path file = write("plays.txt", "u1\tSOA\t2\nu2\tSOA\t5\nu1\tSOB\t1\n");
        assertEquals(Map.of("SOA", 7L, "SOB", 1L), PlayFile.read(file, Job.silent()));
        Path bad = write("bad.txt", "u1\tSOA\tmany\n");
        assertTrue(refusal(() -> PlayFile.read(bad, Job.silent())).contains("line 1"));
    }

    private Path write(String name, String text) throws Exception {
        return Files.writeString(folder.resolve(name), text);
    }

    private static String refusal(org.junit.jupiter.api.function.Executable reading) {
        return assertThrows(BadInputException.class, reading).reason();
    }
}
