package org.melograph.dataset;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.melograph.base.Axis;
import org.melograph.base.BadInputException;
import org.melograph.base.Params;
import org.melograph.base.Rng;
import org.melograph.base.Tensor;
import org.melograph.dataset.SplitPlan.By;
import org.melograph.music.Song;

class SplitterTest {
    private static final FrontEnd FRONT_END = new FrontEnd("mel", Params.standard(List.of()), new Cut(2, 2), List.of());

    /** What a test says of one song. */
    private record Given(
            String id,
            String group,
            int label,
            @Nullable String split,
            @Nullable String fold) {}

    private static Dataset dataset(List<Given> given, int classes, int pieces) {
        List<Song> songs = new ArrayList<>();
        List<Example> examples = new ArrayList<>();
        List<String> labels = Stream.iterate(0, c -> c + 1)
                .limit(classes)
                .map(c -> "class" + c)
                .toList();
        for (Given g : given) {
            Song song = new Song(g.id, Path.of(g.id), -1, g.id, "", labels.get(g.label), g.group, g.split, g.fold);
            songs.add(song);
            Tensor feature = Tensor.wrap(new float[2 * pieces], new Axis("channel", 1), new Axis("step", 2 * pieces));
            examples.addAll(Pieces.of(song, new Target.ClassTarget(g.label), feature, FRONT_END.cut()));
        }
        return new Dataset(songs, examples, labels, FRONT_END, 1, 2, List.of());
    }

    /** A collection of any shape: 2 to 8 classes, groups of very different sizes, some with songs of several classes. */
    private static Dataset anything(long seed) {
        RandomGenerator random = Rng.of(seed, "shape");
        int classes = 2 + random.nextInt(7);
        int groups = classes * (4 + random.nextInt(20));
        List<Given> given = new ArrayList<>();
        for (int g = 0; g < groups; g++) {
            int size = 1 + random.nextInt(1 + random.nextInt(9));
            for (int s = 0; s < size; s++) {
                int label = random.nextInt(10) == 0 ? random.nextInt(classes) : g % classes;
                given.add(new Given("song" + g + "-" + s, "group" + g, label, null, null));
            }
        }
        return dataset(given, classes, 1 + random.nextInt(3));
    }

    private static Set<String> songs(List<Example> part) {
        Set<String> ids = new TreeSet<>();
        part.forEach(e -> ids.add(e.songId()));
        return ids;
    }

    private static Set<Target> classes(List<Example> part) {
        Set<Target> classes = new HashSet<>();
        part.forEach(e -> classes.add(e.target()));
        return classes;
    }

    @Test
    void noGroupStandsOnTwoSidesWhateverTheShape() throws BadInputException {
        for (long seed = 0; seed < 300; seed++) {
            Dataset data = anything(seed);
            Split split = Splitter.split(data, SplitPlan.standard(seed));
            Set<String> train = new HashSet<>();
            Set<String> valid = new HashSet<>();
            split.train().forEach(e -> train.add(e.group()));
            split.valid().forEach(e -> valid.add(e.group()));
            for (Example e : split.test()) {
                assertFalse(train.contains(e.group()) || valid.contains(e.group()), "seed " + seed);
            }
            valid.retainAll(train);
            assertEquals(Set.of(), valid, "seed " + seed);
            assertEquals(0, split.summary().sharedSongs(), "seed " + seed);
            int all = split.train().size() + split.valid().size() + split.test().size();
            assertEquals(data.examples().size(), all, "seed " + seed);
        }
    }

    @Test
    void everyPartHasEveryClassThatHasEnoughGroups() throws BadInputException {
        for (long seed = 0; seed < 300; seed++) {
            Dataset data = anything(seed);
            Split split = Splitter.split(data, SplitPlan.standard(seed));
            // Each class has four groups of its own or more.
            assertEquals(classes(data.examples()), classes(split.train()), "seed " + seed);
            assertEquals(classes(data.examples()), classes(split.test()), "seed " + seed);
            assertEquals(classes(data.examples()), classes(split.valid()), "seed " + seed);
        }
    }

    @Test
    void partsAreAboutAsLargeAsAsked() throws BadInputException {
        double worst = 0;
        for (long seed = 0; seed < 100; seed++) {
            Dataset data = anything(seed);
            Split split = Splitter.split(data, SplitPlan.standard(seed));
            double test = (double) split.summary().testSongs() / data.songs().size();
            worst = Math.max(worst, Math.abs(test - 0.2));
        }
        assertTrue(worst < 0.12, "a test part was off by " + worst);
    }

