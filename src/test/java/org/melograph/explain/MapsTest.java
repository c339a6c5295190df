package org.melograph.explain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.melograph.base.Axis;
import org.melograph.base.Job;
import org.melograph.base.Params;
import org.melograph.base.Provenance;
import org.melograph.base.Rng;
import org.melograph.base.Tensor;
import org.melograph.dataset.Cut;
import org.melograph.dataset.Example;
import org.melograph.dataset.FrontEnd;
import org.melograph.dataset.Pieces;
import org.melograph.dataset.Target;
import org.melograph.feature.FrequencyAxis;
import org.melograph.feature.TimeGrid;
import org.melograph.model.InputShape;
import org.melograph.music.Clip;
import org.melograph.music.Meter;
import org.melograph.music.Note;
import org.melograph.music.NoteSequence;
import org.melograph.music.Song;
import org.melograph.music.Tempo;
import org.melograph.train.metric.Temperature;

/** Maps of models whose reasons are known. */
class MapsTest {
    private static final int ROWS = 16;
    private static final int STEPS = 20;
    private static final TimeGrid GRID = new TimeGrid(0, 0.1);
    private static final FrequencyAxis HERTZ = new FrequencyAxis.Linear(100);

    /** A song of 60 steps in three pieces. */
    private static List<Example> pieces() throws Exception {
        RandomGenerator random = Rng.of(5, "song");
        float[] values = new float[ROWS * 60];
        for (int i = 0; i < values.length; i++) {
            values[i] = 1 + random.nextFloat();
        }
        Tensor feature = Tensor.wrap(values, new Axis("mel", ROWS), new Axis("frame", 60));
        return Pieces.of(Song.of(Path.of("song")), new Target.Unknown(), feature, new Cut(STEPS, STEPS));
    }

    private static FrontEnd mel() throws Exception {
        return FrontEnd.of("mel", Map.of(), new Cut(STEPS, STEPS));
    }

    /** Hears the sum of rows 4 to 7 in steps 10 to 14 of a piece. */
    private static Voice hearsOneCorner() throws Exception {
        FakeModel.Score score = (inputs, first) -> {
            double sum = 0;
            for (int row = 4; row < 8; row++) {
                for (int t = 10; t < 15; t++) {
                    sum += inputs[first + row * STEPS + t];
                }
            }
            return 0.1 * sum - 2;
        };
        return new Voice(
                new FakeModel(
                        mel(),
                        new InputShape(ROWS, STEPS),
                        score,
                        (inputs, first, i) ->
                                i / STEPS >= 4 && i / STEPS < 8 && i % STEPS >= 10 && i % STEPS < 15 ? 0.1 : 0),
                1);
    }

    @Test
    void occlusionFindsTheCornerThatIsHeardAndNothingElse() throws Exception {
        Patches patches = new Patches(4, 0.5, 0);
        List<Relevance> news = new ArrayList<>();
        Relevance map = FeatureOcclusion.of(
                List.of(hearsOneCorner()), pieces(), GRID, HERTZ, 1, Fill.MEAN, patches, news::add, Job.silent());
        assertEquals(map, news.getLast());
        assertEquals(2, news.size(), "a coarse map comes first");
        for (int row = 0; row < ROWS; row++) {
            for (int t = 0; t < 60; t++) {
                boolean heard = row >= 4 && row < 8 && t % STEPS >= 10 && t % STEPS < 15;
                float value = map.values().at(row, t);
                assertTrue(heard ? value > 1.9 && value < 4.1 : Math.abs(value) < 1e-5, row + " " + t + " " + value);
            }
        }
    }

    @Test
    void theOtherClassIsExplainedTheOtherWayRound() throws Exception {
        Patches patches = new Patches(4, 0.5, 0);
        Relevance map = FeatureOcclusion.of(
                List.of(hearsOneCorner()), pieces(), GRID, HERTZ, 0, Fill.MEAN, patches, m -> {}, Job.silent());
        assertTrue(map.values().at(5, 12) < -1.9);
        assertEquals(Double.POSITIVE_INFINITY, map.threshold(0.01), "nothing speaks for it");
    }

    @Test
    void silenceIsTheLowestValueOfTheRowAndBlurKeepsTheMean() throws Exception {
        Patches patches = new Patches(4, 0.5, 0);
        double mean = FeatureOcclusion.of(
                        List.of(hearsOneCorner()), pieces(), GRID, HERTZ, 1, Fill.MEAN, patches, m -> {}, Job.silent())
                .strength();
        double silence = FeatureOcclusion.of(
                        List.of(hearsOneCorner()),
                        pieces(),
                        GRID,
                        HERTZ,
                        1,
                        Fill.SILENCE,
                        patches,
                        m -> {},
                        Job.silent())
                .strength();
        double blur = FeatureOcclusion.of(
                        List.of(hearsOneCorner()), pieces(), GRID, HERTZ, 1, Fill.BLUR, patches, m -> {}, Job.silent())
                .strength();
        // Values are 1 to 2: the mean of training, 0, takes three thirds away, their floor of 1 a third, their mean
        // nothing.
        assertEquals(3, mean, 0.3);
        assertEquals(1, silence, 0.3);
        assertTrue(blur < 0.3, "blur " + blur);
    }

