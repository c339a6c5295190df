package org.melograph.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.melograph.base.Axis;
import org.melograph.base.Json;
import org.melograph.base.Provenance;
import org.melograph.base.Tensor;
import org.melograph.io.audio.WavWriter;
import org.melograph.music.Clip;

/** Duplicates, leaks, refused and lost files, and exports from the command line. */
final class LibraryCareVerbsTest {
    private static final int RATE = 22_050;

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit fills it
    Path folder;

    private final PrintStream standardOut = System.out;
    private final PrintStream standardErr = System.err;
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @BeforeEach
    void listen() throws Exception {
        System.setOut(new PrintStream(out, true, StandardCharsets.UTF_8));
        System.setErr(new PrintStream(err, true, StandardCharsets.UTF_8));
        Files.createDirectories(folder.resolve("music"));
    }

    @AfterEach
    void stopListening() {
        System.setOut(standardOut);
        System.setErr(standardErr);
    }

    private int library(String... arguments) {
        out.reset();
        err.reset();
        String[] all = new String[arguments.length + 3];
        all[0] = "library";
        System.arraycopy(arguments, 0, all, 1, arguments.length);
        all[all.length - 2] = "--library";
        all[all.length - 1] = folder.resolve("test.db").toString();
        return Melograph.run((workspace, paths) -> {}, all);
    }

    private JsonNode json() throws Exception {
        return Json.tree(said(), "standard output");
    }

    private String said() {
        return out.toString(StandardCharsets.UTF_8);
    }

    private Path tone(String name, double hertz) throws Exception {
        Path file = folder.resolve("music").resolve(name);
        float[] samples = new float[2 * RATE];
        for (int i = 0; i < samples.length; i++) {
            samples[i] = (float) (0.3 * Math.sin(2 * Math.PI * hertz * i / RATE));
        }
        WavWriter.write(
                new Clip(
                        name,
                        Tensor.wrap(samples, new Axis("sample", samples.length)),
                        RATE,
                        new Provenance("made", Map.of(), "x", List.of())),
                file,
                WavWriter.Encoding.PCM_16);
        return file;
    }

    @Test
    void theSameFileTwiceIsADuplicate() throws Exception {
        Path one = tone("one.wav", 440);
        Files.copy(one, folder.resolve("music/two.wav"));
        assertEquals(0, library("import", folder.resolve("music").toString(), "--quiet"));
        assertEquals(0, library("duplicates", "--json", "--quiet"));
        assertEquals("EXACT", json().at("/groups/0/kind").asText());
        assertEquals(2, json().at("/groups/0/members").size());
        assertEquals(0, json().at("/unheard").asInt());
        assertEquals(0, library("duplicates", "--quiet"));
        assertTrue(said().contains("1 songs compared, 1 groups of duplicates"), said());
    }

    @Test
    void withoutASplitNothingLeaks() throws Exception {
        assertEquals(0, library("leaks", "--json"));
        assertEquals(0, json().at("/held_out").asInt());
        assertEquals(1, library("leaks", "--run", "7"));
        assertTrue(err.toString(StandardCharsets.UTF_8).contains("no run 7"));
    }

    @Test
    void refusedFilesAreListedTriedAgainAndForgotten() throws Exception {
        Path bad = folder.resolve("music/bad.wav");
        Files.writeString(bad, "no sound");
        tone("good.wav", 440);
        assertEquals(3, library("import", folder.resolve("music").toString(), "--quiet"));
        assertEquals(0, library("refused", "--json"));
        assertEquals(bad.toString(), json().at("/refused/0/path").asText());
        assertEquals(3, library("refused", "--retry", "--json", "--quiet"));
        assertEquals(1, json().at("/refused").size());
        tone("bad.wav", 880);
        assertEquals(0, library("refused", "--retry", bad.toString(), "--json", "--quiet"));
        assertEquals(1, json().at("/added").asInt());
        assertEquals(2, library("refused", "--retry", "--forget"));
    }

    @Test
    void lostFilesAreFoundInAnotherFolder() throws Exception {
        Path one = tone("one.wav", 440);
        assertEquals(0, library("import", folder.resolve("music").toString(), "--quiet"));
        Path moved = folder.resolve("moved.wav");
        Files.move(one, moved);
        assertEquals(0, library("relink", folder.toString(), "--json", "--quiet"));
        assertEquals(moved.toString(), json().at("/relinked/0/now").asText());
        Files.delete(moved);
        assertEquals(1, library("relink", folder.toString(), "--json", "--quiet"));
        assertEquals(moved.toString(), json().at("/missing/0/was").asText());
    }

    @Test
    void playlistsAndJamsAreExported() throws Exception {
        tone("one.wav", 440);
        assertEquals(0, library("import", folder.resolve("music").toString(), "--quiet"));
        Path list = folder.resolve("all.m3u8");
        assertEquals(0, library("export", "--out", list.toString(), "--by", "label", "--json"));
        assertEquals(
                folder.resolve("all - none.m3u8").toString(),
                json().at("/files/0").asText());
        assertEquals(0, library("export", folder.resolve("one.jams").toString()));
        assertTrue(Files.exists(folder.resolve("one.jams")));
        assertEquals(2, library("export"));
        assertEquals(2, library("export", folder.resolve("a.csv").toString(), "--by", "label"));
        assertEquals(2, library("export", folder.resolve("a.xls").toString()));
        assertEquals(2, library("export", list.toString(), "--by", "colour"));
    }
}
