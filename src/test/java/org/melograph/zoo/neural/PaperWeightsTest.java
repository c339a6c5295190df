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
        // 512 + 16384 + 32768 + 65536 of the convolutions, 704 of the norms, 98816 of the LSTM, 128 of the attention.
        "wave-attention-lstm, 1, 66150, 10, units, 64, 223754",
        "wave-attention-gru,  1, 66150, 10, units, 64, 199178",
        // 4 * 80 * (72 + 80 + 1), 4 * 80 * (80 + 80 + 1), 80 * 40 + 40, 410.
        "stft-lstm,         72,    20, 10, units, 80,  104130",
        // 400 + 12800 of the convolutions, 96 of the norms, 10496 * 64 + 64, 650.
        "stft-cnn-simple,   33,   166, 10, dense, 64,  685754",
        // 800 + 25600 + 51200 + 102400, 384, 1280 * 128 + 128, 1290.
        "stft-cnn,          33,   166, 10, dense, 128, 345642",
        // 800 + 51200, three times 2 * 9 * 64 * 64 + 64, 576, 650: iterations share their weights.
        "stft-rcnn,         33,   166, 10, iterations, 3, 274602",
        "stft-rcnn,         33,   166, 10, iterations, 1, 274602",
        // Lengyel: 128 * 129 + 128 * 50 + 50 + 18 * 51 = 23880 of the head, and the first layer on 25 * 300 numbers,
        "song-dense,        25,   300, 18, inputs, all,    984008",
        // on twice the mean of 256 filters and 300 numbers, each feature with 6272 + 65664 + 131328 of its
        // convolutions,
        "song-cnn,          25,   300, 18, inputs, all,    534472",
        "song-cnn,          25,   300, 18, inputs, chroma, 260040",
        "song-cnn,          25,   300, 18, inputs, lyrics,  62408",
        // on twice 10 units and 300 numbers, each feature with 4 * 10 * (12 + 10 + 1) + 4 * 10 * (10 + 10 + 1).
        "song-lstm,         25,   300, 18, inputs, all,     68488",
        "song-lstm,         25,   300, 18, inputs, audio,   30088"
    })
    void areCounted(String id, int channels, int steps, int classes, String set, String to, long weights)
            throws BadInputException {
        Architecture.Solo architecture = ModelZoo.solo(id);
        Params params = Params.parse(architecture.params(), Map.of(set, to));
        assertEquals(weights, architecture.weights(new InputShape(channels, steps), classes, params));
    }
}
