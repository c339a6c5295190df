package org.melograph.io.annotation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.melograph.base.BadInputException;
import org.melograph.base.Json;

class JamsFileTest {
    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit fills it
    Path folder;

    private static final Jams SONG = new Jams(
            "Töne 🎵",
            "שיר",
            "An album",
            187.25,
            Map.of("sha256", "ab12"),
            List.of(
                    new JamsAnnotation(
                            JamsAnnotation.SEGMENT_OPEN,
                            "by hand",
                            List.of(
                                    JamsObservation.text(60, 30.5, "chorus", null),
                                    JamsObservation.text(0, 60, "verse", 0.75))),
                    new JamsAnnotation(
                            JamsAnnotation.TEMPO, "", List.of(JamsObservation.number(0, 187.25, 120.5, 1.0))),
                    new JamsAnnotation(JamsAnnotation.BEAT, "", List.of(JamsObservation.mark(0.5, 0)))));

    @Test
    void whatIsWrittenIsReadAgain() throws BadInputException {
        Path file = folder.resolve("song.jams");
        JamsFile.write(SONG, file);
        assertEquals(SONG, JamsFile.read(file));
        assertEquals(
                "verse",
                JamsFile.read(file)
                        .in("segment_open")
                        .getFirst()
                        .data()
                        .getFirst()
                        .text());
    }

    @Test
    void theFileHasEveryKeyThatTheSpecificationAsksFor() throws BadInputException {
        JsonNode root = Json.tree(JamsFile.text(SONG), "jams");
        has(root, "file_metadata", "annotations", "sandbox");
        has(root.path("file_metadata"), "title", "artist", "release", "duration", "identifiers", "jams_version");
        for (JsonNode annotation : root.path("annotations")) {
            has(annotation, "namespace", "annotation_metadata", "data", "sandbox", "time", "duration");
            has(
                    annotation.path("annotation_metadata"),
                    "curator",
                    "annotator",
                    "version",
                    "corpus",
                    "annotation_tools",
                    "annotation_rules",
                    "validation",
                    "data_source");
            for (JsonNode row : annotation.path("data")) {
                has(row, "time", "duration", "value", "confidence");
            }
        }
        assertTrue(root.path("annotations")
                .path(2)
                .path("data")
                .path(0)
                .path("value")
                .isNull());
    }

    @Test
    void columnsOfOldFilesAreRead() throws Exception {
        Path file = folder.resolve("old.jams");
        Files.writeString(file, """
                {"file_metadata": {"title": "x", "duration": 3}, "annotations": [{"namespace": "beat",
                 "data": {"time": [0.5, 1], "duration": [0, 0], "value": [1, 2], "confidence": [null, 0.5]}}]}
                """);
        Jams read = JamsFile.read(file);
        JamsObservation second = read.annotations().getFirst().data().get(1);
        assertEquals(2, second.number().orElseThrow());
        assertEquals(0.5, second.confidence());
    }

    @Test
    void otherFilesAreRefusedByName() throws Exception {
        for (String text : List.of("[1]", "{}", "no json", "{\"file_metadata\": {}, \"annotations\": 3}")) {
            Path file = folder.resolve("bad.jams");
            Files.writeString(file, text);
            BadInputException e = assertThrows(BadInputException.class, () -> JamsFile.read(file));
            assertTrue(e.reason().contains("bad.jams"), e.reason());
        }
        Path negative = folder.resolve("negative.jams");
        Files.writeString(
                negative,
                "{\"file_metadata\": {}, \"annotations\": [{\"namespace\": \"beat\", \"data\": [{\"time\": -1}]}]}");
        assertTrue(assertThrows(BadInputException.class, () -> JamsFile.read(negative))
                .reason()
                .contains("-1"));
        Files.write(negative, new byte[] {'{', (byte) 0xff, (byte) 0xfe});
        assertThrows(BadInputException.class, () -> JamsFile.read(negative));
    }

    private static void has(JsonNode object, String... keys) {
        for (String key : keys) {
            assertTrue(object.has(key), key + " in " + object);
        }
    }
}
