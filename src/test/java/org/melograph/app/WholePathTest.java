package org.melograph.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.melograph.base.BadInputException;
import org.melograph.base.Job;
import org.melograph.dataset.SplitPlan;
import org.melograph.io.source.SourceSpec;
import org.melograph.train.EpochRecord;
import org.melograph.train.RunWatcher;

/** From files on disk to verdicts, through the same verbs as the studio and the command line. */
final class WholePathTest {
    private static Path folder;
    private static Workspace workspace;
    private static Path songs;
    private static Path bundle;
    private static TrainModel.Report trained;

    @BeforeAll
    static void train(@TempDir Path temporary) throws Exception {
        folder = temporary;
        songs = folder.resolve("songs");
        ToneSongs.write(songs, 8);
        Files.writeString(songs.resolve("low").resolve("readme.txt"), "not music");
        Files.write(songs.resolve("noise").resolve("kick.wav"), new byte[0]);
        workspace = Workspace.open(folder.resolve("test.library"), 2);
        new ImportSongs(workspace).run(List.of(songs), Job.silent());
        bundle = folder.resolve("model.melo");
        trained =
                new TrainModel(workspace).run(request(SourceSpec.of(songs), bundle, 1), RunWatcher.NONE, Job.silent());
    }

    @AfterAll
    static void close() {
        workspace.close();
    }

    private static TrainModel.Request request(SourceSpec source, Path out, long seed) {
        return new TrainModel.Request(
                source, "tones", "logistic-regression", Map.of(), SplitPlan.standard(1), seed, out, false);
    }

    @Test
    void bothClassesAreLearnt() {
        assertEquals(1, trained.song().accuracy().value());
        assertEquals(List.of("low", "noise"), trained.classes());
    }

    @Test
    void noSongStandsOnBothSides() {
        assertEquals(0, trained.split().sharedSongs());
    }

    @Test
    void badFilesAreNamedAndTheRestGoesOn() {
        assertEquals(2, trained.refused().size());
        assertTrue(trained.refused().stream().anyMatch(r -> r.reason().contains("kick.wav")));
        assertTrue(trained.refused().stream().anyMatch(r -> r.reason().contains("readme.txt")));
    }

