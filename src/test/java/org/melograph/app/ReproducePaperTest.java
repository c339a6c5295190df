package org.melograph.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.melograph.app.paper.PrintedScore;
import org.melograph.base.BadInputException;
import org.melograph.base.Job;
import org.melograph.io.source.SourceSpec;
import org.melograph.train.metric.LevelScores;

/** Papers run again with tiny networks on made-up songs. */
final class ReproducePaperTest {
    private static final Map<String, String> TINY =
            Map.of("epochs", "1", "filters", "2", "dense", "4", "units", "4", "bands", "16");

    private static Path folder;
    private static Workspace workspace;

    private final List<PaperRun> told = new ArrayList<>();

    @BeforeAll
    static void open(@TempDir Path temporary) throws Exception {
        folder = temporary;
        ToneSongs.write(folder.resolve("songs"), 6);
        ToneSongs.write(folder.resolve("moods"), 5);
        Files.move(
                folder.resolve("moods").resolve("low"), folder.resolve("moods").resolve("Q3"));
        Files.move(
                folder.resolve("moods").resolve("noise"),
                folder.resolve("moods").resolve("Q2"));
        workspace = Workspace.open(folder.resolve("test.library"), 1);
    }

    @AfterAll
    static void close() {
        workspace.close();
    }

    private static ReproducePaper.Request request(
            String paper, String source, boolean asPrinted, List<Long> seeds, List<String> models, String out) {
        return new ReproducePaper.Request(
                SourceSpec.of(folder.resolve(source)),
                paper,
                asPrinted,
                seeds,
                0,
                models,
                settings(paper),
                0,
                folder.resolve(out));
    }

    private static Map<String, String> settings(String paper) {
        Map<String, String> set = new HashMap<>(TINY);
        switch (paper) {
            // Three pieces a song.
            case "bai" -> set.put("frames", "20");
            case "chen" -> set.keySet().retainAll(List.of("epochs"));
            case "lengyel" -> {
                set.keySet().retainAll(List.of("epochs", "filters", "dense", "units"));
                set.putAll(Map.of("segments", "40", "resample", "6", "resample_largest", "9"));
            }
            case "chang" -> set.keySet().retainAll(List.of("epochs", "units"));
            default -> {}
        }
        return set;
    }

    private PaperReport run(ReproducePaper.Request request, Job job) throws Exception {
        told.clear();
        return new ReproducePaper(workspace).run(request, told::add, job);
    }

    @Test
    void thePapersNumbersStandBesideOurs() throws Exception {
        PaperReport report = run(
                request("bai", "songs", false, List.of(1L, 2L), List.of("LSTM", "stft-cnn-simple"), "bai"),
                Job.silent());
        assertEquals(4, told.size());
        assertEquals("group", report.split());
        assertEquals(
                List.of("LSTM", "Simple CNN"),
                report.rows().stream().map(PaperReport.Row::model).toList());
        PaperReport.Row lstm = report.rows().getFirst();
        assertEquals(0.55, lstm.printed(PrintedScore.TEST));
        assertEquals(2, lstm.runs());
        LevelScores song = lstm.song();
        assertNotNull(song);
        assertTrue(song.accuracy().low() <= song.accuracy().value());
        assertTrue(lstm.voteCurve().size() > 1);
        Path out = folder.resolve("bai");
        String text = Files.readString(out.resolve("report.md"));
        assertTrue(text.contains("| LSTM | `stft-lstm` |"), text);
        assertTrue(text.contains("Table 2"), text);
        for (String file :
                List.of("report.json", "scores.png", "votes.png", "confusion-lstm.png", "confusion-simple-cnn.png")) {
            assertTrue(Files.size(out.resolve(file)) > 0, file);
        }
    }

