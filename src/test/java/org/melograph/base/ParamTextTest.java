package org.melograph.base;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class ParamTextTest {
    private static final Param.Text FILE = new Param.Text(
            "words", "Words", "A file of words.", "", "([^\\s]+\\.txt)?", "the name of a .txt file, or nothing");

    @Test
    void wordsAreKeptWithoutTheBlanksAroundThem() throws BadInputException {
        Params params = Params.parse(List.of(FILE), Map.of("words", " glove.txt "));
        assertEquals("glove.txt", params.text("words"));
    }

    @Test
    void emptyWordsSurviveTheRecord() throws BadInputException {
        Params params = Params.standard(List.of(FILE));
        assertEquals("", params.text("words"));
        assertEquals(params, Params.parse(List.of(FILE), params.asText()));
    }

    @Test
    void whatDoesNotMatchIsRefusedWithTheRangeInWords() {
        BadInputException refusal = assertThrows(BadInputException.class, () -> FILE.parse("glove.bin"));
        assertEquals("'words' cannot be 'glove.bin'. Give the name of a .txt file, or nothing.", refusal.reason());
    }
}
