package org.melograph.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.melograph.base.BadInputException;
import org.melograph.base.Job;
import org.melograph.base.Rng;
import org.melograph.dataset.SplitPlan;
import org.melograph.io.source.SourceSpec;
import org.melograph.project.ModelBundle;
import org.melograph.train.RunWatcher;

/** A bundle remembers how its table was read, and other tables are read alike. */
final class RememberedReadingTest {
    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit fills it first
    private Path folder;

    private Workspace workspace;
    private Path bundle;

    @BeforeEach
    void open() throws Exception {
        workspace = Workspace.open(folder.resolve("test.library"), 2);
        bundle = folder.resolve("model.melo");
    }

    @AfterEach
    void close() {
        workspace.close();
    }

    private Path write(String name, String text) throws Exception {
        return Files.writeString(folder.resolve(name), text);
    }

    private TrainModel.Report train(SourceSpec source, String architecture, Map<String, String> set) throws Exception {
        return new TrainModel(workspace)
                .run(
                        new TrainModel.Request(source, "", architecture, set, SplitPlan.standard(1), 1, bundle, false),
                        RunWatcher.NONE,
                        Job.silent());
    }

    private TrainModel.Report evaluate(Path source, boolean asWritten) throws Exception {
        return new EvaluateModel(workspace)
                .run(new EvaluateModel.Request(bundle, SourceSpec.of(source), null, 1, asWritten), Job.silent());
    }

    private List<String> labels(Path source, boolean asWritten) throws Exception {
        return new ClassifySongs(workspace)
                        .run(new ClassifySongs.Request(bundle, List.of(source), 0, 0, 0, 1, asWritten), Job.silent())
                        .songs()
                        .stream()
                        .map(ClassifySongs.Verdict::label)
                        .toList();
    }

    private static SourceSpec told(Path table, boolean repairUnits, boolean keepOpposites, String deciles) {
        return new SourceSpec(
                table,
                null,
                null,
                List.of(),
                null,
                repairUnits,
                keepOpposites,
                List.of(),
                deciles.isEmpty() ? null : deciles);
    }

    /** Short and long songs, every third written in minutes instead of milliseconds. */
    private Path lengths() throws Exception {
        StringBuilder text = new StringBuilder("length,label\n");
        RandomGenerator random = Rng.of(5, "lengths");
        for (int i = 0; i < 90; i++) {
            boolean isLong = i % 2 == 0;
            double minutes = (isLong ? 5 : 2.5) + 0.2 * random.nextGaussian();
            text.append(i % 3 == 0 ? minutes : 60_000 * minutes).append(isLong ? ",long\n" : ",short\n");
        }
        return write("lengths.csv", text.toString());
    }

    @Test
    void unitsAreRepairedInATableTooSmallToShowThem() throws Exception {
        train(told(lengths(), true, false, ""), "logistic-regression", Map.of());
        Path minutes = write("minutes.csv", "length,label\n2.4,short\n5.1,long\n");

        assertEquals(List.of("short", "long"), labels(minutes, false));
        assertEquals(List.of("short", "short"), labels(minutes, true));
        TrainModel.Report report = evaluate(minutes, false);
        assertEquals(1, report.song().accuracy().value());
        assertTrue(
                report.remarks()
                        .contains("Column 'length' is read as when the model was trained: 2 values up to 5.1 were"
                                + " multiplied by 60,000."),
                report.remarks().toString());
        assertEquals(0.5, evaluate(minutes, true).song().accuracy().value());
        assertEquals(
                1,
                new MeasureImportance(workspace)
                        .run(
                                new MeasureImportance.Request(bundle, SourceSpec.of(minutes), false, 1, null, 1),
                                Job.silent())
                        .accuracy());
    }

