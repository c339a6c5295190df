package org.melograph.io.table;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.melograph.base.BadInputException;
import org.melograph.base.Job;
import org.melograph.io.ReadOptions;
import org.melograph.music.Table;

class ArffReaderTest {
    private static final String HEADER = """
            % a comment
            @RELATION songs

            @attribute tempo numeric
            @attribute 'first word' string
            @attribute mood {glad, 'deep blue'}
            @attribute Song-Fast {0,1}
            @data
            """;

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit fills it
    Path folder;

    @Test
    void readsDenseRowsAndNamesTags() throws Exception {
        Table table = read(HEADER + "120.5, 'it''s', glad, 1\n?,\"a,b\",'deep blue',0\n".replace("it''s", "it\\'s"));
        assertEquals(List.of("tempo", "first word", "mood", "tag:Song-Fast"), table.columns());
        assertEquals(
                List.of(List.of("120.5", "it's", "glad", "1"), List.of("", "a,b", "deep blue", "0")), table.rows());
    }

    @Test
    void readsSparseRowsWithTheirZeros() throws Exception {
        Table table = read(HEADER + "{3 1, 2 'deep blue'}\n{0 99}\n");
        assertEquals(List.of(List.of("0", "", "deep blue", "1"), List.of("99", "", "glad", "0")), table.rows());
    }

    @Test
    void whatIsNoArffIsRefusedWithItsLine() {
        assertRefused("line 9", HEADER + "1,a,glad\n");
        assertRefused("'sad' is no value of 'mood'", HEADER + "1,a,sad,1\n");
        assertRefused("a quote does not end", HEADER + "1,'a,glad,1\n");
        assertRefused("'9' is no attribute's number", HEADER + "{9 1}\n");
        assertRefused("no line of a header", "a,b\n1,2\n");
        assertRefused("no rows", HEADER);
        assertRefused("no @data", "@relation x\n@attribute a numeric\n");
        assertRefused("two attributes named 'a'", "@attribute a numeric\n@attribute a real\n@data\n1,2\n");
    }

    private void assertRefused(String part, String text) {
        BadInputException refusal = assertThrows(BadInputException.class, () -> read(text));
        assertTrue(refusal.reason().contains(part), refusal.reason());
    }

    private Table read(String text) throws Exception {
        Path file = folder.resolve("songs.arff");
        Files.writeString(file, text);
        return new ArffReader().read(file, ReadOptions.STANDARD, Job.silent());
    }
}
