package org.melograph.io.source;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.melograph.base.BadInputException;
import org.melograph.music.Table;

class TagColumnsTest {
    private static final List<String> HEADER = List.of("tempo", "tag:fast", "tag:Angry", "tag:NOT-Emotion-Angry");

    @Test
    void anOppositeTellsItsTag() throws BadInputException {
        Table table = new Table(
                "t",
                HEADER,
                List.of(
                        List.of("1", "1", "1", "0"),
                        List.of("2", "0", "0", "1"),
                        List.of("3", "", "0", "0"),
                        List.of("4", "?", "1", "1")));
        assertEquals(
                List.of(
                        Map.of("fast", true, "Angry", true),
                        Map.of("fast", false, "Angry", false),
                        Map.of(),
                        Map.of("Angry", true)),
                read(table, false));
    }

    @Test
    void oppositesMayStayTagsOfTheirOwn() throws BadInputException {
        Table table = new Table("t", HEADER, List.of(List.of("3", "", "0", "1")));
        assertEquals(List.of(Map.of("Angry", false, "NOT-Emotion-Angry", true)), read(table, true));
    }

    @Test
    void aListLacksWhatItDoesNotName() throws BadInputException {
        Table table = new Table(
                "t",
                List.of("path", "Tags"),
                List.of(List.of("a.wav", "rock; loud"), List.of("b.wav", "NOT-loud"), List.of("c.wav", "")));
        assertEquals(
                List.of(Map.of("rock", true, "loud", true), Map.of("rock", false, "loud", false), Map.of()),
                read(table, false));
    }

    @Test
    void aWordThatIsNoAnswerIsRefused() {
        Table table = new Table("t", HEADER, List.of(List.of("1", "perhaps", "0", "0")));
        BadInputException refusal = assertThrows(BadInputException.class, () -> read(table, false));
        assertTrue(refusal.reason().contains("'perhaps' of the tag 'fast'"), refusal.reason());
    }

    private static List<Map<String, Boolean>> read(Table table, boolean keepOpposites) throws BadInputException {
        TagColumns tags = TagColumns.in(table, keepOpposites);
        List<Map<String, Boolean>> said = new ArrayList<>();
        for (List<String> row : table.rows()) {
            said.add(tags.of(row));
        }
        return said;
    }
}
