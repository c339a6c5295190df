package org.melograph.io.annotation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.melograph.base.BadInputException;
import org.melograph.base.Job;
import org.melograph.base.Rng;
import org.melograph.music.Annotation;
import org.melograph.music.AnnotationLayer;
import org.melograph.music.FrequencyBand;

class AnnotationFileTest {
    private static final Jams SONG = new Jams("Song", "Artist", "", 60, Map.of("sha256", "abc"), List.of());

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit fills it first
    Path folder;

    private static final AnnotationLayer SECTIONS = new AnnotationLayer(
            "Sections",
            0,
            List.of(
                    Annotation.region(0, 12.5, "verse"),
                    new Annotation(3.25, 4.5, "flute, high", new FrequencyBand(800, 4000.5)),
                    Annotation.point(12.5, "\"drop\""),
                    new Annotation(13, 14, "", new FrequencyBand(200, Double.POSITIVE_INFINITY))));
    private static final AnnotationLayer BEATS = new AnnotationLayer(
            "Beats", 1, List.of(Annotation.point(0.5, "1"), Annotation.point(1, "2"), Annotation.point(1.5, "")));

    private Path file(String name, String text) throws Exception {
        return Files.writeString(folder.resolve(name), text);
    }

    private List<AnnotationLayer> read(Path file) throws Exception {
        return AnnotationFile.read(file, Job.silent());
    }

    @Test
    void aLabelTrackComesBackAsItWas() throws Exception {
        Path file = folder.resolve("Sections.txt");
        AnnotationFile.write(List.of(SECTIONS), SONG, file);

        assertEquals(List.of(SECTIONS), read(file));
    }

    @Test
    void aLabelTrackIsWrittenAsAudacityDoes() throws Exception {
        Path file = folder.resolve("labels.txt");
        AnnotationFile.write(List.of(SECTIONS), SONG, file);

        assertEquals("""
                0.000000\t12.500000\tverse
                3.250000\t4.500000\tflute, high
                \\\t800.000000\t4000.500000
                12.500000\t12.500000\t"drop"
                13.000000\t14.000000\t
                \\\t200.000000\t-1.000000
                """, Files.readString(file));
    }

    @Test
    void aTableComesBackAsItWas() throws Exception {
        Path file = folder.resolve("song.csv");
        AnnotationFile.write(List.of(SECTIONS, BEATS), SONG, file);

        assertEquals(List.of(SECTIONS, BEATS), read(file));
    }

    @Test
    void jamsComesBackWithoutItsFrequencies() throws Exception {
        Path file = folder.resolve("song.jams");
        AnnotationFile.write(List.of(SECTIONS, BEATS), SONG, file);
        Jams jams = JamsFile.read(file);

        assertEquals(
                List.of("segment_open", "beat"),
                jams.annotations().stream().map(JamsAnnotation::namespace).toList());
        assertEquals("abc", jams.identifiers().get("sha256"));
        AnnotationLayer flat = SECTIONS.with(SECTIONS.annotations().stream()
                .map(a -> Annotation.region(a.start(), a.end(), a.label()))
                .toList());
        assertEquals(List.of(flat, BEATS), read(file));
    }

    @Test
    void jamsOfOthersIsReadWhateverItsNamespaces() throws Exception {
        Path file = file("other.jams", """
                {"file_metadata": {"duration": 30, "title": "", "artist": ""}, "annotations": [
                 {"namespace": "chord", "annotation_metadata": {"data_source": ""},
                  "data": [{"time": 0, "duration": 2.5, "value": "C:maj", "confidence": null}]},
                 {"namespace": "beat_position", "data":
                  [{"time": 1, "duration": 0, "value": {"position": 1, "measure": 1}, "confidence": 1}]},
                 {"namespace": "tag_gtzan", "data": [{"time": 0, "duration": 30, "value": "blues"}]}]}
                """);
        List<AnnotationLayer> layers = read(file);

        assertEquals(
                List.of("chord", "beat_position", "tag_gtzan"),
                layers.stream().map(AnnotationLayer::name).toList());
        assertEquals(
                List.of(Annotation.region(0, 2.5, "C:maj")), layers.getFirst().annotations());
        assertEquals(
                List.of(Annotation.region(0, 30, "blues")), layers.getLast().annotations());
    }