    @Test
    void songsOfOneClassAreDividedInProportion() throws BadInputException {
        List<Given> given = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            given.add(new Given("s" + i, "s" + i, i < 70 ? 0 : 1, null, null));
        }
        Split split = Splitter.split(dataset(given, 2, 1), new SplitPlan(By.SONG, 0.2, 0.1, 0, 0, 5));
        long rare = split.test().stream()
                .filter(e -> e.target().equals(new Target.ClassTarget(1)))
                .count();
        assertEquals(70, split.summary().trainSongs());
        assertEquals(10, split.summary().validSongs());
        assertEquals(20, split.summary().testSongs());
        assertEquals(6, rare);
    }

    @Test
    void foldsTakeEverySongToTheTestPartOnce() throws BadInputException {
        for (long seed = 0; seed < 40; seed++) {
            Dataset data = anything(seed);
            Set<String> tested = new HashSet<>();
            int sum = 0;
            for (int fold = 0; fold < 5; fold++) {
                Split split = Splitter.split(data, new SplitPlan(By.GROUP, 0.2, 0.1, 5, fold, seed));
                Split next = Splitter.split(data, new SplitPlan(By.GROUP, 0.2, 0.1, 5, (fold + 1) % 5, seed));
                assertEquals(songs(next.test()), songs(split.valid()));
                assertEquals(0, split.summary().sharedSongs());
                tested.addAll(songs(split.test()));
                sum += split.summary().testSongs();
            }
            assertEquals(data.songs().size(), tested.size());
            assertEquals(data.songs().size(), sum);
        }
    }

    @Test
    void foldsWithoutValidationTrainOnAllButOne() throws BadInputException {
        Split split = Splitter.split(anything(3), new SplitPlan(By.GROUP, 0.2, 0, 5, 2, 3));
        assertTrue(split.valid().isEmpty());
    }

    @Test
    void sameSeedGivesTheSameSplitAndAnotherSeedAnother() throws BadInputException {
        Dataset data = anything(11);
        String first = Splitter.split(data, SplitPlan.standard(1)).summary().hash();
        assertEquals(
                first, Splitter.split(data, SplitPlan.standard(1)).summary().hash());
        assertNotEquals(
                first, Splitter.split(data, SplitPlan.standard(2)).summary().hash());
    }

    @Test
    void byPieceTearsSongsApartAndSaysSo() throws BadInputException {
        Split split = Splitter.split(dataset(plain(20), 2, 5), new SplitPlan(By.BY_PIECE, 0.2, 0.1, 0, 0, 1));
        assertEquals("by-piece (leaks)", split.summary().by());
        assertTrue(split.summary().sharedSongs() > 5);
    }

    @Test
    void aFinishedSplitThatTearsAGroupIsFound() {
        Dataset data = dataset(plain(4), 2, 1);
        List<Example> all = data.examples();
        Example torn = new Example(
                "other", "g0", all.getFirst().target(), all.getFirst().feature(), 0, 2);
        SplitProof proof = SplitProof.of(all, List.of(), List.of(torn));
        assertEquals(1, proof.shared(By.GROUP));
        assertEquals(0, proof.shared(By.SONG));
        assertThrows(IllegalStateException.class, () -> proof.demand(By.GROUP));
    }

    private static List<Given> plain(int songs) {
        List<Given> given = new ArrayList<>();
        for (int i = 0; i < songs; i++) {
            given.add(new Given("s" + i, "g" + i, i % 2, null, null));
        }
        return given;
    }

    @Test
    void theCollectionsOwnSplitIsKept() throws BadInputException {
        String[] parts = {"train", "train", "valid", "Test"};
        List<Given> given = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            given.add(new Given("s" + i, "g" + i, i % 2, parts[i / 2], null));
        }
        Split split = Splitter.split(dataset(given, 2, 2), new SplitPlan(By.FILE, 0.2, 0.1, 0, 0, 1));
        assertEquals(Set.of("s0", "s1", "s2", "s3"), songs(split.train()));
        assertEquals(Set.of("s4", "s5"), songs(split.valid()));
        assertEquals(Set.of("s6", "s7"), songs(split.test()));
        assertEquals("file", split.summary().by());
    }

    @Test
    void theCollectionsOwnFoldsAreKept() throws BadInputException {
        List<Given> given = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            given.add(new Given("s" + i, "g" + i, i % 2, null, Integer.toString(i % 3 == 0 ? 10 : i % 3)));
        }
        // In numeric order the folds are 1, 2, 10.
        Split split = Splitter.split(dataset(given, 2, 1), new SplitPlan(By.FILE, 0.2, 0.1, 3, 2, 1));
        assertEquals(Set.of("s0", "s3", "s6", "s9"), songs(split.test()));
        assertEquals(Set.of("s1", "s10", "s4", "s7"), songs(split.valid()));
    }

    @Test
    void aTornGroupOfTheCollectionsOwnSplitIsCounted() throws BadInputException {
        List<Given> given = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            given.add(new Given("s" + i, "same", i % 2, i < 6 ? "train" : "test", null));
        }
        Split split = Splitter.split(dataset(given, 2, 1), new SplitPlan(By.FILE, 0.2, 0.1, 0, 0, 1));
        assertEquals(1, split.summary().sharedSongs());
    }

    @Test
    void plansThatCannotBeKeptAreRefused() {
        Dataset data = dataset(plain(10), 2, 1);
        refused(data, new SplitPlan(By.SONG, 0.9, 0.1, 0, 0, 1), "leave no training part");
        refused(data, new SplitPlan(By.SONG, 0.2, 0.1, 5, 5, 1), "no fold 5");
        refused(data, new SplitPlan(By.SONG, 0.2, 0.1, 2, 0, 1), "too few");
        refused(data, new SplitPlan(By.SONG, 0.2, 0.1, 11, 0, 1), "10 songs");
        refused(data, new SplitPlan(By.FILE, 0.2, 0.1, 0, 0, 1), "fixes no split");
        List<Given> oneGroup = new ArrayList<>();
        plain(10).forEach(g -> oneGroup.add(new Given(g.id, "same", g.label, null, null)));
        refused(dataset(oneGroup, 2, 1), SplitPlan.standard(1), "1 groups");
    }

    private static void refused(Dataset data, SplitPlan plan, String part) {
        BadInputException e = assertThrows(BadInputException.class, () -> Splitter.split(data, plan));
        assertTrue(e.reason().contains(part), e.reason());
    }
}