    @Test
    void overlappingPatchesSayTheirMean() throws Exception {
        Relevance map = FeatureOcclusion.of(
                List.of(hearsOneCorner()),
                pieces(),
                GRID,
                HERTZ,
                1,
                Fill.MEAN,
                new Patches(4, 0.5, 0.5),
                m -> {},
                Job.silent());
        assertTrue(map.values().at(5, 12) > map.values().at(5, 17));
        assertTrue(map.values().isFinite());
    }

    @Test
    void theGradientIsTheSlopeAndTimesInputIsWhatIsThere() throws Exception {
        List<Example> pieces = pieces();
        Saliency.Found plain = Saliency.of(
                List.of(hearsOneCorner()), pieces, GRID, HERTZ, 1, Saliency.Kind.GRADIENT, 1, 1, Job.silent());
        assertEquals(0.1, plain.relevance().values().at(5, 32), 1e-6);
        assertEquals(0, plain.relevance().values().at(5, 36), 1e-6);
        Saliency.Found times = Saliency.of(
                List.of(hearsOneCorner()), pieces, GRID, HERTZ, 1, Saliency.Kind.TIMES_INPUT, 1, 1, Job.silent());
        assertEquals(
                0.1 * pieces.getFirst().feature().at(5, 32),
                times.relevance().values().at(5, 32),
                1e-6);
    }

    @Test
    void integratedGradientsOfABentScoreAddUp() throws Exception {
        FakeModel.Score square = (inputs, first) -> {
            double sum = 0;
            for (int i = 0; i < ROWS * STEPS; i++) {
                sum += 0.003 * inputs[first + i] * inputs[first + i];
            }
            return sum;
        };
        Voice voice = new Voice(
                new FakeModel(
                        mel(), new InputShape(ROWS, STEPS), square, (inputs, first, i) -> 0.006 * inputs[first + i]),
                1);
        Saliency.Found found =
                Saliency.of(List.of(voice), pieces(), GRID, HERTZ, 1, Saliency.Kind.INTEGRATED, 8, 1, Job.silent());
        assertTrue(found.gap() < 1e-4, "gap " + found.gap());
        // Along the way the slope grows from 0: half of gradient times input.
        double value = pieces().getFirst().feature().at(3, 7);
        assertEquals(0.003 * value * value, found.relevance().values().at(3, 7), 1e-6);
    }

    @Test
    void smoothGradientsAreTheSameForTheSameSeed() throws Exception {
        FakeModel.Score cube = (inputs, first) -> Math.pow(inputs[first], 3) / 10;
        Voice voice = new Voice(
                new FakeModel(
                        mel(),
                        new InputShape(ROWS, STEPS),
                        cube,
                        (inputs, first, i) -> i == 0 ? 0.3 * inputs[first] * inputs[first] : 0),
                1);
        Saliency.Found one =
                Saliency.of(List.of(voice), pieces(), GRID, HERTZ, 1, Saliency.Kind.SMOOTH, 16, 1, Job.silent());
        Saliency.Found same =
                Saliency.of(List.of(voice), pieces(), GRID, HERTZ, 1, Saliency.Kind.SMOOTH, 16, 1, Job.silent());
        Saliency.Found other =
                Saliency.of(List.of(voice), pieces(), GRID, HERTZ, 1, Saliency.Kind.SMOOTH, 16, 2, Job.silent());
        assertEquals(one, same);
        assertFalse(one.relevance().equals(other.relevance()));
    }

    @Test
    void termsOfASumAreExact() throws Exception {
        FrontEnd table = FrontEnd.of("columns", Map.of(), Cut.WHOLE).withColumns(List.of("tempo", "loudness", "age"));
        float[] weights = {0.5f, -2, 0};
        FakeModel.Score sum = (inputs, first) ->
                1 + weights[0] * inputs[first] + weights[1] * inputs[first + 1] + weights[2] * inputs[first + 2];
        Voice voice = new Voice(new FakeModel(table, new InputShape(1, 3), sum, (inputs, first, i) -> weights[i]), 1);
        Tensor row = Tensor.wrap(new float[] {3, 1, 7}, new Axis("column", 3));
        List<Example> example = List.of(new Example("row", "row", new Target.Unknown(), row, 0, 3));
        Map<String, List<Integer>> quantities = new LinkedHashMap<>();
        quantities.put("tempo", List.of(0));
        quantities.put("loudness", List.of(1));
        quantities.put("age", List.of(2));
        Contributions.Breakdown breakdown = Contributions.of(List.of(voice), example, 1, quantities, Job.silent());
        assertEquals(
                List.of("loudness", "tempo", "age"),
                breakdown.terms().stream().map(Contributions.Term::name).toList());
        assertEquals(-2, breakdown.terms().get(0).score(), 1e-5);
        assertEquals(1.5, breakdown.terms().get(1).score(), 1e-5);
        assertEquals(0, breakdown.terms().get(2).score(), 1e-6);
        assertEquals(breakdown.total(), breakdown.sum(), 1e-5);
        assertEquals(-0.5, breakdown.total(), 1e-5);
    }

