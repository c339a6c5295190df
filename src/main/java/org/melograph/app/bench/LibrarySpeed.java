package org.melograph.app.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.melograph.app.BrowseLibrary;
import org.melograph.app.GuardSplit;
import org.melograph.app.LibrarySong;
import org.melograph.app.SongColumn;
import org.melograph.app.SongIndex;
import org.melograph.app.Workspace;
import org.melograph.base.BadInputException;
import org.melograph.base.ContentHash;
import org.melograph.base.Job;
import org.melograph.base.Rng;
import org.melograph.base.StoppedException;
import org.melograph.project.FileStamp;
import org.melograph.project.PredictionRecord;
import org.melograph.project.RunRecord;
import org.melograph.project.SongField;
import org.melograph.project.SongRecord;
import org.melograph.project.SongSound;
import org.melograph.project.SongTags;

/** Measures how long a library of 100,000 songs takes to be read, searched, filtered, sorted and edited. */
public final class LibrarySpeed implements Benchmark {
    private static final int SONGS = 100_000;
    private static final List<String> WORDS = List.of(
            "night", "river", "stone", "autumn", "dance", "blue", "hollow", "march", "silver", "north", "ember", "tide",
            "garden", "engine", "winter", "echo", "paper", "lantern", "harbour", "meadow");
    private static final List<String> LABELS = List.of(
            "blues", "classical", "country", "disco", "hiphop", "jazz", "metal", "pop", "reggae", "rock", "ambient");
    private static final List<String> KEYS = List.of("C major", "A minor", "F# minor", "D major", "G minor", "");

    @Override
    public String id() {
        return "library";
    }

    @Override
    public String title() {
        return "A library of 100,000 made-up songs: CPU time of the one thread that works, the median of the rounds.";
    }

    /** Something that is timed. */
    private interface Timed {
        @Nullable
        Object run() throws BadInputException, StoppedException;
    }

    /** Collects rows. */
    private record Watch(int rounds, List<Measurement> rows, Job job) {
        void time(String what, Timed work) throws BadInputException, StoppedException {
            double[] milliseconds = new double[rounds];
            work.run();
            for (int i = 0; i < rounds; i++) {
                job.throwIfStopped();
                double start = CpuClock.threadMilliseconds();
                work.run();
                milliseconds[i] = CpuClock.threadMilliseconds() - start;
            }
            Arrays.sort(milliseconds);
            rows.add(new Measurement(what, milliseconds[rounds / 2], "ms CPU"));
            job.report(rows.size() / 16.0, what);
        }
    }

    @Override
    public List<Measurement> run(Workspace workspace, int rounds, Job job) throws BadInputException, StoppedException {
        Path folder = null;
        try {
            folder = Files.createTempDirectory("melograph-library");
            try (Workspace made = Workspace.open(folder.resolve("library.db"), workspace.threads())) {
                Watch watch = new Watch(rounds, new ArrayList<>(), job);
                job.report(0, "Making " + SONGS + " songs");
                long start = System.nanoTime();
                fill(made, job);
                watch.rows.add(new Measurement("write them, with verdicts and a split", seconds(start), "s"));
                measure(made, watch);
                return watch.rows;
            }
        } catch (IOException e) {
            throw new BadInputException("No folder for the benchmark's library can be made. Make room for it.", e);
        } finally {
            delete(folder);
        }
    }

    private static double seconds(long start) {
        return (System.nanoTime() - start) / 1e9;
    }

    private static void fill(Workspace workspace, Job job) throws BadInputException, StoppedException {
        RandomGenerator rng = Rng.of(1, "library");
        List<SongRecord> songs = new ArrayList<>();
        Map<String, String> parts = new LinkedHashMap<>();
        List<PredictionRecord> verdicts = new ArrayList<>();
        for (int i = 0; i < SONGS; i++) {
            String label = LABELS.get(rng.nextInt(LABELS.size()));
            SongRecord song = song(i, rng.nextInt(10) == 0 ? null : label, rng);
            songs.add(song);
            parts.put(
                    song.hash(),
                    List.of("train", "train", "train", "valid", "test").get(rng.nextInt(5)));
            String said = rng.nextInt(3) == 0 ? LABELS.get(rng.nextInt(LABELS.size())) : label;
            verdicts.add(new PredictionRecord(
                    song.hash(), null, Path.of("m.melo"), said, rng.nextDouble(), Map.of(said, 0.8), null));
        }
        workspace.library().songs().add(songs);
        job.throwIfStopped();
        workspace
                .library()
                .runs()
                .add(new RunRecord(0, "run", "mel-cnn", "finished", "{}", "{}", null, Instant.EPOCH), parts);
        workspace.library().predictions().add(verdicts);
    }

