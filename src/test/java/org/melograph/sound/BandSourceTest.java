package org.melograph.sound;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.melograph.music.FrequencyBand;

class BandSourceTest {
    private static final int RATE = 44_100;
    private static final int FRAMES = 2 * RATE;

    private static PlayerSource twoTones(double first, double second) {
        return Waves.mono(
                FRAMES,
                RATE,
                i -> 0.4 * Waves.sine(first, RATE).applyAsDouble(i)
                        + 0.4 * Waves.sine(second, RATE).applyAsDouble(i));
    }

    @ParameterizedTest
    @CsvSource({
        "440, 2000, 300, 900",
        "900, 2000, 300, 900",
        "300, 2000, 300, 900",
        "500, 960, 300, 900",
        "500, 240, 300, 900",
        "60, 150, 0, 80",
        "9000, 5000, 6000, Infinity",
        "100, 160, 95, 105"
    })
    void aToneInTheBandStaysAndOneBesideItIsGone(double inside, double outside, double low, double high)
            throws Exception {
        BandFilter only = BandFilter.only(new FrequencyBand(low, high));
        float[] heard = Waves.all(new BandSource(twoTones(inside, outside), only));

        assertEquals(FRAMES, heard.length);
        assertEquals(0, Waves.decibels(Waves.amplitude(heard, 8000, 80_000, inside, RATE) / 0.4), 0.1);
        assertTrue(Waves.decibels(Waves.amplitude(heard, 8000, 80_000, outside, RATE) / 0.4) < -65);
    }

    @Test
    void withoutTheBandTheRestStays() throws Exception {
        BandFilter without = BandFilter.without(new FrequencyBand(300, 900));
        float[] heard = Waves.all(new BandSource(twoTones(440, 2000), without));

        assertTrue(Waves.decibels(Waves.amplitude(heard, 8000, 80_000, 440, RATE) / 0.4) < -65);
        assertEquals(0, Waves.decibels(Waves.amplitude(heard, 8000, 80_000, 2000, RATE) / 0.4), 0.1);
    }

    @Test
    void bothSidesAreFilteredApart() throws Exception {
        PlayerSource source = Waves.stereo(
                FRAMES,
                RATE,
                Waves.sine(500, RATE),
                i -> 0.5 * Waves.sine(3000, RATE).applyAsDouble(i));
        float[] heard = Waves.all(new BandSource(source, BandFilter.only(new FrequencyBand(2000, 4000))));

        float[] left = Waves.channel(heard, 0, 2);
        float[] right = Waves.channel(heard, 1, 2);
        assertTrue(Waves.decibels(Waves.amplitude(left, 8000, 80_000, 3000, RATE)) < -65);
        assertTrue(Waves.decibels(Waves.amplitude(left, 8000, 80_000, 500, RATE)) < -65);
        assertEquals(0.5, Waves.amplitude(right, 8000, 80_000, 3000, RATE), 0.005);
    }

    @Test
    void nothingSoundsLaterThanItDid() throws Exception {
        PlayerSource click = Waves.mono(FRAMES, RATE, i -> i == 40_000 ? 1 : 0);
        float[] heard = Waves.all(new BandSource(click, BandFilter.only(new FrequencyBand(200, 8000))));

        int loudest = 0;
        for (int i = 0; i < heard.length; i++) {
            loudest = Math.abs(heard[i]) > Math.abs(heard[loudest]) ? i : loudest;
        }
        assertEquals(40_000, loudest);
    }

    @Test
    void aJumpGivesTheSamplesOfAStraightReading() throws Exception {
        BandFilter only = BandFilter.only(new FrequencyBand(300, 900));
        float[] straight = Waves.all(new BandSource(twoTones(440, 700), only));
        BandSource sought = new BandSource(twoTones(440, 700), only);
        for (double seconds : new double[] {1.5, 0.01, 0, 0.7}) {
            sought.seek(seconds);
            float[] there = new float[3000];
            int got = sought.read(there);
            int from = (int) Math.round(seconds * RATE);
            assertTrue(got > 0);
            assertArrayEquals(
                    Arrays.copyOfRange(straight, from, from + got), Arrays.copyOf(there, got), 1e-5f, "at " + seconds);
        }
    }
}