    /** Two seconds: a tone of 440 Hz in the first, of 3000 Hz in the second. */
    private static Clip tones() {
        float[] samples = new float[44_100];
        for (int i = 0; i < samples.length; i++) {
            double hertz = i < samples.length / 2 ? 440 : 3000;
            samples[i] = (float) (0.5 * Math.sin(2 * Math.PI * hertz * i / 22_050));
        }
        return new Clip(
                "tones", Tensor.wrap(samples, new Axis("sample", samples.length)), 22_050, Provenance.made("tones"));
    }

    @Test
    void hidingTheSoundFindsTheToneThatIsHeard() throws Exception {
        FrontEnd frontEnd = FrontEnd.of("wave", Map.of("sample_rate", "22050"), Cut.WHOLE);
        // Hears how loud the second half is.
        FakeModel.Score loud = (inputs, first) -> {
            double sum = 0;
            for (int i = 22_050; i < 44_100; i++) {
                sum += inputs[first + i] * inputs[first + i];
            }
            return 10 * sum / 22_050;
        };
        Voice voice = new Voice(new FakeModel(frontEnd, new InputShape(1, 44_100), loud, (a, b, i) -> 0), 1);
        Jury jury = new Jury(List.of(new Ear(frontEnd, List.of(voice), tones())), Temperature.NONE, 1);
        Relevance map = SongOcclusion.of(jury, 1, new Patches(8, 0.5, 0), m -> {}, Job.silent());
        assertTrue(map.at(1.5, 3000) > 0.4, "at the tone " + map.at(1.5, 3000));
        assertEquals(0, map.at(1.5, 440), 0.02);
        assertEquals(0, map.at(0.25, 440), 0.02);
        assertTrue(Double.isNaN(map.at(3, 440)));
        DecidedPart part = DecidedPart.of(map, 0.07);
        assertTrue(part.at(1.5, 3000) > 0.8, "inside " + part.at(1.5, 3000) + " of " + part.share());
        assertTrue(part.at(0.5, 440) < 0.1);
        assertEquals(0, part.at(1.5, 20_000), "nothing decides where nothing is heard");
    }

    @Test
    void leavingOutNotesFindsThoseThatAreHeard() throws Exception {
        List<Note> notes = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            int pitch = i % 10 == 7 ? 84 : 50 + i % 5;
            notes.add(new Note(pitch, 80, 0, 0, i * 480L, i * 480L + 400, i * 0.5, 0.4));
        }
        NoteSequence song = new NoteSequence(
                "song",
                notes,
                List.of(new Tempo(0, 120, 0)),
                List.of(new Meter(0, 4, 4)),
                480,
                Provenance.made("notes"));
        FrontEnd frontEnd = FrontEnd.of("notes", Map.of(), Cut.WHOLE);
        // Counts high notes; of the notes feature the first row is the pitch.
        FakeModel.Score high = (inputs, first) -> {
            double count = 0;
            for (int i = 0; i < 40; i++) {
                count += inputs[first + i] > 0.6 ? 1 : 0;
            }
            return count;
        };
        int channels = org.melograph.feature.Features.byId("notes")
                .extract(
                        song,
                        Params.standard(org.melograph.feature.Features.byId("notes")
                                .spec()
                                .params()),
                        Job.silent())
                .size(0);
        Voice voice = new Voice(new FakeModel(frontEnd, new InputShape(channels, 40), high, (a, b, i) -> 0), 1);
        Jury jury = new Jury(List.of(new Ear(frontEnd, List.of(voice), song)), Temperature.NONE, 1);
        double odds = Math.log(jury.probabilities(Job.silent()).get(1)
                / jury.probabilities(Job.silent()).get(0));
        assertEquals(4, odds, 0.05, "four high notes are heard");
        Relevance map = SongOcclusion.of(jury, 1, new Patches(4, 2, 0), m -> {}, Job.silent());
        double a4 = 440;
        double c6 = a4 * Math.pow(2, (84 - 69) / 12.0);
        double d3 = a4 * Math.pow(2, (50 - 69) / 12.0);
        assertEquals(1, map.at(3.6, c6), 0.05);
        assertEquals(0, map.at(3.6, d3), 0.05);
        assertEquals(0, map.at(1.0, c6), 0.05);
        NoteSequence kept = DecidedPart.of(map, 0.3).notes(song, true);
        assertEquals(4, kept.notes().size());
        assertTrue(kept.notes().stream().allMatch(n -> n.pitch() == 84));
    }
}
