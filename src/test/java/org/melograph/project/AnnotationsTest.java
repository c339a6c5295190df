package org.melograph.project;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.melograph.music.Annotation;
import org.melograph.music.AnnotationLayer;
import org.melograph.music.FrequencyBand;

class AnnotationsTest {
    private static final String SONG = "a".repeat(64);
    private static final List<AnnotationLayer> LAYERS = List.of(
            new AnnotationLayer(
                    "Sections",
                    3,
                    List.of(
                            Annotation.region(0, 10, "verse"),
                            new Annotation(1, 2, "Flöte 🎶", new FrequencyBand(500, 900)),
                            new Annotation(1, 2, "", new FrequencyBand(5000, Double.POSITIVE_INFINITY)))),
            new AnnotationLayer("Empty", 0, List.of()));

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit fills it first
    Path folder;

    @Test
    void layersAreKeptBetweenStarts() throws Exception {
        Path file = folder.resolve("library.db");
        try (Library library = Library.open(file)) {
            library.annotations().keep(SONG, LAYERS);
        }
        try (Library library = Library.open(file)) {
            assertEquals(LAYERS, library.annotations().of(SONG));
            assertEquals(List.of(), library.annotations().of("b".repeat(64)));
        }
    }

    @Test
    void keptLayersTakeThePlaceOfThoseBefore() throws Exception {
        try (Library library = Library.open(folder.resolve("library.db"))) {
            library.annotations().keep(SONG, LAYERS);
            List<AnnotationLayer> fewer = List.of(LAYERS.getLast());
            library.annotations().keep(SONG, fewer);
            assertEquals(fewer, library.annotations().of(SONG));
        }
    }

    @Test
    void annotationsOfTwoSongsDoNotMix() throws Exception {
        try (Library library = Library.open(folder.resolve("library.db"))) {
            library.annotations().keep(SONG, LAYERS);
            library.annotations().keep("b".repeat(64), List.of());
            assertEquals(LAYERS, library.annotations().of(SONG));
        }
    }
}