    @Test
    void aMapLaysMinutesWhereMillisecondsLie() throws Exception {
        train(told(lengths(), true, false, ""), "logistic-regression", Map.of());
        StringBuilder same = new StringBuilder("length,label\n");
        for (int i = 0; i < 8; i++) {
            same.append(i % 2 == 0 ? "4.0" : "240000").append(",long\n");
        }
        MapSongs.Report map = new MapSongs(workspace)
                .run(
                        new MapSongs.Request(bundle, SourceSpec.of(write("same.csv", same.toString())), 2, 20, 1),
                        layout -> {},
                        Job.silent());
        assertEquals(
                1,
                map.points().stream().map(MapSongs.Point::embedding).distinct().count());
    }

    @Test
    void tenthsAreCutWhereTheyWereCut() throws Exception {
        StringBuilder text = new StringBuilder("loudness,plays\n");
        for (int i = 0; i < 100; i++) {
            text.append(i / 10.0).append(',').append(i).append('\n');
        }
        train(told(write("plays.csv", text.toString()), false, false, "plays"), "random-forest", Map.of());
        Path loved = write("loved.csv", "loudness,plays\n9.7,97\n9.8,98\n9.9,99\n");

        TrainModel.Report report = evaluate(loved, false);
        assertEquals(
                3,
                report.confusion().getLast().stream()
                        .mapToInt(Integer::intValue)
                        .sum());
        assertEquals("decile 10", report.classes().getLast());
        assertThrows(BadInputException.class, () -> evaluate(loved, true));
        assertEquals(
                2, labels(write("unknown.csv", "loudness\n9.7\n0.1\n"), false).size());
    }

    @Test
    void oppositesStayTagsOfTheirOwn() throws Exception {
        StringBuilder text = new StringBuilder("level,tag:loud,tag:NOT-loud\n");
        for (int i = 0; i < 60; i++) {
            text.append(i % 2).append(i % 2 == 0 ? ",0,1\n" : ",1,0\n");
        }
        Path table = write("tags.csv", text.toString());
        train(told(table, false, true, ""), "tags-logistic", Map.of());

        assertEquals(30, positives(evaluate(table, false), "NOT-loud"));
        assertEquals(0, positives(evaluate(table, true), "NOT-loud"));
    }

    private static int positives(TrainModel.Report report, String tag) {
        return Objects.requireNonNull(report.tags()).tags().stream()
                .filter(t -> t.tag().equals(tag))
                .findFirst()
                .orElseThrow()
                .positives();
    }

    @Test
    void otherWordVectorsInTheSamePlaceAreRefused() throws Exception {
        StringBuilder songs = new StringBuilder("%love,death\n");
        StringBuilder groups = new StringBuilder("track,label,group\n");
        for (int i = 0; i < 24; i++) {
            String track = "TRAAAAA0000000%04d".formatted(i);
            songs.append(track).append(',').append(i).append(i % 2 == 0 ? ",1:2\n" : ",2:3\n");
            groups.append(track)
                    .append(i % 2 == 0 ? ",soul," : ",metal,")
                    .append(i)
                    .append("\n");
        }
        Path words = write("mxm.txt", songs.toString());
        Path labels = write("groups.csv", groups.toString());
        Path vectors = write("vectors.txt", "love 1 0\ndeath 0 1\n");
        SourceSpec source = new SourceSpec(words, null, null, List.of(), labels);
        train(source, "logistic-regression", Map.of("feature", "lyrics", "vectors", vectors.toString()));
        assertEquals(24, labels(words, false).size());
        ModelBundle.Contents contents = ModelBundle.read(bundle);
        assertFalse(contents.models().getFirst().spec().frontEnd().content().isEmpty());

        Files.writeString(vectors, "love 0 1\ndeath 1 0.25\n");
        BadInputException refused = assertThrows(BadInputException.class, () -> labels(words, false));
        assertEquals(
                "The word vectors in '" + vectors
                        + "' are not those the model was trained with. Put that file back, or train the model again.",
                refused.reason());
    }
}
