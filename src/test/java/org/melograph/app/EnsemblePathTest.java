package org.melograph.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.melograph.base.BadInputException;
import org.melograph.base.Job;
import org.melograph.dataset.SplitPlan;
import org.melograph.io.source.SourceSpec;
import org.melograph.project.ModelBundle;
import org.melograph.train.RunWatcher;
import org.melograph.train.metric.SongPrediction;

/** An ensemble of different front ends on its way from files to verdicts, through the same verbs as any model. */
final class EnsemblePathTest {
    private static final String NETWORK = "mel-cnn:bands=16:hop=2048:filters=2:dense=4:epochs=2:seconds=2";
    private static final String MEMBERS =
            "logistic-regression:feature=mfcc:seconds=2,k-nearest-neighbours:feature=audio-statistics," + NETWORK;

    private static Path folder;
    private static Workspace workspace;
    private static Path songs;
    private static Path bundle;
    private static TrainModel.Report trained;
    private static final List<String> TOLD = new ArrayList<>();

    @BeforeAll
    static void train(@TempDir Path temporary) throws Exception {
        folder = temporary;
        songs = folder.resolve("songs");
        ToneSongs.write(songs, 8);
        workspace = Workspace.open(folder.resolve("test.library"), 2);
        bundle = folder.resolve("three.melo");
        RunWatcher watcher = new RunWatcher() {
            @Override
            public void onMember(int number, int members, String architecture) {
                TOLD.add(number + " of " + members + ": " + architecture);
            }
        };
        trained = new TrainModel(workspace)
                .run(request(MEMBERS, "2,1,1", SplitPlan.standard(1), bundle), watcher, Job.silent());
    }

    @AfterAll
    static void close() {
        workspace.close();
    }

    private static TrainModel.Request request(String members, String weights, SplitPlan plan, Path out) {
        return new TrainModel.Request(
                SourceSpec.of(songs),
                "three",
                "ensemble",
                Map.of("members", members, "weights", weights),
                plan,
                1,
                out,
                false);
    }

    private static ClassifySongs.Report classify(Path model, Path song, int snippets, int vote, double timeline)
            throws Exception {
        return new ClassifySongs(workspace)
                .run(new ClassifySongs.Request(model, List.of(song), snippets, vote, timeline, 1), Job.silent());
    }

    @Test
    void theMembersLearnInTheirOrderAndAreReported() {
        assertEquals(List.of("1 of 3: logistic-regression", "2 of 3: k-nearest-neighbours", "3 of 3: mel-cnn"), TOLD);
        assertEquals(
                List.of(2.0, 1.0, 1.0),
                trained.members().stream().map(TrainModel.MemberReport::weight).toList());
        assertEquals(
                trained.weights(),
                trained.members().stream()
                        .mapToLong(TrainModel.MemberReport::weights)
                        .sum());
        assertEquals(1, trained.song().accuracy().value());
        assertTrue(trained.bestValidation() < 0.7);
    }

    @Test
    void everyMemberLearntFromTheSameSongs() throws Exception {
        ModelBundle.Contents contents = ModelBundle.read(bundle);
        for (ModelBundle.Solo model : contents.models()) {
            assertEquals(contents.origin().split(), model.origin().split());
        }
    }

    @Test
    void aMemberIsWhatItWouldBeAlone() throws Exception {
        TrainModel.Request alone = new TrainModel.Request(
                SourceSpec.of(songs),
                "",
                "logistic-regression",
                Map.of("feature", "mfcc", "seconds", "2"),
                SplitPlan.standard(1),
                1,
                folder.resolve("alone.melo"),
                false);
        new TrainModel(workspace).run(alone, RunWatcher.NONE, Job.silent());
        assertEquals(
                ModelBundle.read(folder.resolve("alone.melo"))
                        .models()
                        .getFirst()
                        .weights(),
                ModelBundle.read(bundle).models().getFirst().weights());
    }

    @Test
    void copiesDifferByTheirSeed() throws Exception {
        Path twins = folder.resolve("twins.melo");
        new TrainModel(workspace)
                .run(request(NETWORK + "," + NETWORK, "", SplitPlan.standard(1), twins), RunWatcher.NONE, Job.silent());
        List<ModelBundle.Solo> models = ModelBundle.read(twins).models();
        assertNotEquals(models.getFirst().weights(), models.getLast().weights());
    }

    @Test
    void theVerdictIsTheWeightedMeanOfTheMembers() throws Exception {
        Path song = songs.resolve("noise").resolve("noise-3.wav");
        List<String> labels = ModelBundle.read(bundle).labels();
        double[] mean = new double[labels.size()];
        try (ModelBundle.LoadedModel loaded = ModelBundle.open(bundle)) {
            for (ModelBundle.Voice voice : loaded.voices()) {
                int number = loaded.voices().indexOf(voice);
                Path one = folder.resolve("one" + number + ".melo");
                ModelBundle.write(one, loaded.contents().models().get(number));
                Map<String, Double> alone =
                        classify(one, song, 0, 0, 0).songs().getFirst().probabilities();
                for (int c = 0; c < mean.length; c++) {
                    mean[c] += voice.weight() / 4 * alone.getOrDefault(labels.get(c), -1.0);
                }
            }
        }
        double[] told = Certainty.of(ModelBundle.read(bundle)).temperature().ofSong(mean);
        ClassifySongs.Verdict verdict = classify(bundle, song, 0, 0, 0).songs().getFirst();
        assertEquals(told[labels.indexOf("noise")], verdict.probabilities().getOrDefault("noise", -1.0), 1e-5);
        assertEquals("noise", verdict.label());
        assertEquals(3, verdict.pieces().size());
    }