    @Test
    void finishedRunsAreNotRepeatedAndAnotherSeedIsAdded() throws Exception {
        List<String> models = List.of("LSTM");
        PaperReport first = run(request("bai", "songs", false, List.of(1L), models, "again"), Job.silent());
        assertEquals(1, told.size());
        PaperReport second = run(request("bai", "songs", false, List.of(1L), models, "again"), Job.silent());
        assertEquals(0, told.size());
        assertEquals(first.rows(), second.rows());
        run(request("bai", "songs", false, List.of(1L, 5L), models, "again"), Job.silent());
        assertEquals(List.of(5L), told.stream().map(PaperRun::seed).toList());
    }

    @Test
    void aStoppedReproductionGoesOn() throws Exception {
        AtomicBoolean stop = new AtomicBoolean();
        Job job = new Job() {
            @Override
            public void report(double fraction, String doing) {}

            @Override
            public boolean isStopped() {
                return stop.get();
            }
        };
        ReproducePaper.Request request =
                request("bai", "songs", false, List.of(1L), List.of("LSTM", "Simple CNN"), "stopped");
        PaperReport half = new ReproducePaper(workspace).run(request, _ -> stop.set(true), job);
        assertTrue(half.stopped());
        assertEquals(1, half.done());
        assertEquals(2, half.planned());
        PaperReport whole = run(request, Job.silent());
        assertEquals(List.of("Simple CNN"), told.stream().map(PaperRun::model).toList());
        assertFalse(whole.stopped());
        assertEquals(half.rows().getFirst(), whole.rows().getFirst());
    }

    @Test
    void aRunStoppedHalfwayEndsAsIfItHadNotBeen() throws Exception {
        AtomicBoolean stop = new AtomicBoolean();
        Job job = new Job() {
            @Override
            public void report(double fraction, String doing) {
                stop.compareAndSet(false, doing.startsWith("Epoch 2 of"));
            }

            @Override
            public boolean isStopped() {
                return stop.get();
            }
        };
        ReproducePaper.Request halfway = longer("halfway");
        assertEquals(0, run(halfway, job).done());
        PaperReport.Row resumed = run(halfway, Job.silent()).rows().getFirst();
        PaperReport.Row whole = run(longer("whole"), Job.silent()).rows().getFirst();
        assertEquals(3, resumed.epochs());
        assertEquals(whole.song(), resumed.song());
        assertEquals(whole.clip(), resumed.clip());
        assertEquals(whole.train(), resumed.train());
    }

    private static ReproducePaper.Request longer(String out) {
        Map<String, String> set = settings("bai");
        set.put("epochs", "3");
        return new ReproducePaper.Request(
                SourceSpec.of(folder.resolve("songs")),
                "bai",
                false,
                List.of(1L),
                0,
                List.of("LSTM"),
                set,
                0,
                folder.resolve(out));
    }

    @Test
    void thePapersSplitLeaksAndSaysSo() throws Exception {
        PaperReport report = run(request("bai", "songs", true, List.of(1L), List.of("LSTM"), "printed"), Job.silent());
        assertTrue(report.leaks());
        assertEquals("by-piece (leaks)", report.split());
        assertTrue(
                Files.readString(folder.resolve("printed").resolve("report.md")).contains("leak"));
    }

    @Test
    void quadrantsAreMeasuredAgainstTheMoodTableAndPortrayed() throws Exception {
        PaperReport report =
                run(request("abela", "moods", false, List.of(1L), List.of("mel-cnn"), "moods-report"), Job.silent());
        assertEquals("mood", report.task());
        assertEquals(0.5889, report.rows().getFirst().printed(PrintedScore.TEST));
        assertFalse(report.portraits().isEmpty());
        assertEquals(
                100,
                report.portraits().getFirst().pieces().values().stream()
                        .mapToInt(Integer::intValue)
                        .sum());
    }