    private static SongRecord song(int number, @Nullable String label, RandomGenerator rng) {
        String title = words(rng, 3) + " " + number;
        String artist = words(rng, 2) + " " + rng.nextInt(4000);
        return new SongRecord(
                ContentHash.of("song " + number),
                Path.of("/music", artist, title + ".mp3"),
                SongRecord.AUDIO,
                title,
                artist,
                words(rng, 2) + " " + rng.nextInt(9000),
                60 + rng.nextInt(400),
                44_100,
                2,
                label,
                artist,
                Instant.ofEpochSecond(1_700_000_000L + number),
                new SongTags("", LABELS.get(rng.nextInt(LABELS.size())), 1950 + rng.nextInt(75), rng.nextInt(20), ""),
                new SongSound(
                        60 + rng.nextDouble() * 120,
                        KEYS.get(rng.nextInt(KEYS.size())),
                        rng.nextDouble(),
                        -30 + rng.nextDouble() * 25,
                        -rng.nextDouble()),
                new FileStamp(5_000_000 + number, 1_700_000_000_000L));
    }

    private static String words(RandomGenerator rng, int count) {
        List<String> words = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            words.add(WORDS.get(rng.nextInt(WORDS.size())));
        }
        return String.join(" ", words);
    }

    private static void measure(Workspace workspace, Watch watch) throws BadInputException, StoppedException {
        BrowseLibrary library = new BrowseLibrary(workspace);
        watch.time("read all, with verdicts and split", library::songs);
        List<LibrarySong> songs = library.songs();
        SongIndex index = new SongIndex(songs);
        watch.time("first search: every song's words are laid out", () -> ask(new SongIndex(songs), "river stone"));
        watch.time("search, two words, 1 % found", () -> ask(index, "river stone"));
        watch.time("search, one letter, nearly all found", () -> ask(index, "e"));
        watch.time("search, nothing found", () -> ask(index, "xylophone"));
        watch.time(
                "filter by label and split",
                () -> index.find(
                        "", s -> "jazz".equals(s.label()) && "test".equals(s.split()), SongColumn.TITLE, false));
        for (SongColumn column :
                List.of(SongColumn.TITLE, SongColumn.ARTIST, SongColumn.LABEL, SongColumn.TEMPO, SongColumn.PATH)) {
            watch.time(
                    "sort by " + column.id() + ", first time",
                    () -> new SongIndex(songs).find("", s -> true, column, false));
            watch.time("sort by " + column.id() + ", again", () -> index.find("", s -> true, column, true));
        }
        List<LibrarySong> changed = new ArrayList<>(songs);
        changed.set(SONGS / 2, changed.get(SONGS / 2).with(SongField.TITLE, "aardvark"));
        watch.time(
                "show an edit of a title: sorted by title, searched",
                () -> ask(new SongIndex(changed, index), "river stone"));
        String hash = songs.get(SONGS / 3).hash();
        int[] edits = new int[1];
        watch.time("write an edit of one song", () -> {
            library.edit(SongField.LABEL, Map.of(hash, "label " + edits[0]++));
            return null;
        });
        watch.time("write an edit of 10,000 songs", () -> {
            Map<String, String> many = new LinkedHashMap<>();
            String label = "label " + edits[0]++;
            songs.subList(0, SONGS / 10).forEach(s -> many.put(s.hash(), label));
            library.edit(SongField.LABEL, many);
            return null;
        });
        watch.time("guard the split", () -> new GuardSplit(workspace).run(null));
    }

    private static List<LibrarySong> ask(SongIndex index, String text) {
        return index.find(text, s -> true, SongColumn.TITLE, false);
    }

    private static void delete(@Nullable Path folder) {
        if (folder == null) {
            return;
        }
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
