package org.melograph.io.table;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.melograph.base.BadInputException;
import org.melograph.base.Job;
import org.melograph.io.ReadOptions;
import org.melograph.music.Table;

class CsvReaderTest {
    private final Path folder;

    CsvReaderTest(@TempDir Path folder) {
        this.folder = folder;
    }

    @Test
    void cellsAreReadByColumn() throws Exception {
        Table table = read("title,energy\nHitch,0.6\n,\n");

        assertEquals("songs.csv", table.name());
        assertEquals(List.of("title", "energy"), table.columns());
        assertEquals(List.of(List.of("Hitch", "0.6"), List.of("", "")), table.rows());
    }

    @Test
    void quotedCellsHoldSeparatorsQuotesAndLineBreaks() throws Exception {
        Table table = read("title,energy\n\"What's \"\"it\"\", mate\nno\",1\n");

        assertEquals("What's \"it\", mate\nno", table.rows().getFirst().getFirst());
    }

    @Test
    void semicolonsAndTabsAreDetected() throws Exception {
        assertEquals(List.of("a,b", "c"), read("\"a,b\";c\n1;2\n").columns());
        assertEquals(List.of("a", "b"), read("a\tb\n1\t2\n").columns());
    }

    @Test
    void theByteOrderMarkIsNoPartOfTheFirstColumn() throws Exception {
        assertEquals(
                List.of("path", "label"),
                read("\uFEFFpath,label\r\na.wav,x\r\n").columns());
    }

    @Test
    void aRaggedRowIsRefusedByLine() {
        assertRefused("'songs.csv' has 3 cells in line 3, but 2 columns", "a,b\n1,2\n1,2,3\n");
    }

    @Test
    void twoColumnsOfOneNameAreRefused() {
        assertRefused("two columns named 'a'", "a,a\n1,2\n");
    }

    @Test
    void aColumnWithoutNameIsNumbered() throws Exception {
        assertEquals(List.of("column 1", "a"), read(",a\n0,2\n").columns());
    }

    @Test
    void aHeaderAloneIsRefused() {
        assertRefused("'songs.csv' has no rows", "a,b\n");
    }

    @Test
    void anotherEncodingIsRefused() throws Exception {
        Path file = write("title\nMüller\n", StandardCharsets.ISO_8859_1);

        BadInputException refusal = assertThrows(BadInputException.class, () -> read(file));
        assertTrue(refusal.reason().contains("no text in UTF-8"), refusal.reason());
    }

    private void assertRefused(String part, String text) {
        BadInputException refusal = assertThrows(BadInputException.class, () -> read(text));
        assertTrue(refusal.reason().contains(part), refusal.reason());
    }

    private Table read(String text) throws Exception {
        return read(write(text, StandardCharsets.UTF_8));
    }

    private static Table read(Path file) throws Exception {
        return new CsvReader().read(file, ReadOptions.STANDARD, Job.silent());
    }

    private Path write(String text, Charset encoding) throws Exception {
        return Files.write(folder.resolve("songs.csv"), text.getBytes(encoding));
    }
}
