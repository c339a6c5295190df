package org.melograph.feature;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.melograph.base.Axis;
import org.melograph.base.BadInputException;
import org.melograph.base.Job;
import org.melograph.base.Params;
import org.melograph.base.Provenance;
import org.melograph.base.Tensor;
import org.melograph.music.Clip;

class SongSegmentsTest {
    private static final int RATE = 22_050;
    private static final double[] SCALE = {261.63, 293.66, 329.63, 392.0, 440.0, 493.88, 261.63, 440.0};
    private static final int[] PITCH_CLASSES = {0, 2, 4, 7, 9, 11, 0, 9};

    /** Eight plucked tones of half a second, the last four 20 dB softer. */
    private static Clip tune() {
        int length = RATE / 2;
        float[] samples = new float[SCALE.length * length];
        for (int i = 0; i < samples.length; i++) {
            double t = (double) (i % length) / RATE;
            int tone = i / length;
            double level = tone < 4 ? 0.8 : 0.08;
            samples[i] = (float) (level * Math.exp(-3 * t) * Math.sin(2 * Math.PI * SCALE[tone] * t));
        }
        return clip(samples);
    }

    private static Clip clip(float[] samples) {
        return new Clip(
                "tune.wav", Tensor.wrap(samples, new Axis("sample", samples.length)), RATE, Provenance.made("test"));
    }

    private static Params params(Map<String, String> set) throws BadInputException {
        return Params.parse(new SongSegments().spec().params(), set);
    }

    private static Tensor segments(Clip clip, Map<String, String> set) throws Exception {
        return ClipSegments.of(clip, params(set), SongSegments.CHROMA_ROWS, SongSegments.TIMBRE_ROWS, Job.silent());
    }

    private static int largest(Tensor table, int column) {
        int largest = 0;
        for (int row = 1; row < SongSegments.CHROMA_ROWS; row++) {
            largest = table.at(row, column) > table.at(largest, column) ? row : largest;
        }
        return largest;
    }

    @Test
    void everyToneIsASegmentOfItsPitchClassAndLoudness() throws Exception {
        Tensor segments = segments(tune(), Map.of());
        assertEquals(SCALE.length, segments.size(1));
        for (int s = 0; s < SCALE.length; s++) {
            assertEquals(PITCH_CLASSES[s], largest(segments, s), "segment " + s);
            assertEquals(1, segments.at(PITCH_CLASSES[s], s), "segment " + s);
        }
        float[] loudness = segments.slice(SongSegments.CHROMA_ROWS).values();
        assertTrue(loudness[3] > loudness[4] + 20, loudness[3] + " and " + loudness[4]);
    }

    @Test
    void whereNothingBeginsForLongSegmentsAreEven() throws Exception {
        Params params = params(Map.of("shortest", "0.2", "longest", "1"));
        float[] strength = new float[100];
        strength[3] = 5;
        strength[40] = 9;
        strength[44] = 8;
        strength[97] = 7;
        // At 10 frames a second: 3 is too near the beginning, 97 too near the end, and nothing is longer than 10.
        assertEquals(
                List.of(0, 10, 20, 30, 40, 44, 53, 62, 72, 81, 90, 100),
                ClipSegments.borders(strength, 100, 10, params("0.4")));
        assertEquals(List.of(0, 10, 20), ClipSegments.borders(new float[20], 20, 10, params));
        assertEquals(List.of(0, 1), ClipSegments.borders(new float[1], 1, 10, params));
    }

    private static Params params(String shortest) throws BadInputException {
        return params(Map.of("shortest", shortest, "longest", "1"));
    }

    @Test
    void silenceHasNoPitch() throws Exception {
        Tensor segments = segments(clip(new float[3 * RATE]), Map.of());
        assertEquals(4, segments.size(1));
        for (int row = 0; row < SongSegments.CHROMA_ROWS; row++) {
            assertEquals(0, segments.at(row, 2));
        }
    }

    @Test
    void aShortSongIsRepeatedFromItsStartAndALongOneCut() throws Exception {
        Tensor segments = segments(tune(), Map.of());
        Tensor table = new SongSegments().extract(tune(), params(Map.of("segments", "20")), Job.silent());
        assertEquals(List.of(new Axis("row", 24 + 15), new Axis("segment", 20)), table.axes());
        for (int row = 0; row < SongSegments.LYRICS_ROW; row++) {
            for (int s = 0; s < 20; s++) {
                assertEquals(segments.at(row, s % SCALE.length), table.at(row, s));
            }
        }
        Tensor cut = new SongSegments().extract(tune(), params(Map.of("segments", "5")), Job.silent());
        assertEquals(segments.at(20, 4), cut.at(20, 4));
    }

    @Test
    void aShortSongIsRefusedWhereAskedFor() throws Exception {
        Params params = params(Map.of("short", "drop"));
        String said = assertThrows(
                        BadInputException.class, () -> new SongSegments().extract(tune(), params, Job.silent()))
                .reason();
        assertEquals(
                "'tune.wav' has 8 segments, fewer than 300. Leave it out, ask for fewer 'segments', or set 'short' to"
                        + " 'repeat'.",
                said);
    }

    @Test
    void lyricsStandRowByRowBehindTheTimbreAndWhatIsAbsentIsZero() throws Exception {
        Params params = params(Map.of("segments", "4", "lyrics_size", "10"));
        Tensor lyrics = Tensor.wrap(new float[] {1, 2, 3, 4, 5, 6}, new Axis("dimension", 6));
        Tensor table = SongSegments.table("song", null, lyrics, params);
        assertEquals("27x4", table.shape());
        for (int i = 0; i < table.length(); i++) {
            int at = i - SongSegments.LYRICS_ROW * 4;
            assertEquals(at < 0 || at > 5 ? 0 : at + 1, table.values()[i]);
        }
        assertThrows(
                BadInputException.class,
                () -> SongSegments.table("song", null, Tensor.wrap(new float[11], new Axis("dimension", 11)), params));
        assertEquals(
                "24x4",
                SongSegments.table("song", null, lyrics, params.with("lyrics_size", 0))
                        .shape());
    }

    @Test
    void rowsAreNamed() throws Exception {
        FrequencyAxis axis = new SongSegments().frequencyAxis(params(Map.of()));
        assertEquals("chroma A", axis.nameAt(9));
        assertEquals("timbre 0", axis.nameAt(12));
        assertEquals("lyrics 0", axis.nameAt(24));
    }

    @Test
    void segmentsCannotBeLongerAtLeastThanAtMost() {
        assertThrows(BadInputException.class, () -> segments(tune(), Map.of("shortest", "2")));
    }
}
