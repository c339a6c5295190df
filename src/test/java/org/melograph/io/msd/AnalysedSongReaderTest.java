package org.melograph.io.msd;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.melograph.base.BadInputException;
import org.melograph.base.Job;
import org.melograph.io.ReadOptions;
import org.melograph.music.AnalysedSong;
import org.melograph.music.CatalogueEntry;

class AnalysedSongReaderTest {
    @Test
    void segmentsStandInColumnsAsTheyWereWritten() throws Exception {
        AnalysedSong song = read(MsdFixture.song(1));
        assertEquals(40, song.segments());
        for (int s = 0; s < 40; s++) {
            for (int row = 0; row < 12; row++) {
                assertEquals(
                        1.0 / (1 + Math.floorMod(row - s, 12)), song.chroma().at(row, s), 1e-6);
                assertEquals(10.0 * row + s, song.timbre().at(row, s), 1e-6);
            }
            assertEquals(s * 0.25, song.starts().at(s), 1e-6);
        }
    }

    @Test
    void whatTheCatalogueKnowsIsRead() throws Exception {
        AnalysedSong song = read(MsdFixture.song(1));
        CatalogueEntry entry = song.entry();
        assertEquals("TRAAAAA00000000001", entry.trackId());
        assertEquals("SOAAAAA00000000001", entry.songId());
        assertEquals("First March", entry.title());
        assertEquals("The Makers", entry.artist());
        assertEquals("Made Up", entry.album());
        assertEquals(1984, entry.year());
        assertEquals(0.5, entry.hotttnesss());
        assertEquals(List.of("march", "brass"), List.copyOf(entry.terms().keySet()));
        assertEquals(0.5, entry.terms().get("brass"));
        assertEquals(10, song.seconds());
        assertEquals(240, song.tempo());
        assertEquals(9, song.key());
        assertEquals(-7.5, song.loudness());
        assertEquals(entry, AnalysedSongReader.entry(MsdFixture.song(1)));
    }

    @Test
    void whatIsUnknownSaysSo() throws Exception {
        CatalogueEntry entry = AnalysedSongReader.entry(MsdFixture.song(2));
        assertTrue(Double.isNaN(entry.hotttnesss()));
        assertEquals(0, entry.year());
    }

    @Test
    void anotherLayoutIsRefusedByWhatItLacks() {
        String said = assertThrows(BadInputException.class, () -> read(MsdFixture.other()))
                .reason();
        assertEquals(
                "'other.h5' is an HDF5 file but no song of the Million Song Dataset: it lacks '/metadata/songs'. Remove it or"
                        + " choose another.",
                said);
    }

    @Test
    void damageIsRefusedWhereverItIs(@TempDir Path folder) throws Exception {
        byte[] whole = Files.readAllBytes(MsdFixture.song(1));
        for (int at = 0; at < whole.length; at += whole.length / 60) {
            byte[] damaged = whole.clone();
            Arrays.fill(damaged, at, Math.min(whole.length, at + 40), (byte) 0xFF);
            Path file = Files.write(folder.resolve("damaged.h5"), damaged);
            try {
                read(file);
            } catch (BadInputException e) {
                assertTrue(e.reason().startsWith("'damaged.h5' "), e.reason());
            }
        }
    }

    private static AnalysedSong read(Path file) throws Exception {
        return new AnalysedSongReader().read(file, ReadOptions.STANDARD, Job.silent());
    }
}
