package org.melograph.sound;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StretchedSourceTest {
    private static final int RATE = 22_050;

    @ParameterizedTest
    @ValueSource(doubles = {0.5, 0.8, 1.25, 2})
    void theLengthChangesAndThePitchDoesNot(double speed) throws Exception {
        PlayerSource tone = Waves.stereo(4 * RATE, RATE, Waves.sine(440, RATE), Waves.sine(440, RATE));
        float[] heard = Waves.channel(Waves.all(new StretchedSource(tone, speed)), 0, 2);

        assertEquals(4 / speed, (double) heard.length / RATE, 0.03);
        double at440 = Waves.amplitude(heard, RATE / 2, heard.length - RATE / 2, 440, RATE);
        double at550 = Waves.amplitude(heard, RATE / 2, heard.length - RATE / 2, 440 * speed, RATE);
        assertTrue(at440 > 0.9, "440 Hz at " + at440);
        assertTrue(at550 < 0.05, "shifted at " + at550);
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.5, 1.5})
    void aClickSoundsWhereItsTimeSays(double speed) throws Exception {
        PlayerSource click = Waves.mono(4 * RATE, RATE, i -> i == 2 * RATE ? 1 : 0);
        StretchedSource stretched = new StretchedSource(click, speed);
        stretched.seek(1.0);
        float[] heard = Waves.all(stretched);

        int loudest = 0;
        for (int i = 0; i < heard.length; i++) {
            loudest = Math.abs(heard[i]) > Math.abs(heard[loudest]) ? i : loudest;
        }
        assertEquals(1 / speed, (double) loudest / RATE, 0.04);
    }

    @Test
    void atTheEndThereIsNothingMore() throws Exception {
        StretchedSource stretched = new StretchedSource(Waves.mono(RATE, RATE, i -> 0.1), 1.5);
        stretched.seek(5);
        assertEquals(-1, stretched.read(new float[100]));
    }
}
