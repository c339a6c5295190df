package org.melograph.io.annotation;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.melograph.base.BadInputException;
import org.melograph.io.InputFile;
import org.melograph.music.Annotation;
import org.melograph.music.FrequencyBand;

/**
 * Reads and writes Audacity's label tracks: a line for each label with start, end and text between tabs, and, for a label
 * of a spectral selection, a second line of a backslash and the two frequencies. The {@code .lab} files of music research
 * are read too, whose columns stand between spaces.
 */
final class LabelTrack {
    private static final String FREQUENCIES = "\\";
    private static final Pattern SPACES = Pattern.compile("\\s+");
    private static final String BYTE_ORDER_MARK = "\uFEFF";

    /** Audacity's word for a frequency that is not set. */
    private static final double UNSET = -1;

    private LabelTrack() {}

    static List<Annotation> read(Path file) throws BadInputException {
        InputFile.check(file);
        List<String> lines;
        try {
            lines = Files.readAllLines(file);
        } catch (CharacterCodingException e) {
            throw new BadInputException(
                    InputFile.quoted(file) + " is no text in UTF-8. Export the labels again, or save it as UTF-8.", e);
        } catch (IOException e) {
            throw InputFile.unreadable(file, e);
        }
        List<Annotation> read = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            String line = i == 0 ? lines.get(i).replace(BYTE_ORDER_MARK, "") : lines.get(i);
            if (line.startsWith(FREQUENCIES)) {
                if (read.isEmpty()) {
                    throw bad(file, i, "frequencies stand before the first label");
                }
                Annotation last = read.removeLast();
                read.add(new Annotation(last.start(), last.end(), last.label(), band(file, i, line)));
            } else if (!line.isBlank()) {
                read.add(label(file, i, line));
            }
        }
        if (read.isEmpty()) {
            throw new BadInputException(InputFile.quoted(file) + " holds no labels. Choose another file.");
        }
        return read;
    }

    private static Annotation label(Path file, int line, String text) throws BadInputException {
        String[] cells = text.indexOf('\t') >= 0 ? text.split("\t", 3) : SPACES.split(text.strip(), 3);
        if (cells.length < 2) {
            throw bad(file, line, "'" + shortened(text) + "' is no start and end with a tab between");
        }
        double start = seconds(file, line, cells[0]);
        double end = seconds(file, line, cells[1]);
        if (end < start) {
            throw bad(file, line, "the label ends at " + cells[1].strip() + " s, before its start");
        }
        return new Annotation(start, end, cells.length > 2 ? cells[2].strip() : "", null);
    }

    private static double seconds(Path file, int line, String cell) throws BadInputException {
        double seconds = number(cell);
        if (!(seconds >= 0) || Double.isInfinite(seconds)) {
            throw bad(file, line, "'" + shortened(cell) + "' is no time in seconds");
        }
        return seconds;
    }

    private static @Nullable FrequencyBand band(Path file, int line, String text) throws BadInputException {
        String[] cells = SPACES.split(text.substring(FREQUENCIES.length()).strip(), -1);
        double low = cells.length == 2 ? number(cells[0]) : Double.NaN;
        double high = cells.length == 2 ? number(cells[1]) : Double.NaN;
        if (Double.isNaN(low) || Double.isNaN(high)) {
            throw bad(file, line, "'" + shortened(text) + "' is no backslash with two frequencies");
        }
        double from = Math.max(0, low);
        double to = high < 0 ? Double.POSITIVE_INFINITY : high;
        if (from == 0 && to == Double.POSITIVE_INFINITY) {
            return null;
        }
        if (!(to > from) || Double.isInfinite(from)) {
            throw bad(file, line, "the band ends at " + cells[1] + " Hz, not above its start");
        }
        return new FrequencyBand(from, to);
    }

    /** A number with a point, or with a comma as some languages of Audacity wrote it; NaN for anything else. */
    private static double number(String cell) {
        try {
            return Double.parseDouble(cell.strip().replace(',', '.'));
        } catch (NumberFormatException e) {
            return Double.NaN;
        }
    }

    private static String shortened(String text) {
        return text.length() <= 40 ? text : text.substring(0, 40) + "…";
    }

    private static BadInputException bad(Path file, int line, String why) {
        return new BadInputException(InputFile.quoted(file) + ", line " + (line + 1) + ": " + why
                + ". Correct the line, or export the labels again.");
    }

    /** The text of a label track. */
    static String text(List<Annotation> annotations) {
        StringBuilder text = new StringBuilder();
        for (Annotation a : annotations) {
            text.append(String.format(
                    Locale.ROOT,
                    "%.6f\t%.6f\t%s%n",
                    a.start(),
                    a.end(),
                    SPACES.matcher(a.label()).replaceAll(" ")));
            FrequencyBand band = a.band();
            if (band != null) {
                double high = Double.isInfinite(band.highHz()) ? UNSET : band.highHz();
                text.append(String.format(Locale.ROOT, "\\\t%.6f\t%.6f%n", band.lowHz(), high));
            }
        }
        return text.toString().replace(System.lineSeparator(), "\n");
    }
}
