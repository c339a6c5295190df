package org.melograph.sound;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.melograph.base.Axis;
import org.melograph.base.BadInputException;
import org.melograph.base.Tensor;
import org.melograph.sound.Snippets.Stretch;

final class SnippetsTest {
    private static final int RATE = 8000;
    private static final int FADE = (int) (Snippets.FADE_SECONDS * RATE);

    /** Two seconds in which every sample is its own number. */
    private static PlayerSource numbers(int channels) {
        float[] samples = new float[2 * RATE * channels];
        for (int i = 0; i < samples.length; i++) {
            samples[i] = Math.floorDiv(i, channels) + (i % channels) * 0.5f;
        }
        return PlayerSource.samples(
                "numbers", Tensor.wrap(samples, new Axis("sample", 2 * RATE), new Axis("channel", channels)), RATE);
    }

    private static float[] all(Snippets snippets, int block) throws BadInputException {
        float[] heard = new float[0];
        float[] into = new float[block * snippets.channels()];
        for (int got = snippets.read(into); got >= 0; got = snippets.read(into)) {
            int before = heard.length;
            heard = Arrays.copyOf(heard, before + got * snippets.channels());
            System.arraycopy(into, 0, heard, before, got * snippets.channels());
        }
        return heard;
    }

    @Test
    void stretchesFollowOneAnotherInTheirOrder() throws Exception {
        Snippets snippets = new Snippets(numbers(1), List.of(new Stretch(1, 0.5), new Stretch(0.25, 0.25)));
        float[] heard = all(snippets, 1000);
        assertEquals(0.75, snippets.seconds());
        assertEquals(6000, heard.length);
        for (int i = FADE; i < 4000 - FADE; i++) {
            assertEquals(8000 + i, heard[i]);
        }
        for (int i = 4000 + FADE; i < 6000 - FADE; i++) {
            assertEquals(2000 + i - 4000, heard[i]);
        }
    }

    @Test
    void theSizeOfTheBlocksChangesNothing() throws Exception {
        List<Stretch> stretches = List.of(new Stretch(1, 0.3), new Stretch(0, 0.013), new Stretch(0.9, 0.4));
        float[] whole = all(new Snippets(numbers(2), stretches), 100_000);
        assertArrayEquals(whole, all(new Snippets(numbers(2), stretches), 333));
        assertArrayEquals(whole, all(new Snippets(numbers(2), stretches), 1024));
    }

    @Test
    void eachStretchComesFromSilenceAndGoesToSilence() throws Exception {
        float[] heard = all(new Snippets(numbers(1), List.of(new Stretch(1, 0.1), new Stretch(1, 0.1))), 512);
        for (int edge : new int[] {0, 799, 800, 1599}) {
            assertEquals(0, heard[edge]);
        }
        assertTrue(heard[FADE / 2] > 3500 && heard[FADE / 2] < 4500, "half way up it is half as loud");
    }

    @Test
    void beyondTheEndOfTheSourceItIsSilent() throws Exception {
        float[] heard = all(new Snippets(numbers(1), List.of(new Stretch(1.9, 0.2), new Stretch(0.5, 0.1))), 512);
        assertEquals(15_900, heard[700]);
        for (int i = 800; i < 1600; i++) {
            assertEquals(0, heard[i]);
        }
        assertEquals(4100, heard[1700], "the next stretch is heard again");
    }

    @Test
    void seekingGoesIntoAStretch() throws Exception {
        Snippets snippets = new Snippets(numbers(1), List.of(new Stretch(1, 0.5), new Stretch(0.25, 0.25)));
        snippets.seek(0.6);
        float[] rest = all(snippets, 700);
        assertEquals(1200, rest.length);
        assertEquals(2800, rest[0]);
        snippets.seek(9);
        assertEquals(-1, snippets.read(new float[10]));
    }

    @Test
    void anEmptyStretchIsNone() {
        assertThrows(IllegalArgumentException.class, () -> new Stretch(1, 0));
    }
}
