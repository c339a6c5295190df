package org.melograph.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.melograph.base.BadInputException;
import org.melograph.base.Job;
import org.melograph.explain.Pcm;
import org.melograph.explain.Relevance;
import org.melograph.io.audio.AudioProbe;
import org.melograph.io.source.SourceSpec;
import org.melograph.io.table.NpyFile;

/** The sample model asked for its reasons, as the studio and the command line ask. */
class ExplainVerdictTest {
    private static final Path SONG = Path.of("samples/audio/ambient/hr-savino-palace-1.ogg");

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit fills it
    Path folder;

    private Workspace workspace;
    private Path model;

    @BeforeEach
    void open() throws Exception {
        workspace = Workspace.open(folder.resolve("library"), 2);
        model = SampleProject.find().orElseThrow().verdictModel();
    }

    @AfterEach
    void close() {
        workspace.close();
    }

    private ExplainVerdict.Report explain(ExplainVerdict.Method method) throws Exception {
        return new ExplainVerdict(workspace)
                .run(ExplainVerdict.Request.of(model, SONG).by(method), map -> {}, Job.silent());
    }

    @Test
    void theVerdictExplainedIsTheOneThatIsGiven() throws Exception {
        List<Relevance> news = new ArrayList<>();
        ExplainVerdict.Report report =
                new ExplainVerdict(workspace).run(ExplainVerdict.Request.of(model, SONG), news::add, Job.silent());
        ClassifySongs.Verdict verdict = new ClassifySongs(workspace)
                .run(new ClassifySongs.Request(model, List.of(SONG), 0, 0, 0, 1), Job.silent())
                .songs()
                .getFirst();
        assertEquals(verdict.label(), report.label());
        assertEquals(verdict.probabilities().getOrDefault(report.label(), Double.NaN), report.probability(), 1e-6);
        assertEquals(3, news.size(), "two coarse maps come before the finest");
        Relevance map = report.relevance();
        assertNotNull(map);
        assertEquals(map, news.getLast());
        assertEquals(128, map.values().size(0));
        CheckExplanation.Report check =
                new CheckExplanation(workspace).run(model, SONG, map, report.label(), 0.1, 1, Job.silent());
        assertEquals(report.probability(), check.whole(), 1e-6);
        assertEquals(0.1, check.share(), 0.01);
        assertTrue(check.without() < check.withoutElsewhere(), check.toString());
    }

    @Test
    void integratedGradientsOfTheSampleModelAddUp() throws Exception {
        ExplainVerdict.Report report = explain(ExplainVerdict.Method.INTEGRATED);
        assertTrue(report.gap() < 0.05, "gap " + report.gap());
    }

    @Test
    void whatDecidedAndTheRestAreTheSong() throws Exception {
        Relevance map = explain(ExplainVerdict.Method.GRADIENT_INPUT).relevance();
        assertNotNull(map);
        HearExplanation hear = new HearExplanation();
        Pcm whole = Pcm.read(SONG, Job.silent());
        Pcm decided = hear.run(SONG, map, 0.1, true, Job.silent());
        Pcm rest = hear.run(SONG, map, 0.1, false, Job.silent());
        assertEquals(whole.sampleRate(), decided.sampleRate());
        assertEquals(whole.frames(), rest.frames());
        for (int i = 0; i < whole.samples().length(); i += 997) {
            float sum = decided.samples().values()[i] + rest.samples().values()[i];
            assertEquals(whole.samples().values()[i], sum, 1e-4);
        }
        Path wav = folder.resolve("decided.wav");
        hear.write(decided, wav);
        assertEquals(whole.seconds(), AudioProbe.probe(wav).seconds(), 1e-3);
    }

