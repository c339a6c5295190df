package org.melograph.sound;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConformedSourceTest {
    @ParameterizedTest
    @CsvSource({"48000, 44100", "22050, 44100", "44100, 48000", "96000, 44100", "8000, 48000", "44100, 22050"})
    void aToneKeepsItsPlaceInTimeAndItsLength(int from, int to) throws Exception {
        PlayerSource tone = Waves.mono(from, from, Waves.sine(1000, from));
        float[] heard = Waves.all(new ConformedSource(tone, to, 1));

        assertEquals(to, heard.length);
        double worst = 0;
        for (int i = to / 10; i < to * 9 / 10; i++) {
            worst = Math.max(worst, Math.abs(heard[i] - Waves.sine(1000, to).applyAsDouble(i)));
        }
        assertTrue(worst < 3e-4, "off by " + worst);
    }

    @Test
    void whatTheNewRateCannotCarryIsGone() throws Exception {
        PlayerSource tone = Waves.mono(96_000, 96_000, Waves.sine(30_000, 96_000));
        float[] heard = Waves.all(new ConformedSource(tone, 44_100, 1));

        // It would come back mirrored at 44.1 - 30 kHz.
        assertTrue(Waves.decibels(Waves.amplitude(heard, 4000, 40_000, 14_100, 44_100)) < -80);
    }

    @Test
    void aJumpGivesTheSamplesOfAStraightReading() throws Exception {
        PlayerSource tone = Waves.mono(48_000, 48_000, Waves.sine(440, 48_000));
        ConformedSource source = new ConformedSource(tone, 44_100, 1);
        source.seek(0.25);
        float[] there = new float[500];
        assertEquals(500, source.read(there));

        for (int i = 0; i < there.length; i++) {
            assertEquals(Waves.sine(440, 44_100).applyAsDouble(11_025 + i), there[i], 3e-4);
        }
    }

    @Test
    void oneChannelSoundsOnBothSidesAndTwoAreAveraged() throws Exception {
        float[] both = Waves.all(new ConformedSource(Waves.mono(500, 8000, i -> i), 8000, 2));
        assertEquals(1000, both.length);
        assertEquals(321, both[2 * 321]);
        assertEquals(321, both[2 * 321 + 1]);

        float[] one = Waves.all(new ConformedSource(Waves.stereo(500, 8000, i -> i, i -> 3.0 * i), 8000, 1));
        assertEquals(500, one.length);
        assertEquals(200, one[100]);
    }
}
