package org.melograph.feature;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.melograph.base.Axis;
import org.melograph.base.BadInputException;
import org.melograph.base.Job;
import org.melograph.base.Provenance;
import org.melograph.base.Rng;
import org.melograph.base.Tensor;
import org.melograph.music.Clip;

class FingerprintTest {
    private static final int RATE = 22_050;

    /** A tune of random notes, three at a time, each a quarter of a second long. */
    static float[] tune(long seed, double seconds) {
        float[] sound = new float[(int) (seconds * RATE)];
        RandomGenerator rng = Rng.of(seed, "tune");
        int note = RATE / 4;
        for (int voice = 0; voice < 3; voice++) {
            for (int from = 0; from < sound.length; from += note) {
                double hertz = 220 * Math.pow(2, rng.nextInt(36) / 12.0);
                for (int i = from; i < Math.min(sound.length, from + note); i++) {
                    double t = (i - from) / (double) RATE;
                    sound[i] += (float) (0.2 * Math.exp(-4 * t) * Math.sin(2 * Math.PI * hertz * t));
                }
            }
        }
        return sound;
    }

    static Clip clip(float[] samples) {
        return clip(samples, RATE);
    }

    private static Clip clip(float[] samples, int rate) {
        return new Clip(
                "tune",
                Tensor.wrap(samples, new Axis("sample", samples.length)),
                rate,
                new Provenance("made", Map.of(), "x", List.of()));
    }

    private static double differing(Fingerprint a, int from, Fingerprint b, int otherFrom, int count) {
        return a.differingBits(from, b, otherFrom, count) / (32.0 * count);
    }

    @Test
    void thereIsAWordForEachNinthOfASecond() throws Exception {
        Fingerprint print = Fingerprint.of(clip(tune(1, 20)), Job.silent());
        assertEquals(20 / Fingerprint.SECONDS_PER_WORD - 5, print.length(), 1.5);
    }

    @Test
    void loudnessChangesNothing() throws Exception {
        float[] loud = tune(1, 10);
        float[] soft = loud.clone();
        for (int i = 0; i < soft.length; i++) {
            soft[i] *= 0.1f;
        }
        Fingerprint a = Fingerprint.of(clip(loud), Job.silent());
        Fingerprint b = Fingerprint.of(clip(soft), Job.silent());
        assertTrue(differing(a, 0, b, 0, a.length()) < 0.01);
    }

    @Test
    void noiseAndAShiftOfHalfAWordChangeFewBits() throws Exception {
        float[] sound = tune(2, 12);
        float[] noisy = new float[sound.length - 2 * RATE];
        RandomGenerator rng = Rng.of(9, "noise");
        int cut = (int) (10.5 * 2560);
        for (int i = 0; i < noisy.length - cut; i++) {
            noisy[i] = sound[i + cut] + 0.01f * (float) (2 * rng.nextDouble() - 1);
        }
        Fingerprint a = Fingerprint.of(clip(sound), Job.silent());
        Fingerprint b = Fingerprint.of(clip(noisy), Job.silent());
        assertTrue(differing(a, 20, b, 10, 50) < 0.2, "" + differing(a, 20, b, 10, 50));
    }

    @Test
    void anotherTuneDiffersInHalfTheBits() throws Exception {
        Fingerprint a = Fingerprint.of(clip(tune(3, 12)), Job.silent());
        Fingerprint b = Fingerprint.of(clip(tune(4, 12)), Job.silent());
        assertEquals(0.5, differing(a, 0, b, 0, 90), 0.08);
    }

    @Test
    void silenceTellsNothing() throws Exception {
        Fingerprint a = Fingerprint.of(clip(new float[5 * RATE]), Job.silent());
        for (int i = 0; i < a.length(); i++) {
            assertEquals(Fingerprint.SILENCE, a.word(i));
        }
        assertEquals(0.5, differing(a, 0, a, 0, a.length()));
    }

    @Test
    void aMomentHasNoWords() throws Exception {
        assertEquals(0, Fingerprint.of(clip(new float[100]), Job.silent()).length());
    }

    @Test
    void bytesMakeTheSameFingerprint() throws Exception {
        Fingerprint print = Fingerprint.of(clip(tune(5, 4)), Job.silent());
        assertEquals(print, Fingerprint.ofBytes(print.bytes()));
    }

    @Test
    void soundAtAnotherRateIsRefused() {
        BadInputException e = assertThrows(
                BadInputException.class, () -> Fingerprint.of(clip(new float[1000], 44_100), Job.silent()));
        assertTrue(e.reason().contains("22050"), e.reason());
    }

    @Test
    void factsAndFingerprintComeOutOfOnePass() throws Exception {
        Clip clip = clip(tune(6, 8));
        SongFacts.Recognised both = SongFacts.withFingerprint(clip, Job.silent());
        assertEquals(SongFacts.of(clip, Job.silent()), both.facts());
        assertEquals(Fingerprint.of(clip, Job.silent()), both.fingerprint());
    }
}