    @Test
    void thoseWhoHearTimeTellTheTimeline() throws Exception {
        Path song = songs.resolve("low").resolve("low-3.wav");
        List<ClassifySongs.Moment> timeline =
                classify(bundle, song, 5, 0, 1).songs().getFirst().timeline();
        assertEquals(4, timeline.size());
        assertEquals("low", timeline.getFirst().label());
    }

    @Test
    void moreVotesThanMembersLeaveASongUndecided() throws Exception {
        Path song = songs.resolve("low").resolve("low-3.wav");
        assertEquals(
                ClassifySongs.UNDECIDED,
                classify(bundle, song, 0, 4, 0).songs().getFirst().label());
    }

    @Test
    void anEvaluationTellsOfEachMember() throws Exception {
        TrainModel.Report report = new EvaluateModel(workspace)
                .run(
                        new EvaluateModel.Request(bundle, SourceSpec.of(songs), folder.resolve("judged"), 1),
                        Job.silent());
        assertEquals(16, report.song().accuracy().songs());
        assertEquals(
                List.of("logistic-regression", "k-nearest-neighbours", "mel-cnn"),
                report.members().stream()
                        .map(TrainModel.MemberReport::architecture)
                        .toList());
        assertEquals(trained.weights(), report.weights());
        for (SongPrediction song : trained.predictions()) {
            assertTrue(report.predictions().stream()
                    .anyMatch(other -> other.probabilities().equals(song.probabilities())));
        }
    }

    @Test
    void theMapIsOfAllMembersSpaces() throws Exception {
        MapSongs.Report map = new MapSongs(workspace)
                .run(new MapSongs.Request(bundle, SourceSpec.of(songs), 5, 60, 1), layout -> {}, Job.silent());
        assertEquals(16, map.points().size());
        // 40 statistics of MFCC, 344 of the sound, 4 units before the output.
        assertEquals(40 + 344 + 4, map.points().getFirst().embedding().size(0));
    }

    @Test
    void importanceTellsWhichFrontEndAPartIsOf() throws Exception {
        MeasureImportance.Report report = new MeasureImportance(workspace)
                .run(new MeasureImportance.Request(bundle, SourceSpec.of(songs), false, 1, null, 1), Job.silent());
        assertEquals(1, report.accuracy());
        for (String feature : List.of("mfcc: ", "audio-statistics: ", "mel: ")) {
            assertTrue(report.features().stream().anyMatch(part -> part.name().startsWith(feature)), feature);
        }
    }

    @Test
    void aDamagedMemberIsNamed() throws Exception {
        Path damaged = folder.resolve("damaged.melo");
        rezip(bundle, damaged, "members/01/weights/0000.f32");
        String reason = assertThrows(
                        BadInputException.class, () -> ModelBundle.open(damaged).close())
                .reason();
        assertTrue(reason.contains("member 2"), reason);
        assertTrue(reason.contains("damaged.melo"), reason);
    }

    /** Copies a bundle; of one entry the first byte is another. */
    private static void rezip(Path from, Path to, String spoilt) throws IOException {
        try (ZipFile zip = new ZipFile(from.toFile());
                OutputStream file = Files.newOutputStream(to);
                ZipOutputStream out = new ZipOutputStream(file)) {
            for (ZipEntry entry : zip.stream().toList()) {
                out.putNextEntry(new ZipEntry(entry.getName()));
                try (InputStream in = zip.getInputStream(entry)) {
                    byte[] bytes = in.readAllBytes();
                    bytes[0] ^= (byte) (entry.getName().equals(spoilt) ? 1 : 0);
                    out.write(bytes);
                }
                out.closeEntry();
            }
        }
    }

    @Test
    void aStoppedTrainingKeepsTheMembersThatAreDone() throws Exception {
        AtomicBoolean stop = new AtomicBoolean();
        Job job = new Job() {
            @Override
            public void report(double fraction, String doing) {}

            @Override
            public boolean isStopped() {
                return stop.get();
            }
        };
        RunWatcher stopping = new RunWatcher() {
            @Override
            public void onMember(int number, int members, String architecture) {
                stop.set(number == 2);
            }
        };
        Path out = folder.resolve("stopped.melo");
        TrainModel.Report report =
                new TrainModel(workspace).run(request(MEMBERS, "", SplitPlan.standard(1), out), stopping, job);
        assertTrue(report.stopped());
        assertEquals(1, report.members().size());
        assertEquals(1, ModelBundle.read(out).models().size());
        assertFalse(classify(out, songs.resolve("low").resolve("low-0.wav"), 0, 0, 0)
                .songs()
                .isEmpty());
    }

    @Test
    void aSplitByPieceIsRefused() {
        SplitPlan pieces = new SplitPlan(SplitPlan.By.BY_PIECE, 0.2, 0.1, 0, 0, 1);
        String reason = assertThrows(
                        BadInputException.class,
                        () -> new TrainModel(workspace)
                                .run(
                                        request(MEMBERS, "", pieces, folder.resolve("pieces.melo")),
                                        RunWatcher.NONE,
                                        Job.silent()))
                .reason();
        assertTrue(reason.contains("by piece"), reason);
    }
}