    @Test
    void aNetworkIsSetBesideItselfOnPartsOfItsInputAndWhatIsMissingIsTold() throws Exception {
        PaperReport report =
                run(request("lengyel", "songs", false, List.of(1L), List.of("song-dense"), "lengyel"), Job.silent());
        assertEquals(
                List.of("Fully connected", "Fully connected, audio only", "Fully connected, lyrics only"),
                report.rows().stream().map(PaperReport.Row::model).toList());
        assertEquals(
                List.of(
                        "None of the songs has lyrics, which it reads.",
                        "",
                        "None of the songs has lyrics, which it reads."),
                report.rows().stream().map(PaperReport.Row::reason).toList());
        assertEquals(0.44, report.rows().getFirst().printed(PrintedScore.AVERAGE_PRECISION));
        PaperReport.Row audio = report.rows().get(1);
        assertNotNull(audio.song());
        PaperReport.Ranking ranking = audio.ranking();
        assertNotNull(ranking);
        assertEquals(0.5, ranking.prevalence(), 0.2);
        assertTrue(
                ranking.averagePrecision().value() >= ranking.averagePrecision().low());
        String text = Files.readString(folder.resolve("lengyel").resolve("report.md"));
        assertTrue(text.contains("| Fully connected | 0.440 | — | 0.420 | **—** |"), text);
        assertTrue(text.contains("| id | all | audio | lyrics |"), text);
        assertTrue(text.contains("| `song-dense` | None of the songs has lyrics, which it reads. | "), text);
    }

    @Test
    void tagsAreToldByTheirAveragePrecision() throws Exception {
        StringBuilder table = new StringBuilder("level,tempo,tag:loud,tag:fast\n");
        for (int i = 0; i < 40; i++) {
            table.append("%d.%d,%d,%d,%d%n".formatted(i % 2, i % 7, 100 + 50 * (i / 2 % 2) + i, i % 2, i / 2 % 2));
        }
        Files.writeString(folder.resolve("tags.csv"), table);
        PaperReport report =
                run(request("chang", "tags.csv", false, List.of(1L, 2L), List.of(), "chang"), Job.silent());
        assertTrue(report.tags());
        assertEquals(
                List.of("tags-mlp"),
                report.rows().stream().map(PaperReport.Row::architecture).toList());
        PaperReport.Row row = report.rows().getFirst();
        PaperReport.Ranking ranking = row.ranking();
        assertNotNull(ranking);
        assertEquals(2, row.runs());
        double sum = 0;
        for (PaperRun run : told) {
            TrainModel.Report trained = Objects.requireNonNull(run.report());
            sum += Objects.requireNonNull(trained.tags()).averagePrecision().value();
        }
        assertEquals(sum / 2, ranking.averagePrecision().value(), 1e-12);
        Path out = folder.resolve("chang");
        String text = Files.readString(out.resolve("report.md"));
        assertTrue(text.contains("| the same of every song |"), text);
        assertTrue(Files.size(out.resolve("scores.png")) > 0);
        assertTrue(Files.size(out.resolve("tags-mlp-on-tags.png")) > 0);
        assertEquals(
                report.rows(),
                Objects.requireNonNull(ReadReproduction.in(out).report()).rows(),
                "the report is read as it was written");
    }

    @Test
    void songsOfAnotherKindAreRefused() {
        BadInputException e = assertThrows(
                BadInputException.class,
                () -> run(request("chen", "songs", false, List.of(1L), List.of("NN3"), "wrong"), Job.silent()));
        assertTrue(e.reason().contains("no song that can be used"), e.reason());
    }

    @Test
    void whatNoModelKnowsIsAnsweredWithTheNearest() {
        BadInputException model = assertThrows(
                BadInputException.class,
                () -> ReproducePaper.check(request("bai", "songs", false, List.of(1L), List.of("RCN"), "none")));
        assertTrue(model.reason().contains("'RCNN'"), model.reason());
        BadInputException setting = assertThrows(
                BadInputException.class,
                () -> ReproducePaper.check(new ReproducePaper.Request(
                        null, "bai", false, List.of(1L), 0, List.of(), Map.of("epoch", "3"), 0, folder)));
        assertTrue(setting.reason().contains("'epochs'"), setting.reason());
    }
}
