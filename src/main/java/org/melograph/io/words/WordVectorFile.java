package org.melograph.io.words;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import org.jspecify.annotations.Nullable;
import org.melograph.base.Axis;
import org.melograph.base.BadInputException;
import org.melograph.base.Job;
import org.melograph.base.StoppedException;
import org.melograph.base.Tensor;
import org.melograph.io.InputFile;

/**
 * Reads word vectors: GloVe's text (a word and its numbers on each line), word2vec's text (the same below a line with the
 * numbers of words and dimensions) and word2vec's binary (the same line, then each word, a blank and little-endian floats).
 * Each may be packed with gzip. What a file is shows in its first bytes, whatever it is called.
 */
public final class WordVectorFile {
    private static final int LONGEST_WORD = 4096;
    private static final int LONGEST_LINE = 1 << 20;
    private static final int MOST_DIMENSIONS = 10_000;
    private static final int PEEK = 1 << 16;
    private static final int BUFFER = 1 << 20;
    private static final int WORDS_BETWEEN_QUESTIONS = 4096;
    private static final double LARGEST_PART = 0.6;

    private final Path file;
    private final InputStream in;
    private final Job job;
    private final List<String> words = new ArrayList<>();
    private float[] values = {};
    private int dimensions;

    private WordVectorFile(Path file, InputStream in, Job job) {
        this.file = file;
        this.in = in;
        this.job = job;
    }

    /**
     * Reads a file whole.
     *
     * @throws BadInputException when it cannot be read, is of no such kind, is truncated, has lines of different lengths,
     *     or needs more memory than there is
     */
    public static WordVectors read(Path file, Job job) throws BadInputException, StoppedException {
        InputFile.check(file);
        String hash = InputFile.hash(file);
        try (InputStream in = open(file)) {
            WordVectorFile reading = new WordVectorFile(file, in, job);
            reading.readAll();
            Tensor vectors = Tensor.wrap(
                    Arrays.copyOf(reading.values, reading.words.size() * reading.dimensions),
                    new Axis("word", reading.words.size()),
                    new Axis("dimension", reading.dimensions));
            return new WordVectors(reading.words, vectors, hash);
        } catch (EOFException e) {
            throw new BadInputException(
                    InputFile.quoted(file) + " ends in the middle of a word's vector: it is truncated. Copy it again.",
                    e);
        } catch (ZipException e) {
            throw new BadInputException(
                    InputFile.quoted(file) + " is damaged: " + e.getMessage() + ". Copy it again.", e);
        } catch (IOException e) {
            throw InputFile.unreadable(file, e);
        }
    }

    private static InputStream open(Path file) throws IOException {
        InputStream plain = new BufferedInputStream(Files.newInputStream(file), BUFFER);
        try {
            plain.mark(2);
            int magic = plain.read() | plain.read() << 8;
            plain.reset();
            return magic == GZIPInputStream.GZIP_MAGIC
                    ? new BufferedInputStream(new GZIPInputStream(plain, PEEK), BUFFER)
                    : plain;
        } catch (IOException e) {
            plain.close();
            throw e;
        }
    }

    private void readAll() throws IOException, BadInputException, StoppedException {
        String first = line();
        if (first == null) {
            throw noVectors(null);
        }
        String[] cells = first.strip().split(" +", -1);
        if (cells.length != 2) {
            takeLine(first, 1);
            readLines(1);
            return;
        }
        int count;
        try {
            count = Integer.parseInt(cells[0]);
            dimensions = Integer.parseInt(cells[1]);
        } catch (NumberFormatException e) {
            throw noVectors(e);
        }
        if (count < 1 || dimensions < 1 || dimensions > MOST_DIMENSIONS) {
            throw noVectors(null);
        }
        checkMemory((long) count * dimensions);
        if (isText()) {
            readLines(1);
            if (words.size() < count) {
                throw new EOFException();
            }
        } else {
            readBinary(count);
        }
    }

    /** Whether a word and numbers in writing follow, and no bytes of numbers. */
    private boolean isText() throws IOException {
        in.mark(PEEK);
        byte[] ahead = in.readNBytes(Math.min(PEEK, LONGEST_WORD + 32 * dimensions));
        in.reset();
        int end = 0;
        while (end < ahead.length && ahead[end] != '\n') {
            end++;
        }
        String line = new String(ahead, 0, end, StandardCharsets.UTF_8).strip();
        String[] cells = line.split("[ \t]+");
        return cells.length == dimensions + 1
                && Arrays.stream(cells).skip(1).allMatch(cell -> cell.matches("[-+0-9.eE]+"));
    }

    private void readLines(int before) throws IOException, BadInputException, StoppedException {
        int number = before;
        for (String line = line(); line != null; line = line()) {
            number++;
            if (!line.isBlank()) {
                takeLine(line, number);
            }
            if (number % WORDS_BETWEEN_QUESTIONS == 0) {
                job.throwIfStopped();
            }
        }
    }

