package org.melograph.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.melograph.app.ToneSongs;
import org.melograph.base.Json;
import org.melograph.io.audio.Tones;

/** What scripts rely on: exit statuses, one JSON document on standard output, sentences on standard error. */
final class MelographTest {
    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit fills it
    Path folder;

    private final PrintStream standardOut = System.out;
    private final PrintStream standardErr = System.err;
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @BeforeEach
    void listen() {
        System.setOut(new PrintStream(out, true, StandardCharsets.UTF_8));
        System.setErr(new PrintStream(err, true, StandardCharsets.UTF_8));
    }

    @AfterEach
    void stopListening() {
        System.setOut(standardOut);
        System.setErr(standardErr);
    }

    private int run(String... arguments) {
        out.reset();
        err.reset();
        return Melograph.run((workspace, paths) -> {}, arguments);
    }

    private String[] inLibrary(String... arguments) {
        String[] all = new String[arguments.length + 2];
        System.arraycopy(arguments, 0, all, 0, arguments.length);
        all[arguments.length] = "--library";
        all[arguments.length + 1] = folder.resolve("test.library").toString();
        return all;
    }

    private JsonNode json() throws Exception {
        return Json.tree(out.toString(StandardCharsets.UTF_8), "standard output");
    }

    private String said() {
        return err.toString(StandardCharsets.UTF_8);
    }

    @Test
    void theVersionIsAnswered() {
        assertEquals(0, run("--version"));
        assertTrue(out.toString(StandardCharsets.UTF_8).startsWith("Melograph "));
    }

    @Test
    void aMistypedVerbIsAnsweredWithTheNearest() {
        assertEquals(2, run("trian"));
        assertTrue(said().contains("'train'"), said());
    }

    @Test
    void aMistypedArchitectureIsAnsweredWithTheNearest() {
        assertEquals(2, run("models", "mel-cn"));
        assertTrue(said().contains("'mel-cnn'"), said());
    }

    @Test
    void aParameterOutOfRangeIsAWrongCommand() {
        assertEquals(2, run("models", "mel-cnn", "--set", "dropout=7"));
        assertTrue(said().contains("dropout"), said());
    }

    @Test
    void theHeavyConvolutionalNetHasThePapersWeights() throws Exception {
        assertEquals(0, run("models", "notes-conv-heavy", "--input", "15000", "--classes", "5", "--json"));
        assertEquals(90_053, json().at("/models/0/weights").asLong());
    }

    @Test
    void featuresAreListed() throws Exception {
        assertEquals(0, run("features", "--list", "--json"));
        assertTrue(json().at("/features").findValuesAsText("id").contains("mel"));
    }

    @Test
    void statisticsAreWrittenUnderTheirNames() throws Exception {
        Path songs = folder.resolve("songs");
        ToneSongs.write(songs, 1);
        Path table = folder.resolve("statistics.csv");
        assertEquals(
                0,
                run(inLibrary(
                        "features",
                        songs.resolve("low").resolve("low-0.wav").toString(),
                        "--feature",
                        "audio-statistics",
                        "--out",
                        table.toString())),
                said());
        List<String> lines = Files.readAllLines(table);
        assertTrue(lines.getFirst().startsWith("step,mfcc mean 0,mfcc mean 1,"), lines.getFirst());
        assertEquals(2, lines.size());
    }

    @Test
    void aMissingFileFailsWithItsName() {
        assertEquals(1, run(inLibrary("info", folder.resolve("nowhere.mp3").toString())));
        assertTrue(said().contains("nowhere.mp3"), said());
    }

    @Test
    void benchmarksAreListedAndAMistypedOneIsAnsweredWithTheNearest() throws Exception {
        assertEquals(0, run("bench", "--json"));
        assertTrue(json().get("benchmarks").findValuesAsText("id").contains("features"));
        assertEquals(2, run("bench", "featurs"));
        assertTrue(err.toString(StandardCharsets.UTF_8).contains("'features'"), err::toString);
    }

    @Test
    void everyVerbHasHelpWithAnExample() {
        for (String verb : new String[] {
            "studio",
            "demo",
            "info",
            "features",
            "models",
            "train",
            "search",
            "evaluate",
            "reproduce",
            "importance",
            "classify",
            "map",
            "compose",
            "library"
        }) {
            assertEquals(0, run(verb, "--help"), verb);
            assertTrue(out.toString(StandardCharsets.UTF_8).contains("Example:"), verb);
        }
    }

    @Test
    void aPlannedChangeThatMakesNoSenseIsAWrongCommand() {
        refusesAt("mel-cnn", "nine:dropout=0.3", "is no change of a run");
        refusesAt("mel-cnn", "9:dropout", "is no change of a run");
        refusesAt("mel-cnn", "9:dropout=much", "'much' is no number");
        refusesAt("mel-cnn", "9:dropout=0.95", "'dropout' cannot be '0.95'. Give a number from 0.0 to 0.9.");
        refusesAt("mel-cnn", "9:dropout=0.1,dropout=0.2", "a second time");
        refusesAt("mel-cnn", "9:batch=3", "'batch' cannot be changed while 'mel-cnn' learns.");
        refusesAt("svm", "9:dropout=0.3", "'dropout' cannot be changed while 'svm' learns. It has nothing to change.");
    }

