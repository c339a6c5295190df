package org.melograph.dataset;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.melograph.base.Axis;
import org.melograph.base.BadInputException;
import org.melograph.base.Job;
import org.melograph.base.Params;
import org.melograph.base.Refusal;
import org.melograph.base.StoppedException;
import org.melograph.base.Tensor;
import org.melograph.music.Collection;
import org.melograph.music.Song;

class DatasetBuilderTest {
    private static final FrontEnd FRONT_END = new FrontEnd("mel", Params.standard(List.of()), new Cut(3, 3), List.of());

    private static Song song(String id, @Nullable String label) {
        return new Song(id, Path.of(id), -1, id, "", label, id, null, null);
    }

    private static Tensor feature(int channels, int steps) {
        return Tensor.wrap(new float[channels * steps], new Axis("channel", channels), new Axis("step", steps));
    }

    private static DatasetBuilder builder(Map<String, Tensor> features) {
        return new DatasetBuilder(
                (song, table, frontEnd, job) -> {
                    Tensor feature = features.get(song.id());
                    if (feature == null) {
                        throw new BadInputException("'" + song.id() + "' has no samples. Remove it.");
                    }
                    return feature;
                },
                2);
    }

    private static Collection collection(Song... songs) {
        return new Collection("folder", List.of(songs), List.of(new Refusal("old.txt", "It is no audio.")), null);
    }

    @Test
    void badSongsAreNamedAndTheOthersGoOn() throws BadInputException, StoppedException {
        Collection songs = collection(
                song("a", "rock"), song("broken", "rock"), song("b", "jazz"), song("mute", null), song("c", "jazz"));
        Tensor noNumber = Tensor.wrap(new float[] {1, Float.NaN, 1}, new Axis("channel", 1), new Axis("step", 3));
        Dataset data = builder(Map.of("a", feature(1, 7), "b", feature(1, 2), "mute", feature(1, 3), "c", noNumber))
                .classification(songs, FRONT_END, null, Job.silent());
        assertEquals(List.of("jazz", "rock"), data.labels());
        assertEquals(
                List.of("a", "a", "b"),
                data.examples().stream().map(Example::songId).toList());
        assertEquals(new Target.ClassTarget(1), data.examples().getFirst().target());
        assertEquals(3, data.steps());
        assertEquals(
                List.of("old.txt", "broken", "mute", "c"),
                data.refused().stream().map(Refusal::path).toList());
        assertEquals(
                "'mute' has no label. Give it one or leave it out.",
                data.refused().get(2).reason());
    }

    @Test
    void songsOfAnotherShapeAreRefused() throws BadInputException, StoppedException {
        Collection songs = collection(song("a", "rock"), song("b", "jazz"), song("c", "jazz"));
        Dataset data = builder(Map.of("a", feature(2, 3), "b", feature(2, 3), "c", feature(4, 3)))
                .classification(songs, FRONT_END, null, Job.silent());
        assertEquals(2, data.channels());
        assertTrue(data.refused().getLast().reason().contains("4 channels"));
    }

    @Test
    void classesWithoutUsableSongsAreLeftOut() throws BadInputException, StoppedException {
        Collection songs = collection(song("a", "ambient"), song("b", "jazz"), song("c", "rock"));
        Dataset data = builder(Map.of("b", feature(1, 3), "c", feature(1, 3)))
                .classification(songs, FRONT_END, null, Job.silent());
        assertEquals(List.of("jazz", "rock"), data.labels());
        assertEquals(new Target.ClassTarget(0), data.examples().getFirst().target());
    }

    @Test
    void aModelsClassesKeepTheirOrder() throws BadInputException, StoppedException {
        Collection songs = collection(song("a", "rock"), song("b", "polka"));
        Dataset data = builder(Map.of("a", feature(1, 3), "b", feature(1, 3)))
                .classification(songs, FRONT_END, List.of("rock", "pop"), Job.silent());
        assertEquals(List.of("rock", "pop"), data.labels());
        assertEquals(1, data.examples().size());
        assertTrue(data.refused().getLast().reason().contains("Its classes are: rock, pop."));
    }

    @Test
    void oneClassIsNotEnough() {
        Collection songs = collection(song("a", "rock"), song("b", "rock"));
        BadInputException e = assertThrows(
                BadInputException.class,
                () -> builder(Map.of("a", feature(1, 3), "b", feature(1, 3)))
                        .classification(songs, FRONT_END, null, Job.silent()));
        assertTrue(e.reason().contains("one class only ('rock')"), e.reason());
    }

    @Test
    void nothingUsableTellsTheFirstReason() {
        BadInputException e = assertThrows(
                BadInputException.class,
                () -> builder(Map.of())
                        .unlabelled(
                                new Collection("folder", List.of(song("a", null)), List.of(), null),
                                FRONT_END,
                                Job.silent()));
        assertTrue(e.reason().contains("'a' has no samples."), e.reason());
    }

    @Test
    void anUncutDatasetIsAsLongAsItsLongestSong() throws BadInputException, StoppedException {
        FrontEnd whole = new FrontEnd("mel", Params.standard(List.of()), Cut.WHOLE, List.of());
        Dataset data = builder(Map.of("a", feature(1, 3), "b", feature(1, 8)))
                .unlabelled(collection(song("a", null), song("b", null)), whole, Job.silent());
        assertEquals(8, data.steps());
        assertEquals(new Target.Unknown(), data.examples().getFirst().target());
    }

    @Test
    void progressCountsSongsAndEndsAtOne() throws BadInputException, StoppedException {
        AtomicReference<Double> largest = new AtomicReference<>(0.0);
        Job job = new Job() {
            @Override
            public void report(double fraction, String doing) {
                largest.accumulateAndGet(fraction, Math::max);
            }

            @Override
            public boolean isStopped() {
                return false;
            }
        };
        builder(Map.of("a", feature(1, 3))).unlabelled(collection(song("a", null)), FRONT_END, job);
        assertEquals(1, largest.get());
    }

    @Test
    void aStoppedJobStopsTheBuilding() {
        Job stopped = new Job() {
            @Override
            public void report(double fraction, String doing) {}

            @Override
            public boolean isStopped() {
                return true;
            }
        };
        List<Song> songs = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            songs.add(song("s" + i, "x"));
        }
        Collection many = new Collection("folder", songs, List.of(), null);
        assertThrows(StoppedException.class, () -> builder(Map.of()).unlabelled(many, FRONT_END, stopped));
    }
}