    private void takeLine(String text, int number) throws BadInputException {
        String line = text.stripTrailing();
        if (dimensions == 0) {
            dimensions = line.split("[ \t]+").length - 1;
            if (dimensions < 1 || dimensions > MOST_DIMENSIONS) {
                throw noVectors(null);
            }
        }
        // The numbers stand at the end of the line: some words of GloVe hold blanks.
        int end = line.length();
        float[] vector = new float[dimensions];
        for (int i = dimensions - 1; i >= 0; i--) {
            int blank = Math.max(line.lastIndexOf(' ', end - 1), line.lastIndexOf('\t', end - 1));
            if (blank < 1) {
                throw ragged(number, null);
            }
            try {
                vector[i] = Float.parseFloat(line.substring(blank + 1, end));
            } catch (NumberFormatException e) {
                throw words.isEmpty() ? noVectors(e) : ragged(number, e);
            }
            if (!Float.isFinite(vector[i])) {
                throw ragged(number, null);
            }
            end = blank;
        }
        String word = line.substring(0, end).strip();
        if (isNumber(word.substring(word.lastIndexOf(' ') + 1)) && word.indexOf(' ') >= 0) {
            throw ragged(number, null);
        }
        add(word, vector);
    }

    private static boolean isNumber(String text) {
        return text.matches("-?[0-9]+\\.[0-9]+([eE][-+]?[0-9]+)?");
    }

    private void readBinary(int count) throws IOException, BadInputException, StoppedException {
        byte[] bytes = new byte[dimensions * Float.BYTES];
        ByteBuffer buffer = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        for (int i = 0; i < count; i++) {
            String word = binaryWord();
            if (in.readNBytes(bytes, 0, bytes.length) < bytes.length) {
                throw new EOFException();
            }
            float[] vector = new float[dimensions];
            buffer.asFloatBuffer().get(vector);
            for (float v : vector) {
                if (!Float.isFinite(v)) {
                    throw new BadInputException(InputFile.quoted(file) + " has a vector of '" + word
                            + "' that is no number: it is damaged. Copy it again.");
                }
            }
            add(word, vector);
            if (i % WORDS_BETWEEN_QUESTIONS == 0) {
                job.throwIfStopped();
            }
        }
    }

    private String binaryWord() throws IOException, BadInputException {
        ByteArrayOutputStream word = new ByteArrayOutputStream();
        for (int b = in.read(); b != ' '; b = in.read()) {
            if (b < 0) {
                throw new EOFException();
            }
            if (b != '\n') {
                word.write(b);
            }
            if (word.size() > LONGEST_WORD) {
                throw noVectors(null);
            }
        }
        return word.toString(StandardCharsets.UTF_8);
    }

    private void add(String word, float[] vector) throws BadInputException {
        int at = words.size() * dimensions;
        if (at + dimensions > values.length) {
            long wanted = Math.max(at + (long) dimensions, values.length * 3L / 2);
            checkMemory(wanted);
            values = Arrays.copyOf(values, (int) wanted);
        }
        System.arraycopy(vector, 0, values, at, dimensions);
        words.add(word);
    }

    private void checkMemory(long numbers) throws BadInputException {
        long most = (long) (LARGEST_PART * Runtime.getRuntime().maxMemory());
        if (numbers * Float.BYTES > most || numbers > Integer.MAX_VALUE - 8) {
            throw new BadInputException(InputFile.quoted(file) + " needs more than " + (most >> 20)
                    + " MB. Cut it to its first words, or give the program more memory with MELOGRAPH_OPTS=-Xmx8g.");
        }
    }

    /** The next line without its end; null where there is none. */
    private @Nullable String line() throws IOException, BadInputException {
        ByteArrayOutputStream line = new ByteArrayOutputStream(256);
        int b = in.read();
        if (b < 0) {
            return null;
        }
        for (; b >= 0 && b != '\n'; b = in.read()) {
            line.write(b);
            if (line.size() > LONGEST_LINE) {
                throw noVectors(null);
            }
        }
        return line.toString(StandardCharsets.UTF_8);
    }

    private BadInputException noVectors(@Nullable Throwable e) {
        String sentence = InputFile.quoted(file)
                + " holds no word vectors. Give a text of GloVe, or a text or binary of" + " word2vec.";
        return e == null ? new BadInputException(sentence) : new BadInputException(sentence, e);
    }

    private BadInputException ragged(int number, @Nullable Throwable e) {
        String sentence = InputFile.quoted(file) + " has no word and " + dimensions + " numbers in line " + number
                + " as in its first. Correct the line or copy the file again.";
        return e == null ? new BadInputException(sentence) : new BadInputException(sentence, e);
    }
}