    private void refusesAt(String architecture, String change, String words) {
        assertEquals(
                2,
                run("train", "songs.csv", "--architecture", architecture, "--at", change, "--out", "no.melo"),
                said());
        assertTrue(said().contains(words), said());
    }

    @Test
    void trainingPrintsOneDocumentAndNamesWhatItRefused() throws Exception {
        Path songs = folder.resolve("songs");
        ToneSongs.write(songs, 6);
        Files.writeString(songs.resolve("low").resolve("bad.mp3"), "no sound in here");
        Path bundle = folder.resolve("tones.melo");
        int status = run(inLibrary(
                "train",
                songs.toString(),
                "--architecture",
                "logistic-regression",
                "--split",
                "song",
                "--json",
                "--quiet",
                "--out",
                bundle.toString()));
        assertEquals(3, status, said());
        JsonNode report = json();
        assertEquals(0, report.at("/split/shared_songs").asInt(-1));
        assertEquals("song", report.at("/split/by").asText());
        assertEquals(2, report.at("/confusion").size());
        assertTrue(report.at("/song/accuracy/value").isNumber());
        assertTrue(report.at("/song/macro_f1/low").isNumber());
        assertTrue(report.at("/vote_curve/0/threshold").isInt());
        assertTrue(report.at("/refused/0/reason").asText().contains("bad.mp3"));

        assertEquals(
                0,
                run(inLibrary(
                        "classify",
                        bundle.toString(),
                        songs.resolve("noise").resolve("noise-1.wav").toString(),
                        "--json",
                        "--timeline",
                        "1")));
        assertEquals("noise", json().at("/songs/0/label").asText());
        assertTrue(json().at("/songs/0/timeline/0/start").isNumber());

        verdictsOnAFolder(bundle, songs);
    }

    /** The folder's text is refused, and a table that cannot be written costs no verdict. */
    private void verdictsOnAFolder(Path bundle, Path songs) throws Exception {
        Path csv = folder.resolve("verdicts.csv");
        String[] asked = {
            "classify",
            bundle.toString(),
            songs.toString(),
            "--json",
            "--rule",
            "median",
            "--undecided",
            "model",
            "--m3u",
            folder.resolve("lists").toString(),
            "--write-tags=mood",
            "--csv"
        };
        assertEquals(3, run(inLibrary(with(asked, csv.toString()))), said());
        assertEquals(13, Files.readAllLines(csv).size());
        assertEquals(12, json().at("/songs").size());
        assertTrue(json().at("/model/certainty/calibrated").isBoolean());
        assertTrue(json().at("/refused/0/reason").asText().contains("bad.mp3"), said());
        assertTrue(json().at("/tags_written").asInt() > 0, said());
        assertTrue(Files.exists(folder.resolve("lists").resolve("noise.m3u8")));

        assertEquals(1, run(inLibrary(with(asked, csv.resolve("below.csv").toString()))));
        assertEquals(12, json().at("/songs").size());
        assertTrue(said().contains("below.csv"), said());
        assertEquals(2, run("classify", bundle.toString(), songs.toString(), "--rule", "loudest"));
        assertEquals(2, run("classify", bundle.toString(), songs.toString(), "--undecided", "often"));
    }

    private static String[] with(String[] asked, String last) {
        String[] all = Arrays.copyOf(asked, asked.length + 1);
        all[asked.length] = last;
        return all;
    }

    @Test
    void importanceNamesTheColumnThatTellsTheClass() throws Exception {
        StringBuilder rows = new StringBuilder("level,noise,class\n");
        for (int i = 0; i < 60; i++) {
            rows.append(i % 2 == 0 ? 1 + i / 100.0 : 5 + i / 100.0)
                    .append(',')
                    .append(i * 37 % 11)
                    .append(i % 2 == 0 ? ",low\n" : ",high\n");
        }
        Path table = folder.resolve("songs.csv");
        Files.writeString(table, rows);
        Path bundle = folder.resolve("table.melo");
        assertEquals(
                0,
                run(inLibrary(
                        "train",
                        table.toString(),
                        "--architecture",
                        "random-forest",
                        "--set",
                        "trees=50",
                        "--json",
                        "--quiet",
                        "--out",
                        bundle.toString())),
                said());
        assertEquals(
                0,
                run(inLibrary("importance", bundle.toString(), table.toString(), "--repeats", "3", "--json")),
                said());
        JsonNode report = json();
        assertEquals("level", report.at("/features/0/name").asText());
        assertTrue(report.at("/features/0/drop").asDouble() > 0.3);
        assertTrue(report.at("/features/0/low").asDouble() > 0.1);
        assertTrue(report.at("/features/1/drop").asDouble() < 0.1);
        assertEquals(60, report.at("/songs").asInt());

        assertEquals(1, run(inLibrary("importance", bundle.toString(), table.toString(), "--only", "test")));
        assertTrue(said().contains("no song the part 'test'"), said());
        Path divided = folder.resolve("folds.csv");
        Files.writeString(divided, "row,group,split\n3,a,test\n4,b,test\n5,c,train\n");
        assertEquals(
                0,
                run(inLibrary(
                        "importance",
                        bundle.toString(),
                        table.toString(),
                        "--group-file",
                        divided.toString(),
                        "--only",
                        "test",
                        "--json")));
        assertEquals(2, json().at("/songs").asInt());
    }

