package org.melograph.dataset;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.melograph.base.BadInputException;
import org.melograph.io.source.SourceSpec;
import org.melograph.music.Table;

class TableColumnsTest {
    private static final Table SONGS = new Table(
            "songs.csv",
            List.of("Artist", "tempo", "key", "note", "Class"),
            List.of(
                    List.of("Abba", "120.5", "", "", "pop"),
                    List.of("Bach", " 90 ", "NaN", "", "old"),
                    List.of("Cage", "1e2", "7", "", "odd")));

    @Test
    void numbersAreFeaturesAndTextIsNamed() throws BadInputException {
        TableColumns columns = TableColumns.choose(SONGS, Set.of("Class"));
        assertEquals(List.of("tempo", "key"), columns.columns());
        assertEquals(
                List.of("Column 'Artist' is text and was left out.", "Column 'note' is empty and was left out."),
                columns.notes());
    }

    @Test
    void labelGroupAndDroppedColumnsAreNoFeatures() throws BadInputException {
        SourceSpec source = new SourceSpec(Path.of("songs.csv"), "Class", "Artist", List.of("key"), null);
        TableColumns columns = TableColumns.choose(SONGS, source);
        assertEquals(List.of("tempo"), columns.columns());
        assertEquals(1, columns.notes().size());
    }

    @Test
    void aFewWrongCellsCountAsMissing() throws BadInputException {
        List<List<String>> rows = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            rows.add(List.of(i == 7 ? "fast" : Integer.toString(i)));
        }
        Table table = new Table("t.csv", List.of("tempo"), rows);
        TableColumns columns = TableColumns.choose(table, Set.of());
        assertEquals(List.of("tempo"), columns.columns());
        assertEquals(List.of("1 cells of column 'tempo' are no numbers and count as missing."), columns.notes());
    }

    @Test
    void aRowIsReadInTheOrderAsked() throws BadInputException {
        float[] row = TableColumns.row(SONGS, 1, List.of("key", "tempo")).values();
        assertArrayEquals(new float[] {Float.NaN, 90}, row);
    }

    @Test
    void aMissingColumnIsNamed() {
        BadInputException e =
                assertThrows(BadInputException.class, () -> TableColumns.row(SONGS, 0, List.of("energy")));
        assertTrue(e.reason().startsWith("'songs.csv' has no column 'energy'."), e.reason());
    }

    @Test
    void aTableWithoutNumbersIsRefused() {
        assertThrows(BadInputException.class, () -> TableColumns.choose(SONGS, Set.of("tempo", "key")));
    }
}
