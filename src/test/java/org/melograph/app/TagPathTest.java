package org.melograph.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.melograph.base.BadInputException;
import org.melograph.base.Job;
import org.melograph.base.Rng;
import org.melograph.dataset.SplitPlan;
import org.melograph.io.source.SourceSpec;
import org.melograph.train.RunWatcher;
import org.melograph.train.metric.TagScores;

/** From tags in a file to scores of a model, through the verbs. */
final class TagPathTest {
    private static Path folder;
    private static Workspace workspace;

    @BeforeAll
    static void open(@TempDir Path temporary) throws Exception {
        folder = temporary;
        workspace = Workspace.open(folder.resolve("test.library"), 2);
    }

    @AfterAll
    static void close() {
        workspace.close();
    }

    /** Loud songs and fast songs, told apart by a column each; 'lost' was asked about nowhere but in one song. */
    private static Path arff() throws Exception {
        StringBuilder text = new StringBuilder("""
                @relation songs
                @attribute level numeric
                @attribute tempo numeric
                @attribute loud {0,1}
                @attribute fast {0,1}
                @attribute NOT-fast {0,1}
                @attribute lost {0,1}
                @data
                """);
        RandomGenerator random = Rng.of(3, "tagged songs");
        for (int i = 0; i < 60; i++) {
            int loud = random.nextInt(2);
            int fast = random.nextInt(2);
            boolean asked = i % 5 != 0;
            text.append(loud + 0.1 * random.nextGaussian())
                    .append(',')
                    .append(100 + 60 * fast + random.nextGaussian())
                    .append(',')
                    .append(loud)
                    .append(',')
                    .append(asked ? fast : 0)
                    .append(',')
                    .append(asked ? 1 - fast : 0)
                    .append(',')
                    .append(i == 0 ? "1" : "?")
                    .append('\n');
        }
        Path file = folder.resolve("songs.arff");
        Files.writeString(file, text);
        return file;
    }

    private static TrainModel.Request request(Path source, String architecture, Map<String, String> set, Path out) {
        return new TrainModel.Request(
                SourceSpec.of(source), "", architecture, set, SplitPlan.standard(1), 1, out, false);
    }

    @Test
    void rowsOfATableLearnTheirTags() throws Exception {
        Path bundle = folder.resolve("rows.melo");
        Path source = arff();
        Map<String, String> set = Map.of("units", "16", "dropout", "0", "learning_rate", "0.05", "epochs", "40");
        TrainModel.Report report =
                new TrainModel(workspace).run(request(source, "tags-mlp", set, bundle), RunWatcher.NONE, Job.silent());
        assertEquals(List.of("fast", "lost", "loud"), report.classes());
        TagScores tags = Objects.requireNonNull(report.tags());
        assertTrue(tags.averagePrecision().value() > 0.95, tags.toString());
        assertTrue(tags.microF1().value() > 0.9, tags.toString());
        assertEquals(report.split().testSongs(), tags.tags().get(2).known());
        assertTrue(tags.tags().get(0).known() < report.split().testSongs(), "some songs were not asked about 'fast'");

        Path out = folder.resolve("evaluation");
        TrainModel.Report again = new EvaluateModel(workspace)
                .run(new EvaluateModel.Request(bundle, SourceSpec.of(source), out, 1), Job.silent());
        assertTrue(Objects.requireNonNull(again.tags()).averagePrecision().value() > 0.95);
        assertEquals(4, Files.readAllLines(out.resolve("tags.csv")).size());
    }

    @Test
    void soundsLearnTheTagsBesideThem() throws Exception {
        ToneSongs.write(folder.resolve("tones"), 6);
        StringBuilder manifest = new StringBuilder("path,tags\n");
        for (int i = 0; i < 6; i++) {
            manifest.append("tones/low/low-").append(i).append(".wav,calm;tonal\n");
            manifest.append("tones/noise/noise-").append(i).append(".wav,harsh\n");
        }
        Path source = folder.resolve("manifest.csv");
        Files.writeString(source, manifest);
        Map<String, String> set = Map.of(
                "seconds",
                "1.5",
                "frame",
                "8",
                "units",
                "8",
                "dense",
                "8",
                "dropout",
                "0",
                "learning_rate",
                "0.02",
                "epochs",
                "15");
        TrainModel.Report report = new TrainModel(workspace)
                .run(
                        request(source, "tags-mlp-lstm", set, folder.resolve("tones.melo")),
                        RunWatcher.NONE,
                        Job.silent());
        assertEquals(List.of("calm", "harsh", "tonal"), report.classes());
        assertEquals(1, Objects.requireNonNull(report.tags()).averagePrecision().value(), 1e-9);
        ClassifySongs.Report verdicts = new ClassifySongs(workspace)
                .run(
                        new ClassifySongs.Request(
                                folder.resolve("tones.melo"),
                                List.of(folder.resolve("tones/low/low-1.wav")),
                                0,
                                0,
                                0,
                                1),
                        Job.silent());
        Map<String, Double> tags = verdicts.songs().getFirst().probabilities();
        assertTrue(tags.getOrDefault("calm", 0.0) > tags.getOrDefault("harsh", 1.0));
    }

    @Test
    void songsWithoutTagsAreRefusedInASentence() throws Exception {
        Path file = folder.resolve("plain.csv");
        Files.writeString(file, "level,label\n1,a\n2,b\n");
        BadInputException refusal = assertThrows(
                BadInputException.class,
                () -> new TrainModel(workspace)
                        .run(
                                request(file, "tags-mlp", Map.of(), folder.resolve("no.melo")),
                                RunWatcher.NONE,
                                Job.silent()));
        assertTrue(refusal.reason().contains("'plain.csv' has no tags"), refusal.reason());
    }
}
