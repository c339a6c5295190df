package org.melograph.dataset;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.melograph.base.Axis;
import org.melograph.base.BadInputException;
import org.melograph.base.Params;
import org.melograph.base.Tensor;
import org.melograph.music.Song;

class ScalingTest {
    private static final FrontEnd FILES = new FrontEnd("mel", Params.standard(List.of()), Cut.WHOLE, List.of());

    private static Example example(String song, Tensor feature, int start, int length) {
        return new Example(song, song, new Target.ClassTarget(song.hashCode() & 1), feature, start, length);
    }

    private static Tensor twoChannels(float... values) {
        return Tensor.wrap(values, new Axis("channel", 2), new Axis("step", values.length / 2));
    }

    @Test
    void everyChannelHasItsMeanAndDeviation() {
        Tensor feature = twoChannels(1, 2, 3, 4, 10, 10, 20, 20);
        Scaling scaling = Scaling.fit(List.of(example("a", feature, 0, 4)), FILES);
        assertArrayEquals(new float[] {2.5f, 15}, scaling.mean().values(), 1e-6f);
        assertArrayEquals(
                new float[] {(float) Math.sqrt(1.25), 5}, scaling.deviation().values(), 1e-6f);
        assertEquals(1, scaling.songs());
    }

    @Test
    void whatLiesOutsideThePiecesDoesNotCount() {
        Tensor feature = twoChannels(1, 3, 900, 900, 1, 3, 900, 900);
        Scaling scaling = Scaling.fit(List.of(example("a", feature, 0, 2)), FILES);
        assertArrayEquals(new float[] {2, 2}, scaling.mean().values());
    }

    @Test
    void everyTableColumnIsScaledOnItsOwnAndMissingCellsArePassedOver() {
        FrontEnd table = FILES.withColumns(List.of("tempo", "key", "empty"));
        List<Example> rows = new ArrayList<>();
        for (float[] row : new float[][] {{1, 5, Float.NaN}, {3, Float.NaN, Float.NaN}, {5, 5, Float.NaN}}) {
            rows.add(example("r" + rows.size(), Tensor.wrap(row, new Axis("column", 3)), 0, 3));
        }
        Scaling scaling = Scaling.fit(rows, table);
        assertArrayEquals(new float[] {3, 5, 0}, scaling.mean().values());
        // A column that does not vary, or has no number, is divided by 1.
        assertArrayEquals(
                new float[] {(float) Math.sqrt(8 / 3.0), 1, 1},
                scaling.deviation().values(),
                1e-6f);
        assertEquals("column", scaling.mean().axis(0).name());
    }

    @Test
    void aColumnWithMissingCellsIsCentredOnItsMedian() {
        FrontEnd table = FILES.withColumns(List.of("whole", "gaps"));
        List<Example> rows = new ArrayList<>();
        for (float[] row : new float[][] {{0, 1}, {1, 2}, {2, 90}, {9, Float.NaN}, {3, 4}}) {
            rows.add(example("r" + rows.size(), Tensor.wrap(row, new Axis("column", 2)), 0, 2));
        }
        assertArrayEquals(new float[] {3, 3}, Scaling.fit(rows, table).mean().values());
    }

    @Test
    void zerosThatStandForWhatASongLacksArePassedOver() {
        FrontEnd songs = new FrontEnd("song", Params.standard(List.of()), Cut.WHOLE, List.of());
        List<Example> examples = List.of(
                example("sound", twoChannels(2, 4, 0, 0), 0, 2), example("lyrics", twoChannels(0, 0, 5, 7), 0, 2));
        Scaling scaling = Scaling.fit(examples, songs);
        assertArrayEquals(new float[] {3, 6}, scaling.mean().values());
        assertArrayEquals(new float[] {1, 1}, scaling.deviation().values());
        assertArrayEquals(
                new float[] {1.5f, 3}, Scaling.fit(examples, FILES).mean().values());
    }

    @Test
    void everyValueOfALyricsVectorIsScaledOnItsOwn() throws BadInputException {
        FrontEnd songs = FrontEnd.of("song", Map.of(), Cut.WHOLE);
        List<Example> examples = List.of(
                example("a", lyrics(1, 10, 0), 0, 3),
                example("b", lyrics(3, 30, 0), 0, 3),
                example("c", lyrics(0, 0, 0), 0, 3));
        Scaling scaling = Scaling.fit(examples, songs);
        assertEquals(Scaling.VALUE, scaling.mean().axis(0).name());
        assertEquals(24 + 3, scaling.mean().length());
        assertEquals(5, scaling.mean().at(7));
        assertEquals(
                List.of(2f, 20f, 0f),
                List.of(
                        scaling.mean().at(24),
                        scaling.mean().at(25),
                        scaling.mean().at(26)));
        assertEquals(
                List.of(1f, 10f, 1f),
                List.of(
                        scaling.deviation().at(24),
                        scaling.deviation().at(25),
                        scaling.deviation().at(26)));
    }

    /** 24 rows of 5, and a vector. */
    private static Tensor lyrics(float... vector) {
        float[] values = new float[25 * 3];
        Arrays.fill(values, 0, 24 * 3, 5);
        System.arraycopy(vector, 0, values, 24 * 3, 3);
        return Tensor.wrap(values, new Axis("row", 25), new Axis("segment", 3));
    }

    @Test
    void largeOffsetsCostNoDigits() {
        Tensor feature = Tensor.wrap(new float[] {1_000_000, 1_000_002}, new Axis("step", 2));
        Scaling scaling = Scaling.fit(List.of(example("a", feature, 0, 2)), FILES);
        assertEquals(1, scaling.deviation().at(0), 1e-6);
    }

    @Test
    void poisonedTestSongsDoNotChangeWhatTheTrainingPartGives() throws BadInputException {
        List<Song> songs = new ArrayList<>();
        List<Example> clean = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            Song song = Song.of(java.nio.file.Path.of("s" + i));
            songs.add(song);
            Tensor feature = twoChannels(i, i + 1, 2 * i, i * i);
            clean.add(new Example(song.id(), song.id(), new Target.ClassTarget(i % 2), feature, 0, 2));
        }
        SplitPlan plan = new SplitPlan(SplitPlan.By.SONG, 0.3, 0.1, 0, 0, 4);
        Split split = Splitter.split(new Dataset(songs, clean, List.of("a", "b"), FILES, 2, 2, List.of()), plan);
        List<Example> poisoned = new ArrayList<>();
        for (Example e : clean) {
            boolean held = split.test().contains(e) || split.valid().contains(e);
            poisoned.add(held ? new Example(e.songId(), e.group(), e.target(), twoChannels(1e9f, 1, 2, 3), 0, 2) : e);
        }
        Split again = Splitter.split(new Dataset(songs, poisoned, List.of("a", "b"), FILES, 2, 2, List.of()), plan);
        assertEquals(split.summary().hash(), again.summary().hash());
        assertNotEquals(split.test(), again.test());
        assertEquals(Scaling.fit(split.train(), FILES), Scaling.fit(again.train(), FILES));
    }

    @Test
    void eventsStayWhatTheyAre() {
        Example events = new Example("a", "a", new Target.NextEvent(), twoChannels(1, 2, 3, 4), 0, 2);
        assertEquals(Scaling.none(2), Scaling.fit(List.of(events), FILES));
    }
}
