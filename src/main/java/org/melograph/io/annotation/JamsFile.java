package org.melograph.io.annotation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.melograph.base.BadInputException;
import org.melograph.base.Json;
import org.melograph.io.InputFile;

/**
 * Reads and writes {@code .jams} files, one song each, valid by the schema of Python's {@code jams}. Read are
 * also the files of before version 0.3, whose observations stand in columns instead of rows.
 */
public final class JamsFile {
    /** The file extension. */
    public static final String EXTENSION = "jams";

    /** The version of the specification that is written. */
    static final String VERSION = "0.3.4";

    private static final String TOOL = "Melograph";

    private JamsFile() {}

    /**
     * Writes what is said of a song; a file that is there is replaced.
     *
     * @throws BadInputException when the place cannot be written
     */
    public static void write(Jams jams, Path file) throws BadInputException {
        try {
            Files.writeString(file, text(jams));
        } catch (IOException e) {
            throw new BadInputException("'" + file + "' cannot be written. Choose another place.", e);
        }
    }

    /** The JSON of what is said of a song. */
    static String text(Jams jams) {
        Map<String, Object> metadata = new LinkedHashMap<>();
        metadata.put("title", jams.title());
        metadata.put("artist", jams.artist());
        metadata.put("release", jams.release());
        metadata.put("duration", jams.seconds());
        metadata.put("identifiers", jams.sortedIdentifiers());
        metadata.put("jams_version", VERSION);
        Map<String, Object> root = new LinkedHashMap<>();
        root.put("file_metadata", metadata);
        root.put(
                "annotations",
                jams.annotations().stream()
                        .map(a -> annotation(a, jams.seconds()))
                        .toList());
        root.put("sandbox", Map.of());
        return Json.write(root) + "\n";
    }

    private static Map<String, Object> annotation(JamsAnnotation annotation, double seconds) {
        Map<String, Object> by = new LinkedHashMap<>();
        by.put("curator", Map.of("name", "", "email", ""));
        by.put("annotator", Map.of());
        by.put("version", "");
        by.put("corpus", "");
        by.put("annotation_tools", TOOL);
        by.put("annotation_rules", "");
        by.put("validation", "");
        by.put("data_source", annotation.source());
        Map<String, Object> written = new LinkedHashMap<>();
        written.put("namespace", annotation.namespace());
        written.put("annotation_metadata", by);
        written.put("time", 0.0);
        written.put("duration", seconds);
        written.put(
                "data", annotation.data().stream().map(JamsFile::observation).toList());
        written.put("sandbox", Map.of());
        return written;
    }

    private static Map<String, @Nullable Object> observation(JamsObservation observation) {
        Map<String, @Nullable Object> written = new LinkedHashMap<>();
        written.put("time", observation.time());
        written.put("duration", observation.duration());
        written.put("value", observation.value());
        written.put("confidence", observation.confidence());
        return written;
    }

    /**
     * Reads what a file says of its song.
     *
     * @throws BadInputException when there is no such file or it is no JAMS
     */
    public static Jams read(Path file) throws BadInputException {
        InputFile.check(file);
        JsonNode root;
        try {
            root = Json.tree(Files.readString(file), String.valueOf(file.getFileName()));
        } catch (CharacterCodingException e) {
            throw noJams(file, "its text is no UTF-8", e);
        } catch (IOException e) {
            throw InputFile.unreadable(file, e);
        }
        JsonNode metadata = root.path("file_metadata");
        if (!metadata.isObject() || !root.path("annotations").isArray()) {
            throw new BadInputException(noJams(file, "it has no 'file_metadata' and 'annotations'"));
        }
        try {
            List<JamsAnnotation> annotations = new ArrayList<>();
            for (JsonNode annotation : root.path("annotations")) {
                annotations.add(annotation(annotation));
            }
            Map<String, String> identifiers = new TreeMap<>();
            metadata.path("identifiers")
                    .properties()
                    .forEach(e -> identifiers.put(e.getKey(), e.getValue().asText()));
            return new Jams(
                    metadata.path("title").asText(""),
                    metadata.path("artist").asText(""),
                    metadata.path("release").asText(""),
                    metadata.path("duration").asDouble(0),
                    identifiers,
                    annotations);
        } catch (IllegalArgumentException e) {
            throw noJams(file, "one of its annotations makes no sense: " + e.getMessage(), e);
        }
    }

    private static JamsAnnotation annotation(JsonNode annotation) {
        JsonNode data = annotation.path("data");
        List<JamsObservation> observations = new ArrayList<>();
        if (data.isObject()) {
            for (int i = 0; i < data.path("time").size(); i++) {
                observations.add(new JamsObservation(
                        data.path("time").path(i).asDouble(),
                        data.path("duration").path(i).asDouble(),
                        value(data.path("value").path(i)),
                        confidence(data.path("confidence").path(i))));
            }
        } else {
            for (JsonNode row : data) {
                observations.add(new JamsObservation(
                        row.path("time").asDouble(),
                        row.path("duration").asDouble(),
                        value(row.path("value")),
                        confidence(row.path("confidence"))));
            }
        }
        return new JamsAnnotation(
                annotation.path("namespace").asText(""),
                annotation.path("annotation_metadata").path("data_source").asText(""),
                observations);
    }

    private static JsonNode value(JsonNode given) {
        return given.isMissingNode() ? NullNode.getInstance() : given;
    }

    // Namespaces such as 'multi_segment' write words here, which say nothing of how sure somebody is.
    private static @Nullable Double confidence(JsonNode given) {
        return given.isNumber() ? given.doubleValue() : null;
    }

    private static BadInputException noJams(Path file, String why, Throwable cause) {
        return new BadInputException(noJams(file, why), cause);
    }

    private static String noJams(Path file, String why) {
        return InputFile.quoted(file) + " is no JAMS file: " + why + ". Choose another.";
    }
}