    @Test
    void anExplanationIsWrittenAsPictureNumbersAndTable() throws Exception {
        ExplainVerdict.Report report = explain(ExplainVerdict.Method.GRADIENT);
        WriteExplanation write = new WriteExplanation(workspace);
        for (String name : WriteExplanation.WRITABLE) {
            write.run(report, folder.resolve("why." + name), Job.silent());
        }
        Relevance map = report.relevance();
        assertNotNull(map);
        assertEquals(
                map.values().shape(),
                NpyFile.read(folder.resolve("why.npy"), "row", "frame").shape());
        assertEquals(
                map.values().size(1) + 1,
                Files.readAllLines(folder.resolve("why.csv")).size());
        assertThrows(BadInputException.class, () -> WriteExplanation.check(Path.of("why.gif")));
    }

    @Test
    void whatCannotBeExplainedIsSaidInASentence() throws Exception {
        BadInputException unsuited =
                assertThrows(BadInputException.class, () -> explain(ExplainVerdict.Method.QUANTITIES));
        assertTrue(unsuited.reason().contains("Use occlusion."), unsuited.reason());
        ExplainVerdict verb = new ExplainVerdict(workspace);
        BadInputException midi = assertThrows(
                BadInputException.class,
                () -> verb.run(
                        ExplainVerdict.Request.of(model, Path.of("samples/midi/rock/doom.mid")),
                        map -> {},
                        Job.silent()));
        assertTrue(midi.reason().contains("doom.mid"), midi.reason());
        BadInputException composer = assertThrows(
                BadInputException.class,
                () -> verb.run(
                        ExplainVerdict.Request.of(
                                SampleProject.find().orElseThrow().composerModel(), SONG),
                        map -> {},
                        Job.silent()));
        assertTrue(composer.reason().contains("composes"), composer.reason());
        BadInputException label = assertThrows(
                BadInputException.class,
                () -> verb.run(ExplainVerdict.Request.of(model, SONG).of("ambiant"), map -> {}, Job.silent()));
        assertTrue(label.reason().contains("'ambient'"), label.reason());
    }

    @Test
    void alterationsThatNobodyHearsChangeNothing() throws Exception {
        List<HorseTest.Line> news = new ArrayList<>();
        HorseTest.SongReport report = new HorseTest(workspace)
                .ofSong(
                        new HorseTest.Request(model, SONG, List.of("polarity", "gain-12", "nothing-but-silence"), 1),
                        news::add,
                        Job.silent());
        assertEquals(3, news.size());
        assertEquals("nothing-but-silence", report.lines().getLast().alteration(), "nothing stands last");
        HorseTest.Line polarity = report.lines().stream()
                .filter(l -> l.alteration().equals("polarity"))
                .findFirst()
                .orElseThrow();
        assertEquals(0, polarity.change(), 1e-6);
        assertEquals(report.label(), polarity.label());
    }

    @Test
    void aSetTellsAccuracyAndItsPairedDifference() throws Exception {
        Path songs = Files.createDirectories(folder.resolve("songs"));
        for (String name : List.of("ambient/hr-savino-palace-1.ogg", "ambient/hr-savino-palace-2.ogg")) {
            Path to = songs.resolve(name);
            Files.createDirectories(to.getParent());
            Files.copy(Path.of("samples/audio").resolve(name), to);
        }
        Files.createDirectories(songs.resolve("industrial"));
        Files.writeString(songs.resolve("industrial/broken.wav"), "no sound");
        HorseTest.SetReport report = new HorseTest(workspace)
                .ofSet(
                        new HorseTest.SetRequest(
                                model, SourceSpec.of(songs), null, List.of("polarity", "nothing-but-silence"), 1),
                        Job.silent());
        assertEquals(2, report.songs());
        assertEquals(1, report.refused().size());
        assertEquals(0, report.lines().getFirst().difference().value());
        assertEquals(0, report.lines().getFirst().changed());
        assertEquals("nothing-but-silence", report.lines().getLast().alteration());
        assertTrue(report.lines().getLast().changed() > 0.9);
        WriteHorse.run(report, folder.resolve("out"));
        assertEquals(3, Files.readAllLines(folder.resolve("out/horse.csv")).size());
    }
}