    @Test
    void labFilesWithSpacesWindowsLinesAndForeignLettersAreRead() throws Exception {
        Path file = file("müsik 🎵.lab", "\uFEFF0.0 1.5 intro two words\r\n1.5   2 שיר\r\n\r\n2,5\t3,0\tcomma\r\n");

        assertEquals(
                List.of(new AnnotationLayer(
                        "müsik 🎵",
                        0,
                        List.of(
                                Annotation.region(0, 1.5, "intro two words"),
                                Annotation.region(1.5, 2, "שיר"),
                                Annotation.region(2.5, 3, "comma")))),
                read(file));
    }

    @Test
    void aTableMayHaveOtherColumns() throws Exception {
        Path file = file("onsets.csv", "time;value;duration\n1.5;7;0.25\n0.5;;\n");

        assertEquals(
                List.of(new AnnotationLayer(
                        "onsets", 0, List.of(Annotation.point(0.5, ""), Annotation.region(1.5, 1.75, "")))),
                read(file));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "a.txt | 0\\t1\\tx\\nabc\\t2\\ty | 'a.txt', line 2: 'abc' is no time in seconds.",
                "a.txt | 0\\t1\\tx\\n\\n3\\t2\\ty | 'a.txt', line 3: the label ends at 2 s, before its start.",
                "a.txt | 0\\t1\\tx\\n5 | 'a.txt', line 2: '5' is no start and end with a tab between.",
                "a.txt | -1\\t1\\tx | 'a.txt', line 1: '-1' is no time in seconds.",
                "a.txt | NaN\\t1\\tx | 'a.txt', line 1: 'NaN' is no time in seconds.",
                "a.txt | \\\\\\t1\\t2 | 'a.txt', line 1: frequencies stand before the first label.",
                "a.txt | 0\\t1\\tx\\n\\\\\\t900\\t200 | 'a.txt', line 2: the band ends at 200 Hz, not above its start.",
                "a.txt | 0\\t1\\tx\\n\\\\\\tfoo | 'a.txt', line 2: '\\\\\\tfoo' is no backslash with two frequencies.",
                "a.csv | start,end\\n1,2\\n3,x | 'a.csv', line 3: 'x' in column 'end' is no number.",
                "a.csv | start,end\\n3,2 | 'a.csv', line 2: it ends at 2 s, before its start.",
                "a.csv | begin\\n3 | 'a.csv' has no column 'start' or 'time'",
                "a.csv | start,low_hz,high_hz\\n3,5,2 | 'a.csv', line 2: its frequencies go from 5 to 2 Hz.",
                "a.jams | {} | 'a.jams' is no JAMS file",
                "a.pdf | x | 'a.pdf' is no file of annotations."
            })
    void aBadLineIsNamed(String name, String text, String sentence) throws Exception {
        String unescaped = text.translateEscapes();
        BadInputException e = assertThrows(BadInputException.class, () -> read(file(name, unescaped)));
        assertTrue(e.reason().startsWith(sentence.translateEscapes()), e.reason());
    }

    @Test
    void aFileOfNothingButBlankLinesIsRefused() throws Exception {
        Path file = file("empty.txt", "\n  \n");
        BadInputException e = assertThrows(BadInputException.class, () -> read(file));
        assertEquals("'empty.txt' holds no labels. Choose another file.", e.reason());
    }

    @Test
    void aLabelTrackHoldsOneLayerOnly() {
        Path file = folder.resolve("two.txt");
        BadInputException e =
                assertThrows(BadInputException.class, () -> AnnotationFile.write(List.of(SECTIONS, BEATS), SONG, file));
        assertTrue(e.reason().contains("one layer, not 2"), e.reason());
    }

    @ParameterizedTest
    @ValueSource(strings = {"txt", "lab", "csv", "jams"})
    void damageGivesASentenceOrAnnotations(String extension) throws Exception {
        Path good = folder.resolve("good." + (extension.equals("lab") ? "txt" : extension));
        AnnotationFile.write(List.of(SECTIONS), SONG, good);
        byte[] bytes = Files.readAllBytes(good);
        RandomGenerator rng = Rng.of(7, "damage");
        for (int i = 0; i < 400; i++) {
            byte[] damaged = bytes.clone();
            for (int n = 0; n <= rng.nextInt(4); n++) {
                damaged[rng.nextInt(damaged.length)] = (byte) rng.nextInt(256);
            }
            int length = rng.nextInt(3) == 0 ? rng.nextInt(damaged.length) : damaged.length;
            Path file = folder.resolve("damaged." + extension);
            Files.writeString(
                    file, new String(damaged, 0, length, StandardCharsets.ISO_8859_1), StandardCharsets.ISO_8859_1);
            try {
                assertTrue(!read(file).isEmpty());
            } catch (BadInputException e) {
                assertTrue(e.reason().contains("damaged." + extension), e.reason());
            }
        }
    }
}
