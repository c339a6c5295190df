package org.melograph.io.words;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.OptionalInt;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.melograph.base.BadInputException;
import org.melograph.base.Job;

class WordVectorFileTest {
    private static final String GLOVE = "love 1 -2.5 3e-1\nhappy 4 5 6\nhappily 7 8 9\n. . . 10 11 12\n";

    private final Path folder;

    WordVectorFileTest(@TempDir Path folder) {
        this.folder = folder;
    }

    @Test
    void textIsReadPlainAndPacked() throws Exception {
        byte[] text = GLOVE.getBytes(StandardCharsets.UTF_8);
        for (byte[] bytes :
                new byte[][] {text, packed(text), packed(("4 3\n" + GLOVE).getBytes(StandardCharsets.UTF_8))}) {
            WordVectors vectors = read(bytes);
            assertEquals(4, vectors.words());
            assertEquals(3, vectors.dimensions());
            assertArrayEquals(new double[] {1, -2.5, 0.3}, vector(vectors, "love"), 1e-6);
            assertArrayEquals(new double[] {10, 11, 12}, vector(vectors, ". . ."), 1e-6);
        }
    }

    @Test
    void binaryIsReadWithAndWithoutEndsOfLines() throws Exception {
        for (String end : new String[] {"", "\n"}) {
            WordVectors vectors = read(binary(end));
            assertEquals(2, vectors.words());
            assertArrayEquals(new double[] {1, 2, 3}, vector(vectors, "love"), 1e-6);
            assertArrayEquals(new double[] {-4, 5.5, 6}, vector(vectors, "hate"), 1e-6);
        }
    }

    @Test
    void aStemIsTheMostFrequentWordThatHasIt() throws Exception {
        WordVectors vectors = read(GLOVE.getBytes(StandardCharsets.UTF_8));
        assertEquals(OptionalInt.of(1), vectors.row("happi"));
        assertEquals(OptionalInt.of(2), vectors.row("happil"));
        assertEquals(OptionalInt.empty(), vectors.row("sad"));
        assertEquals(OptionalInt.empty(), vectors.row("lo"));
    }

    @Test
    void raggedLinesAreRefusedByTheirNumber() throws Exception {
        assertRefused("line 2 as in its first", "love 1 2 3\nhate 1 2\n");
        assertRefused("line 2 as in its first", "love 1 2 3\nhate 1.5 2 3 4\n");
        assertRefused("line 2 as in its first", "love 1 2 3\nhate 1 two 3\n");
        assertRefused("line 2 as in its first", "love 1 2 3\nhate 1 NaN 3\n");
    }

    @Test
    void whatHoldsNoVectorsIsRefused() throws Exception {
        assertRefused("holds no word vectors", "This is a letter to my aunt.\n");
        assertRefused("holds no word vectors", "two words\n");
        assertRefused("holds no word vectors", "\u0000".repeat(3_000_000));
    }

    @Test
    void whatIsTruncatedIsRefused() throws Exception {
        byte[] binary = binary("");
        assertTrue(refusal(Arrays.copyOf(binary, binary.length - 2)).contains("truncated"));
        byte[] packed = packed(GLOVE.getBytes(StandardCharsets.UTF_8));
        assertTrue(refusal(Arrays.copyOf(packed, packed.length - 12)).contains("truncated"));
        assertRefused("truncated", "5 3\nlove 1 2 3\n");
    }

    private static byte[] binary(String end) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write("2 3\n".getBytes(StandardCharsets.UTF_8));
        for (float[] vector : new float[][] {{1, 2, 3}, {-4, 5.5f, 6}}) {
            out.write((vector[0] == 1 ? "love " : "hate ").getBytes(StandardCharsets.UTF_8));
            ByteBuffer numbers = ByteBuffer.allocate(12).order(ByteOrder.LITTLE_ENDIAN);
            for (float v : vector) {
                numbers.putFloat(v);
            }
            out.write(numbers.array());
            out.write(end.getBytes(StandardCharsets.UTF_8));
        }
        return out.toByteArray();
    }

    private static byte[] packed(byte[] bytes) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (OutputStream gzip = new GZIPOutputStream(out)) {
            gzip.write(bytes);
        }
        return out.toByteArray();
    }

    private static double[] vector(WordVectors vectors, String word) {
        double[] sum = new double[vectors.dimensions()];
        vectors.add(vectors.row(word).orElseThrow(), 1, sum);
        return sum;
    }

    private void assertRefused(String part, String text) throws Exception {
        String said = refusal(text.getBytes(StandardCharsets.UTF_8));
        assertTrue(said.startsWith("'vectors.bin' ") && said.contains(part), said);
    }

    private String refusal(byte[] bytes) {
        return assertThrows(BadInputException.class, () -> read(bytes)).reason();
    }

    private WordVectors read(byte[] bytes) throws Exception {
        return WordVectorFile.read(Files.write(folder.resolve("vectors.bin"), bytes), Job.silent());
    }
}
