package org.melograph.feature;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashSet;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.melograph.base.Axis;
import org.melograph.base.Job;
import org.melograph.base.Params;
import org.melograph.base.Provenance;
import org.melograph.base.Tensor;
import org.melograph.music.Clip;

final class AudioStatisticsTest {
    private static final int RATE = 22_050;

    private final AudioStatistics feature = new AudioStatistics();
    private final List<String> names = IntStream.range(0, 344)
            .mapToObj(i -> feature.frequencyAxis(Params.standard(feature.spec().params()))
                    .nameAt(i))
            .toList();

    private Tensor of(float[] samples) throws Exception {
        Clip clip = new Clip(
                "made", Tensor.wrap(samples, new Axis("sample", samples.length)), RATE, Provenance.made("test"));
        return feature.extract(clip, Params.standard(feature.spec().params()), Job.silent());
    }

    private double value(Tensor statistics, String name) {
        return statistics.at(names.indexOf(name), 0);
    }

    /** Clicks of noise at a tempo, under a tone. */
    private static float[] clicks(double beatsPerMinute, double hertz) {
        float[] samples = new float[12 * RATE];
        int period = (int) Math.round(RATE * 60 / beatsPerMinute);
        for (int n = 0; n < samples.length; n++) {
            double click = n % period < 300 ? 0.5 * Math.sin(n * n) : 0;
            samples[n] = (float) (click + 0.2 * Math.sin(2 * Math.PI * hertz * n / RATE));
        }
        return samples;
    }

    @Test
    void everyStatisticHasANameOfItsOwn() throws Exception {
        assertEquals(344, of(clicks(120, 440)).size(0));
        assertEquals(names.size(), new HashSet<>(names).size());
    }

    @Test
    void aToneIsFoundInItsPitchClassAndItsCentroid() throws Exception {
        float[] samples = new float[6 * RATE];
        for (int n = 0; n < samples.length; n++) {
            samples[n] = (float) Math.sin(2 * Math.PI * 440 * n / RATE);
        }
        Tensor statistics = of(samples);
        assertTrue(value(statistics, "chroma mean A") > 0.99);
        assertTrue(value(statistics, "chroma mean D#") < 0.1);
        assertEquals(440, value(statistics, "centroid mean"), 15);
        assertEquals(2 * 440.0 / RATE, value(statistics, "zero crossings mean"), 0.002);
    }

    @Test
    void clicksGiveTheirTempoAndAModulationOfTheirRate() throws Exception {
        Tensor statistics = of(clicks(120, 440));
        assertEquals(Math.log(120) / Math.log(2), value(statistics, "tempo in octaves"), 0.05);
        Tensor slower = of(clicks(150, 440));
        Tensor faster = of(clicks(300, 440));
        // Two and a half clicks a second lie in the band from 2 to 3 Hz, five in that from 4 to 6 Hz.
        assertTrue(value(slower, "modulation of group 11 band 2") > value(slower, "modulation of group 11 band 1") + 1);
        assertTrue(value(faster, "modulation of group 11 band 4") > value(faster, "modulation of group 11 band 3") + 1);
    }

    @Test
    void silenceAndVeryShortClipsGiveNumbers() throws Exception {
        assertTrue(of(new float[RATE]).isFinite());
        assertTrue(of(new float[] {0.5f}).isFinite());
        assertTrue(of(new float[3000]).isFinite());
    }
}
