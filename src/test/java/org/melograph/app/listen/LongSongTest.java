package org.melograph.app.listen;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.melograph.app.ExtractFeature.Report;
import org.melograph.app.Workspace;
import org.melograph.base.BadInputException;
import org.melograph.base.Job;
import org.melograph.base.Rng;
import org.melograph.base.Tensor;
import org.melograph.feature.Feature;
import org.melograph.feature.Features;
import org.melograph.io.ReadOptions;
import org.melograph.io.audio.AudioReader;
import org.melograph.io.audio.WavWriter;
import org.melograph.music.Clip;
import org.melograph.plot.Range;
import org.melograph.plot.WaveOverview;

/** A recording of eleven minutes at a rate that does not divide the features': long enough to be looked at in parts. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LongSongTest {
    private static final int RATE = 16_000;
    private static final int SECONDS = 660;

    private Path file;
    private Clip clip;
    private Workspace workspace;
    private OpenedSong song;

    @BeforeAll
    void record(@TempDir Path folder) throws Exception {
        file = folder.resolve("evening.wav");
        RandomGenerator random = Rng.of(8, "evening");
        try (WavWriter out = WavWriter.open(file, RATE, 1, WavWriter.Encoding.FLOAT_32)) {
            float[] second = new float[RATE];
            for (int s = 0; s < SECONDS; s++) {
                double hertz = 110 * Math.pow(2, random.nextInt(40) / 12.0);
                // The loudest tone of all is somewhere where one does not look.
                double loud = s == 617 ? 0.9 : 0.02 + 0.2 * random.nextDouble();
                for (int i = 0; i < RATE; i++) {
                    double tone = Math.sin(2 * Math.PI * hertz * i / RATE) * Math.exp(-2.0 * i / RATE);
                    second[i] = (float) (loud * tone + 1e-3 * random.nextGaussian());
                }
                out.write(second, RATE);
            }
        }
        clip = new AudioReader().read(file, ReadOptions.STANDARD, Job.silent());
        workspace = Workspace.open(folder.resolve("evening.library"), 2);
        song = new OpenSong(workspace).run(file);
    }

    @AfterAll
    void close() {
        song.close();
        workspace.close();
    }

    private Tensor extracted(Report seen) throws Exception {
        Feature feature = Features.byId(seen.spec().id());
        return feature.extract(clip, seen.params(), Job.silent());
    }

    @Test
    void itIsOpenedInPartsAndItsOutlineIsThatOfTheWhole() throws Exception {
        assertInstanceOf(LongSong.class, song);
        WaveOverview outline = song.outline(seen -> {}, Job.silent());
        WaveOverview whole = WaveOverview.of("", clip.samples(), clip.sampleRate());
        assertEquals(whole.seconds(), outline.seconds(), 1e-9);
        assertEquals(whole.peaks().size(0), outline.peaks().size(0));
        int alike = 0;
        for (int i = 0; i < whole.peaks().length(); i++) {
            alike += Math.abs(whole.peaks().values()[i] - outline.peaks().values()[i]) < 0.02 ? 1 : 0;
        }
        // A bin may begin a quarter of it too early.
        assertTrue(
                alike > 0.98 * whole.peaks().length(),
                alike + " of " + whole.peaks().length());
    }

    @ParameterizedTest
    @ValueSource(strings = {"mel", "chroma", "loudness"})
    void aCloserLookShowsTheFramesOfTheWhole(String id) throws Exception {
        boolean levels = id.equals("mel");
        SongFeature feature = song.feature(id, levels ? Map.of("scale", "db") : Map.of());
        assertTrue(feature.isLong());
        feature.whole(seen -> {}, Job.silent());
        List<Report> seen = new ArrayList<>();
        feature.near(new Range(300, 310), 400, seen::add, Job.silent());
        Report near = seen.getLast();
        Tensor whole = extracted(near);
        double step = near.grid().stepSeconds();
        assertEquals(Features.byId(id).timeGrid(near.params()).stepSeconds(), step, 1e-12, "every frame has a column");
        int first = (int) Math.round((near.grid().startSeconds()
                        - Features.byId(id).timeGrid(near.params()).startSeconds())
                / step);
        int columns = near.values().size(1);
        assertTrue(near.grid().startSeconds() <= 300 && near.grid().secondsAt(columns - 1) >= 310);
        int frames = whole.size(1);
        for (int row = 0; row < whole.size(0); row++) {
            for (int c = 0; c < columns; c++) {
                float expected = whole.values()[row * frames + first + c];
                float shown = near.values().values()[row * columns + c];
                assertEquals(expected, shown, 1e-5f * Math.max(1, Math.abs(expected)), id + " " + row + " " + c);
            }
        }
    }

    @Test
    void fromAfarAColumnIsTheLoudestOfItsFrames() throws Exception {
        SongFeature feature = song.feature("mel", Map.of("scale", "db"));
        Report afar = feature.whole(seen -> {}, Job.silent());
        Tensor whole = extracted(afar);
        int frames = whole.size(1);
        int perColumn = (int) Math.round(afar.grid().stepSeconds() * 22_050 / 512);
        int columns = afar.values().size(1);
        assertEquals(Math.ceilDiv(frames, perColumn), columns);
        assertTrue(columns <= 4096 && perColumn >= 4);
        for (int row = 0; row < whole.size(0); row += 9) {
            for (int c = 0; c < columns; c++) {
                float most = Float.NEGATIVE_INFINITY;
                for (int t = c * perColumn; t < Math.min(frames, (c + 1) * perColumn); t++) {
                    most = Math.max(most, whole.values()[row * frames + t]);
                }
                assertEquals(most, afar.values().values()[row * columns + c], 1e-3f, row + " " + c);
            }
        }
        Range values = feature.values();
        assertNotNull(values);
        float loudest = Float.NEGATIVE_INFINITY;
        for (float value : whole.values()) {
            loudest = Math.max(loudest, value);
        }
        assertEquals(loudest, values.high(), 1e-3);
    }

    @Test
    void whatNeedsAllOfTheSoundSaysSo() throws Exception {
        SongFeature beats = song.feature("beats", Map.of());
        BadInputException refused = assertThrows(BadInputException.class, () -> beats.whole(seen -> {}, Job.silent()));
        assertEquals(
                "'Beats' is told from all of a song at once, and 'evening.wav' lasts 11:00. Cut out what you want to see,"
                        + " up to 10:00.",
                refused.reason());
    }

    @Test
    void theLibraryIsNotFloodedByIt() throws Exception {
        song.feature("chroma", Map.of()).whole(seen -> {}, Job.silent());
        assertEquals(0, workspace.library().features().count());
        assertFalse(song.seconds() < SECONDS);
    }
}
