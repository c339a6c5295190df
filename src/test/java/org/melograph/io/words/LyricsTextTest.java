package org.melograph.io.words;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.melograph.base.BadInputException;
import org.melograph.music.Lyrics;

class LyricsTextTest {
    private final Path folder;

    LyricsTextTest(@TempDir Path folder) {
        this.folder = folder;
    }

    @Test
    void timesAndHeadingsAreNoLyrics() {
        assertEquals(
                Map.of("dream", 2, "on", 1),
                LyricsText.count("[ar:The Makers]\n[Chorus]\n[00:12.30]Dreaming <00:13.1>on,\n[00:15.00] dreams!"));
    }

    @Test
    void contractionsAreWrittenOut() {
        assertEquals(
                Map.of("i", 2, "am", 1, "do", 1, "not", 1, "babi", 1, "will", 1, "it", 1, "is", 1),
                LyricsText.count("I'm, I don\u2019t, baby'll it's"));
    }

    @Test
    void aTextBesideASongIsFoundByItsName() throws Exception {
        Files.writeString(folder.resolve("song.lrc"), "[00:01.00]love");
        assertEquals(
                Lyrics.of(Map.of("love", 1)),
                LyricsText.beside(folder.resolve("song.mp3")).orElseThrow());
        assertTrue(LyricsText.beside(folder.resolve("other.mp3")).isEmpty());
        Files.createFile(folder.resolve("third.txt"));
        assertTrue(LyricsText.beside(folder.resolve("third.mp3")).isEmpty(), "any text may lie beside a song");
    }

    @Test
    void lettersOfOldFilesAreRead() throws Exception {
        Path file = Files.write(folder.resolve("song.txt"), "se\u00f1or".getBytes(StandardCharsets.ISO_8859_1));
        assertEquals(Lyrics.of(Map.of("se\u00f1or", 1)), LyricsText.read(file));
    }

    @Test
    void aTextWithoutWordsIsRefused() throws Exception {
        Path file = Files.writeString(folder.resolve("song.txt"), "[Instrumental]\n... !");
        String said = assertThrows(BadInputException.class, () -> LyricsText.read(file))
                .reason();
        assertEquals("'song.txt' has no words. Remove it or write the lyrics in it.", said);
    }
}