    @Test
    void aStoppedRunIsResumedWhereItStood() throws Exception {
        Path out = folder.resolve("stopped.melo");
        SourceSpec source = SourceSpec.of(songs);
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
            public void onEpoch(EpochRecord epoch) {
                stop.set(epoch.epoch() == 2);
            }
        };
        TrainModel.Report stopped = new TrainModel(workspace).run(network(source, out, false), stopping, job);
        assertTrue(stopped.stopped());
        assertEquals(2, stopped.epochs());
        TrainModel.Report resumed =
                new TrainModel(workspace).run(network(source, out, true), RunWatcher.NONE, Job.silent());
        TrainModel.Report whole = new TrainModel(workspace)
                .run(network(source, folder.resolve("whole.melo"), false), RunWatcher.NONE, Job.silent());
        assertEquals(whole.predictions(), resumed.predictions());
    }

    private static TrainModel.Request network(SourceSpec source, Path out, boolean resume) {
        Map<String, String> small =
                Map.of("bands", "16", "hop", "2048", "filters", "2", "dense", "4", "epochs", "4", "seconds", "2");
        return new TrainModel.Request(source, "tones", "mel-cnn", small, SplitPlan.standard(1), 1, out, resume);
    }

    @Test
    void sameSeedGivesSameProbabilities() throws Exception {
        TrainModel.Report again = new TrainModel(workspace)
                .run(request(SourceSpec.of(songs), folder.resolve("again.melo"), 1), RunWatcher.NONE, Job.silent());
        assertEquals(trained.predictions(), again.predictions());
    }

    @Test
    void theBundleJudgesASongItHasNotSeen() throws Exception {
        Path other = folder.resolve("other");
        ToneSongs.write(other, 1);
        ClassifySongs.Report report = new ClassifySongs(workspace)
                .run(
                        new ClassifySongs.Request(
                                bundle, List.of(other.resolve("noise"), other.resolve("low")), 0, 0, 1, 1),
                        Job.silent());
        assertEquals(
                List.of("noise", "low"),
                report.songs().stream().map(v -> v.label()).toList());
        ClassifySongs.Verdict verdict = report.songs().getFirst();
        assertEquals(
                1, verdict.probabilities().values().stream().mapToDouble(p -> p).sum(), 1e-5);
        assertFalse(verdict.timeline().isEmpty());
    }

    @Test
    void songsLikeASongAreOfItsClassAndNearestFirst() throws Exception {
        Path song = songs.resolve("low").resolve("low-3.wav");
        FindSimilar.Report report = new FindSimilar(workspace)
                .run(new FindSimilar.Request(bundle, song, SourceSpec.of(songs), 5), Job.silent());
        assertEquals(15, report.compared());
        assertEquals(
                List.of("low", "low", "low", "low", "low"),
                report.neighbours().stream().map(FindSimilar.Neighbour::label).toList());
        List<Double> distances = report.neighbours().stream()
                .map(FindSimilar.Neighbour::distance)
                .toList();
        assertEquals(distances.stream().sorted().toList(), distances);
        assertTrue(report.neighbours().stream().noneMatch(n -> n.path().equals(song)));
        assertEquals(song, report.playlist().getFirst().path());
    }

    @Test
    void aSongThatIsNotAmongTheOthersHasNeighboursAllTheSame() throws Exception {
        Path strange = folder.resolve("strange");
        ToneSongs.write(strange, 1);
        Path song = strange.resolve("noise").resolve("noise-0.wav");
        FindSimilar.Report report = new FindSimilar(workspace)
                .run(new FindSimilar.Request(bundle, song, SourceSpec.of(songs), 3), Job.silent());
        assertEquals(16, report.compared());
        assertTrue(report.neighbours().stream().allMatch(n -> "noise".equals(n.label())));
    }

    @Test
    void aPortraitHasAsManySnippetsAsAskedFor() throws Exception {
        Path song = songs.resolve("low").resolve("low-0.wav");
        ClassifySongs.Report report = new ClassifySongs(workspace)
                .run(new ClassifySongs.Request(bundle, List.of(song), 25, 0, 0, 1), Job.silent());
        assertEquals(
                25,
                report.songs().getFirst().portrait().values().stream()
                        .mapToInt(n -> n)
                        .sum());
    }

    @Test
    void tooFewAgreeingPiecesLeaveASongUndecided() throws Exception {
        Path song = songs.resolve("low").resolve("low-0.wav");
        ClassifySongs.Report report = new ClassifySongs(workspace)
                .run(new ClassifySongs.Request(bundle, List.of(song), 5, 6, 0, 1), Job.silent());
        assertEquals(ClassifySongs.UNDECIDED, report.songs().getFirst().label());
    }

    @Test
    void aModelIsJudgedOnAnotherSource() throws Exception {
        Path out = folder.resolve("evaluation");
        TrainModel.Report report = new EvaluateModel(workspace)
                .run(new EvaluateModel.Request(bundle, SourceSpec.of(songs), out, 1), Job.silent());
        assertEquals(16, report.song().accuracy().songs());
        for (String file : List.of(
                "evaluation.json", "confusion.csv", "predictions.csv", "confusion.png", "precision-recall.png")) {
            assertTrue(Files.size(out.resolve(file)) > 0, file);
        }
    }

    @Test
    void theMapHasAPointForEverySong() throws Exception {
        MapSongs.Report map = new MapSongs(workspace)
                .run(new MapSongs.Request(bundle, SourceSpec.of(songs), 5, 60, 1), layout -> {}, Job.silent());
        assertEquals(16, map.points().size());
        Path csv = folder.resolve("map.csv");
        new MapSongs(workspace).write(map, csv);
        assertEquals(17, Files.readAllLines(csv).size());
    }

    @Test
    void theLibraryListsSongsWithLabelsAndSplit() throws Exception {
        List<LibrarySong> listed = new BrowseLibrary(workspace).songs();
        assertEquals(16, listed.size());
        assertTrue(listed.stream().allMatch(s -> s.label() != null && s.split() != null));
        assertEquals(2, new BrowseLibrary(workspace).refused().size());
    }

    @Test
    void aRunIsRecordedWithItsReport() throws Exception {
        List<BrowseLibrary.RunRow> runs = new BrowseLibrary(workspace).runs();
        assertTrue(runs.stream()
                .anyMatch(r -> r.name().equals("tones") && r.report().equals(trained)));
    }

    @Test
    void aTableModelRefusesAFolder() {
        TrainModel.Request wrong = new TrainModel.Request(
                SourceSpec.of(songs), "", "table-mlp", Map.of(), SplitPlan.standard(1), 1, bundle, false);
        BadInputException e = assertThrows(
                BadInputException.class, () -> new TrainModel(workspace).run(wrong, RunWatcher.NONE, Job.silent()));
        assertTrue(e.reason().contains("--label"), e.reason());
    }

    @Test
    void anExportedListIsAManifestThatTrainsAgain() throws Exception {
        Path manifest = folder.resolve("manifest.csv");
        assertEquals(
                16,
                new ExportLibrary(workspace)
                        .run(new ExportLibrary.Request(manifest, List.of(), ExportLibrary.Lists.ONE))
                        .songs());
        TrainModel.Report again = new TrainModel(workspace)
                .run(
                        request(SourceSpec.of(manifest), folder.resolve("manifest.melo"), 1),
                        RunWatcher.NONE,
                        Job.silent());
        assertEquals(
                16,
                again.split().trainSongs()
                        + again.split().validSongs()
                        + again.split().testSongs());
    }
}
