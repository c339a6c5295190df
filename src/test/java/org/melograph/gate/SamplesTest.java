package org.melograph.gate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

final class SamplesTest {
    private static final Path SAMPLES = Path.of("samples");
    /** Of audio and MIDI. */
    private static final long MUSIC_BYTES = 15_000_000;

    /** Of everything: a soundfont that has all instruments takes six million. */
    private static final long ALL_BYTES = 20_000_000;

    @Test
    void everyPieceOfMusicHasItsAuthorAndLicence() throws IOException {
        Set<String> music = new TreeSet<>();
        for (String folder : Set.of("audio", "midi", "soundfont")) {
            try (Stream<Path> files = Files.walk(SAMPLES.resolve(folder))) {
                files.filter(Files::isRegularFile)
                        .map(file -> SAMPLES.relativize(file).toString().replace('\\', '/'))
                        .forEach(music::add);
            }
        }
        assertEquals(column("ATTRIBUTION.csv", "file"), music);
    }

    @Test
    void everyPackageComesWithItsLicence() throws IOException {
        for (String name : column("ATTRIBUTION.csv", "package")) {
            assertTrue(Files.size(SAMPLES.resolve("licences").resolve(name + ".txt")) > 0, name);
        }
    }

    @Test
    void noAuthorOrLicenceIsLeftOut() throws IOException {
        assertTrue(column("ATTRIBUTION.csv", "author").stream().noneMatch(String::isBlank));
        assertTrue(column("ATTRIBUTION.csv", "licence").stream().noneMatch(String::isBlank));
    }

    @Test
    void theManifestsNameWhatIsThere() throws IOException {
        Set<String> listed = new TreeSet<>(column("manifest.csv", "path"));
        listed.addAll(column("midi.csv", "path"));
        Set<String> music = column("ATTRIBUTION.csv", "file");
        music.removeIf(file -> file.startsWith("soundfont/"));
        assertEquals(music, listed);
    }

    @Test
    void allOfItStaysSmall() throws IOException {
        long music = bytes(SAMPLES.resolve("audio")) + bytes(SAMPLES.resolve("midi"));
        assertTrue(music <= MUSIC_BYTES, () -> "samples/ has " + music + " bytes of music");
        long all = bytes(SAMPLES);
        assertTrue(all <= ALL_BYTES, () -> "samples/ has " + all + " bytes");
    }

    private static long bytes(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.mapToLong(file -> file.toFile().length()).sum();
        }
    }

    private static Set<String> column(String table, String name) throws IOException {
        try (CsvReader<NamedCsvRecord> rows = CsvReader.builder().ofNamedCsvRecord(SAMPLES.resolve(table))) {
            return rows.stream().map(row -> row.getField(name)).collect(Collectors.toCollection(TreeSet::new));
        }
    }
}