    @Test
    void aSearchPrintsItsSettingsAndTheBestOnesScore() throws Exception {
        Path songs = folder.resolve("songs");
        ToneSongs.write(songs, 6);
        Path found = folder.resolve("search");
        String[] command = inLibrary(
                "search",
                songs.toString(),
                "--architecture",
                "k-nearest-neighbours",
                "--over",
                "neighbours=1,3",
                "--folds",
                "2",
                "--json",
                "--quiet",
                "--out",
                found.toString());
        assertEquals(0, run(command), said());
        JsonNode report = json();
        assertEquals(2, report.at("/trials").size());
        assertTrue(report.at("/trials/0/song/accuracy/low").isNumber());
        assertTrue(report.at("/best/set/neighbours").isTextual());
        assertEquals(0, report.at("/test/split/shared_songs").asInt(-1));
        assertTrue(Files.exists(found.resolve("search.csv")));
        assertEquals(
                2,
                run(inLibrary(
                        "search",
                        songs.toString(),
                        "--architecture",
                        "svm",
                        "--over",
                        "cc=1,2",
                        "--out",
                        found.toString())));
        assertTrue(said().contains("'cc'"), said());
    }

    @Test
    void aReproductionPrintsThePapersNumbersBesideOurs() throws Exception {
        Path songs = folder.resolve("songs");
        ToneSongs.write(songs, 6);
        Path written = folder.resolve("bai");
        assertEquals(
                0,
                run(inLibrary(
                        "reproduce",
                        "bai",
                        songs.toString(),
                        "--models",
                        "stft-lstm",
                        "--set",
                        "epochs=1",
                        "--set",
                        "units=4",
                        "--json",
                        "--quiet",
                        "--out",
                        written.toString())),
                said());
        JsonNode report = json();
        assertEquals("bai", report.at("/paper").asText());
        assertEquals(0.55, report.at("/rows/0/printed/0/value").asDouble());
        assertTrue(report.at("/rows/0/clip/accuracy/low").isNumber());
        assertTrue(report.at("/majority").isNumber());
        assertTrue(Files.exists(written.resolve("report.md")));

        assertEquals(2, run(inLibrary("reproduce", "bay", songs.toString())));
        assertTrue(said().contains("'bai'"), said());
        assertEquals(2, run(inLibrary("reproduce", "bai", songs.toString(), "--models", "stft-cn")));
        assertTrue(said().contains("'stft-cnn'"), said());
    }

    @Test
    void annotationsOfASongAreImportedListedAndExported() throws Exception {
        Path labels = Files.writeString(folder.resolve("labels.txt"), "0.1\t0.3\tverse\n\\\t300\t900\n");
        Path table = folder.resolve("song.csv");
        String song = Tones.encoded("flac").toString();
        assertEquals(
                0,
                run(inLibrary(
                        "library",
                        "annotations",
                        song,
                        "--import",
                        labels.toString(),
                        "--export",
                        table.toString(),
                        "--json")),
                said());
        JsonNode layer = json().path("layers").path(0);
        assertEquals("labels", layer.path("name").asText());
        assertEquals("verse", layer.path("annotations").path(0).path("label").asText());
        assertEquals(
                900,
                layer.path("annotations").path(0).path("band").path("high_hz").asDouble());
        assertEquals(
                "layer,start,end,label,low_hz,high_hz\nlabels,0.100000,0.300000,verse,300.000000,900.000000\n",
                Files.readString(table).replace("\r\n", "\n"));

        assertEquals(0, run(inLibrary("library", "annotations", song)), said());
        assertTrue(out.toString(StandardCharsets.UTF_8).contains("verse"));
        Files.writeString(labels, "now\t1\tx\n");
        assertEquals(1, run(inLibrary("library", "annotations", song, "--import", labels.toString())));
        assertTrue(said().contains("'labels.txt', line 1: 'now' is no time in seconds."), said());
        assertEquals(1, run(inLibrary("library", "annotations", song, "--layer", "none")));
        assertEquals(2, run(inLibrary("library", "annotations", song, "--export", "x.pdf")));
    }
}
