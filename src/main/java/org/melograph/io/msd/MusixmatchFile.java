package org.melograph.io.msd;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.melograph.base.Axis;
import org.melograph.base.BadInputException;
import org.melograph.base.Job;
import org.melograph.base.StoppedException;
import org.melograph.base.Tensor;
import org.melograph.io.InputFile;
import org.melograph.music.Lyrics;

/**
 * The bags of words of the musiXmatch data set: a line that begins with {@code %} lists the stems, every other one holds a
 * track, its number at musiXmatch, and {@code stem:count} pairs with stems counted from 1. Lines that begin with {@code #}
 * are remarks.
 */
public final class MusixmatchFile {
    private static final String PAIR = ":";

    private MusixmatchFile() {}

    /**
     * The words of one track.
     *
     * @param musixmatchId the same for recordings of one text
     */
    public record Entry(String trackId, String musixmatchId, Lyrics lyrics) {}

    /**
     * The bags of a file.
     *
     * @param entries in the order of the file
     * @param damaged a sentence for each line that is no bag, such as the last one of a truncated file
     */
    public record Bags(List<Entry> entries, List<String> damaged) {
        public Bags {
            entries = List.copyOf(entries);
            damaged = List.copyOf(damaged);
        }
    }

    /**
     * Reads the bags; lines that are none are told and passed over.
     *
     * @throws BadInputException when the file cannot be read, lists no stems, or has no bag
     */
    public static Bags read(Path file, Job job) throws BadInputException, StoppedException {
        List<Entry> entries = new ArrayList<>();
        List<String> damaged = new ArrayList<>();
        List<String> stems = new ArrayList<>();
        int[][] order = {{}};
        Lines.read(file, job, (number, line) -> {
            if (line.startsWith("%")) {
                stems.clear();
                stems.addAll(List.of(line.substring(1).split(",")));
                order[0] = places(stems);
            } else if (!line.startsWith("#") && !line.isBlank()) {
                if (stems.isEmpty()) {
                    throw new BadInputException(
                            InputFile.quoted(file) + " has no line that begins with '%' and lists the"
                                    + " words. Give a file of the musiXmatch data set, such as 'mxm_dataset_train.txt'.");
                }
                try {
                    entries.add(entry(file, number, line, stems, order[0]));
                } catch (BadInputException e) {
                    damaged.add(e.reason());
                }
            }
        });
        if (entries.isEmpty()) {
            throw new BadInputException(
                    damaged.isEmpty()
                            ? InputFile.quoted(file) + " has no lyrics. Choose another file."
                            : damaged.getFirst());
        }
        return new Bags(entries, damaged);
    }

    /** The place of each stem in the sorted list. */
    private static int[] places(List<String> stems) {
        List<String> sorted = stems.stream().sorted().toList();
        int[] places = new int[stems.size()];
        for (int i = 0; i < places.length; i++) {
            places[i] = Collections.binarySearch(sorted, stems.get(i));
        }
        return places;
    }

    private static Entry entry(Path file, int number, String line, List<String> stems, int[] places)
            throws BadInputException {
        String[] cells = line.split(",", 0);
        if (cells.length < 3) {
            throw damaged(file, number, "no words", null);
        }
        long[] words = new long[cells.length - 2];
        for (int i = 0; i < words.length; i++) {
            String cell = cells[i + 2];
            int colon = cell.indexOf(PAIR);
            try {
                int stem = Integer.parseInt(cell.substring(0, Math.max(0, colon)));
                int count = Integer.parseInt(cell.substring(colon + 1));
                if (stem < 1 || stem > stems.size() || count < 1) {
                    throw damaged(file, number, "'" + cell + "'", null);
                }
                // Sorting these sorts the words; the stem is found again by its number.
                words[i] = (long) places[stem - 1] << 42 | (long) (stem - 1) << 21 | Math.min(count, (1 << 21) - 1);
            } catch (NumberFormatException e) {
                throw damaged(file, number, "'" + cell + "'", e);
            }
        }
        Arrays.sort(words);
        List<String> used = new ArrayList<>(words.length);
        float[] counts = new float[words.length];
        for (int i = 0; i < words.length; i++) {
            used.add(stems.get((int) (words[i] >>> 21 & (1 << 21) - 1)));
            counts[i] = words[i] & (1 << 21) - 1;
        }
        Lyrics lyrics = new Lyrics(used, Tensor.wrap(counts, new Axis("word", counts.length)));
        return new Entry(cells[0].strip(), cells[1].strip(), lyrics);
    }

    private static BadInputException damaged(Path file, int number, String what, @Nullable Throwable e) {
        String sentence = InputFile.quoted(file) + " has " + what + " in line " + number
                + " where a word's number and its count belong, such as 12:3; the line was left out. Copy the file"
                + " again.";
        return e == null ? new BadInputException(sentence) : new BadInputException(sentence, e);
    }
}
