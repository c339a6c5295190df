package org.melograph.zoo.neural;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.melograph.base.BadInputException;
import org.melograph.base.Params;
import org.melograph.model.InputShape;

class NotesConvHeavyTest {
    private final NotesConvHeavy architecture = new NotesConvHeavy();

    @Test
    void hasAsManyWeightsAsThePaperPrints() throws BadInputException {
        Params params = Params.standard(architecture.params());
        assertEquals(90_053, architecture.weights(new InputShape(1, 15_000), 5, params));
        assertEquals(90_053, architecture.weights(new InputShape(1, 800), 5, params));
    }

    @Test
    void readingForwardsOnlyHalvesTheRecurrentLayer() throws BadInputException {
        Params params = Params.parse(architecture.params(), Map.of("bidirectional", "false"));
        // 1152 + 65600 + 16416 of the convolutions, 3136 of the LSTM, 272 + 85 of the dense layers.
        assertEquals(86_661, architecture.weights(new InputShape(1, 800), 5, params));
    }

    @Test
    void tooFewNotesAreRefusedWithTheNumberNeeded() throws BadInputException {
        Params params = Params.standard(architecture.params());
        assertTrue(architecture.weights(new InputShape(1, 211), 5, params) > 0);
        BadInputException refusal =
                assertThrows(BadInputException.class, () -> architecture.weights(new InputShape(1, 210), 5, params));
        assertTrue(refusal.reason().contains("'step'"), refusal.reason());
        assertTrue(refusal.reason().contains("211"), refusal.reason());
    }
}
