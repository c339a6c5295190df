package org.melograph.zoo.neural;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.melograph.base.BadInputException;
import org.melograph.base.Params;
import org.melograph.model.Architecture;
import org.melograph.model.InputShape;
import org.melograph.zoo.ModelZoo;

/** The networks have as many weights as their papers print, or as their layers add up to. */
class PaperWeightsTest {
    @ParameterizedTest(name = "{0} {1}x{2} {3} {4}")
    @CsvSource({
        // Chen, Figures 1 to 3 and the text.
        "notes-lstm,         1,   800,  5, bidirectional, true,  1374213",
        "notes-conv-lstm,    1, 15000,  5, bidirectional, true,  2042437",
        "notes-conv-heavy,   1, 15000,  5, bidirectional, true,    90053",
        // One direction: 264192 + 197120 + 49408 of the LSTMs, 8320 + 8256 + 325 of the dense layers.
        "notes-lstm,         1,   800,  5, bidirectional, false,  527621",
        // 2304 + 262272 + 65600 of the convolutions, 525312 + 131584 + 33024 of the LSTMs, 2080 + 528 + 85.
        "notes-conv-lstm,    1, 15000,  5, bidirectional, false, 1022789",
        // 1152 + 65600 + 16416, 3136, 272 + 85.
        "notes-conv-heavy,   1, 15000,  5, bidirectional, false,   86661",
        // 2 * 4 * 64 * (128 + 64 + 1), 64 * 128 + 64, 650.
        "mel-bilstm,       128,   130, 10, units, 64,  107722",
        // 2 * 64 * (3 * (128 + 64) + 4): three gates, four rows of biases.
        "mel-bigru,        128,   130, 10, units, 64,   83146",
        // 288 + 18432 + 73728 of the convolutions, 448 of the norms, 2 * 256 * (1024 + 65) of the LSTM.
        "mel-conv-bilstm,  128,   130, 10, units, 64,  659370",
        "mel-conv-bigru,   128,   130, 10, units, 64,  520106",
        // 544 + 16448 + 32896 + 65664 of the convolutions, 704 of the norms, 98816 of the LSTM, 128 of the attention.
        "wave-attention-lstm, 1, 66150, 10, units, 64, 224106",
        "wave-attention-gru,  1, 66150, 10, units, 64, 199530"
    })
    void areCounted(String id, int channels, int steps, int classes, String set, String to, long weights)
            throws BadInputException {
        Architecture architecture = ModelZoo.byId(id);
        Params params = Params.parse(architecture.params(), Map.of(set, to));
        assertEquals(weights, architecture.weights(new InputShape(channels, steps), classes, params));
    }
}
