package org.melograph.feature;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.melograph.base.Params;

class FrequencyAxisTest {
    private static FrequencyAxis axis(String id, Map<String, String> set) throws Exception {
        Feature feature = Features.byId(id);
        return feature.frequencyAxis(Params.parse(feature.spec().params(), set));
    }

    @Test
    void spectrogramRowsAreEvenInHertz() throws Exception {
        assertEquals(11_025, axis("stft", Map.of()).hertzAt(1024), 1e-9);
        assertEquals("345 Hz (F4)", axis("stft", Map.of()).nameAt(32));
        assertEquals("21.5 Hz (F0)", axis("stft", Map.of()).nameAt(2));
    }

    @Test
    void melRowsAreSlaneysCentreFrequencies() throws Exception {
        // librosa.mel_frequencies(130, fmin=0, fmax=11025)[[1, 64, 128]]
        FrequencyAxis mel = axis("mel", Map.of());
        assertEquals(25.793588878635166, mel.hertzAt(0), 1e-9);
        assertEquals(1956.4746717648852, mel.hertzAt(63), 1e-9);
        assertEquals(10_735.597567310588, mel.hertzAt(127), 1e-8);
        for (int row = 0; row < 128; row++) {
            assertEquals(row, mel.rowAt(mel.hertzAt(row)), 1e-9);
        }
        FrequencyAxis htk = axis("mel", Map.of("htk", "true", "fmin", "50", "fmax", "8000"));
        assertEquals(50, htk.hertzAt(-1), 1e-9);
        assertEquals(8000, htk.hertzAt(128), 1e-6);
    }

    @Test
    void tonesAreNamedByTheNearestTemperedTone() {
        assertEquals("A4", FrequencyAxis.toneAt(440));
        assertEquals("C4", FrequencyAxis.toneAt(261.6));
        assertEquals("C#5", FrequencyAxis.toneAt(554));
        assertEquals("B3", FrequencyAxis.toneAt(246.9));
        assertEquals("", FrequencyAxis.toneAt(0));
    }

    @Test
    void pitchClassesBeginAtCAndFinerOnesTellCents() throws Exception {
        assertEquals("A", axis("chroma", Map.of()).nameAt(9));
        FrequencyAxis quarter = axis("chroma", Map.of("n_chroma", "24"));
        assertEquals("C# + 50 cents", quarter.nameAt(3));
        assertEquals("B", quarter.nameAt(22));
        assertFalse(quarter.hasFrequencies());
    }

    @Test
    void otherRowsAreCounted() throws Exception {
        assertEquals("coefficient 3", axis("mfcc", Map.of()).nameAt(3));
        assertTrue(Double.isNaN(axis("mfcc", Map.of()).hertzAt(3)));
    }
}
