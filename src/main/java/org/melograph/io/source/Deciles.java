package org.melograph.io.source;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.melograph.base.BadInputException;
import org.melograph.music.Song;
import org.melograph.music.Table;
import org.melograph.music.TableReading;
import org.melograph.music.TableReading.Tenths;

/**
 * Songs put in ten classes by the rank of a number, such as how often they were played (Lengyel et al.): each class as large
 * as the others but for songs of the same number, which stay together.
 */
final class Deciles {
    private static final int PARTS = 10;

    private Deciles() {}

    /**
     * Songs with their classes as labels, and a sentence that tells the cuts.
     *
     * @param songs those whose number is unknown left out, or without a label where the cuts are an earlier table's
     */
    record Divided(List<Song> songs, List<String> notes, Tenths tenths) {
        Divided {
            songs = List.copyOf(songs);
            notes = List.copyOf(notes);
        }
    }

    /** What an earlier table's classes were made from, where nothing else makes or tells classes now; null for nothing. */
    static @Nullable Tenths known(SourceSpec spec, TableReading before) {
        return spec.deciles() == null && spec.labelColumn() == null ? before.tenths() : null;
    }

    /**
     * The column that classes are made from; empty where they are told.
     *
     * @throws BadInputException when the table lacks the column that is asked for; one that is only remembered may lack
     */
    static Optional<String> column(SourceSpec spec, TableReading before, Table table) throws BadInputException {
        Tenths known = known(spec, before);
        return known == null
                ? spec.decileColumnIn(table)
                : Optional.of(known.of()).filter(name -> table.column(name).isPresent());
    }

    /** Divides songs where an earlier table was cut; else as {@link #divide(List, List, String)}. */
    static Divided divide(List<Song> songs, List<Double> numbers, String of, @Nullable Tenths known)
            throws BadInputException {
        if (known == null) {
            return divide(songs, numbers, of);
        }
        double[] cuts = known.cuts().stream().mapToDouble(Double::doubleValue).toArray();
        List<Song> labelled = new ArrayList<>();
        for (int i = 0; i < songs.size(); i++) {
            labelled.add(songs.get(i).withLabel(label(numbers.get(i), cuts)));
        }
        String note = "The classes are the model's: '" + of + "', cut at " + text(cuts) + ".";
        return new Divided(labelled, List.of(note), known);
    }

    /**
     * Divides songs.
     *
     * @param numbers of each song, NaN where unknown
     * @param of what the numbers are, to be named
     * @throws BadInputException when fewer than ten songs have a number, or all have the same
     */
    static Divided divide(List<Song> songs, List<Double> numbers, String of) throws BadInputException {
        double[] sorted = numbers.stream()
                .mapToDouble(Double::doubleValue)
                .filter(v -> !Double.isNaN(v))
                .sorted()
                .toArray();
        if (sorted.length < PARTS || sorted[0] == sorted[sorted.length - 1]) {
            throw new BadInputException("'" + of + "' is a number that differs for " + sorted.length
                    + (sorted.length < PARTS ? " songs only" : " songs in nothing")
                    + ". Ten songs or more are needed to make ten classes.");
        }
        double[] cuts = new double[PARTS - 1];
        for (int k = 1; k < PARTS; k++) {
            cuts[k - 1] = sorted[(int) ((long) k * sorted.length / PARTS)];
        }
        List<Song> labelled = new ArrayList<>();
        for (int i = 0; i < songs.size(); i++) {
            String label = label(numbers.get(i), cuts);
            if (label != null) {
                labelled.add(songs.get(i).withLabel(label));
            }
        }
        List<String> notes = new ArrayList<>();
        notes.add("The classes are tenths of '" + of + "', cut at " + text(cuts) + ".");
        if (labelled.size() < songs.size()) {
            notes.add(String.format(
                    Locale.ROOT, "%,d songs have no '%s' and were left out.", songs.size() - labelled.size(), of));
        }
        return new Divided(
                labelled, notes, new Tenths(of, Arrays.stream(cuts).boxed().toList()));
    }

    private static @Nullable String label(double number, double[] cuts) {
        if (Double.isNaN(number)) {
            return null;
        }
        int above = 0;
        for (double cut : cuts) {
            above += number >= cut ? 1 : 0;
        }
        return String.format(Locale.ROOT, "decile %02d", above + 1);
    }

    private static String text(double[] cuts) {
        return String.join(", ", Arrays.stream(cuts).mapToObj(Deciles::text).toList());
    }

    private static String text(double cut) {
        return cut == Math.rint(cut)
                ? String.format(Locale.ROOT, "%.0f", cut)
                : String.format(Locale.ROOT, "%.4g", cut);
    }

    /** A cell as a number; NaN where it is none. */
    static double number(@Nullable String cell) {
        try {
            return cell == null ? Double.NaN : Double.parseDouble(cell);
        } catch (NumberFormatException e) {
            return Double.NaN;
        }
    }
}
