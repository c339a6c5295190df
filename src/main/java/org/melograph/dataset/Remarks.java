package org.melograph.dataset;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.melograph.base.Tensor;
import org.melograph.io.table.UnitGap;
import org.melograph.music.Song;

/** What is odd about a dataset and would make its scores say less or more than they seem to. */
public final class Remarks {
    /** Fewer songs of a class than this are remarked on. */
    private static final int FEW_SONGS = 10;

    private Remarks() {}

    /**
     * Sentences for people: songs that repeat each other, with the same or with another label; classes of few songs; for
     * tables, columns that lack values or mix two units. Empty where nothing is odd.
     */
    public static List<String> on(Dataset dataset) {
        List<String> remarks = new ArrayList<>();
        Map<String, Tensor> features = new LinkedHashMap<>();
        dataset.examples().forEach(e -> features.putIfAbsent(e.songId(), e.feature()));
        repeats(dataset.songs(), features, remarks);
        fewSongs(dataset, remarks);
        List<String> columns = dataset.frontEnd().columns();
        for (int c = 0; c < columns.size(); c++) {
            missing(dataset.songs(), columns.get(c), c, features, remarks);
            mixedUnits(dataset, columns.get(c), c, features, remarks);
        }
        return List.copyOf(remarks);
    }

    private static void repeats(List<Song> songs, Map<String, Tensor> features, List<String> remarks) {
        Map<Tensor, List<Song>> same = new HashMap<>();
        for (Song song : songs) {
            Tensor feature = features.get(song.id());
            if (feature != null) {
                same.computeIfAbsent(feature, _ -> new ArrayList<>(1)).add(song);
            }
        }
        int repeated = 0;
        int conflicting = 0;
        int torn = 0;
        for (List<Song> group : same.values()) {
            repeated += group.size() - 1;
            conflicting += group.stream().map(Song::label).distinct().count() > 1 ? 1 : 0;
            torn += group.stream().map(Song::group).distinct().count() > 1 ? 1 : 0;
        }
        if (repeated > 0) {
            remarks.add(String.format(
                    Locale.ROOT,
                    "%,d of %,d songs repeat another song's values.%s%s",
                    repeated,
                    songs.size(),
                    conflicting == 0
                            ? ""
                            : String.format(
                                    Locale.ROOT,
                                    " %,d sets of equal songs carry different labels, which no model can tell apart.",
                                    conflicting),
                    torn == 0
                            ? ""
                            : String.format(
                                    Locale.ROOT,
                                    " %,d such sets lie in several groups, so that equal songs may be learnt and tested.",
                                    torn)));
        }
    }

    private static void fewSongs(Dataset dataset, List<String> remarks) {
        for (String label : dataset.labels()) {
            List<Song> own = dataset.songs().stream()
                    .filter(s -> label.equals(s.label()))
                    .toList();
            long groups = own.stream().map(Song::group).distinct().count();
            if (!own.isEmpty() && (own.size() < FEW_SONGS || groups < 3)) {
                remarks.add("Class '" + label + "' has " + own.size() + (own.size() == 1 ? " song" : " songs") + " in "
                        + groups + (groups == 1 ? " group" : " groups") + ": its scores mean little.");
            }
        }
    }

    private static void missing(
            List<Song> songs, String name, int column, Map<String, Tensor> features, List<String> remarks) {
        long lacking = songs.stream()
                .map(song -> features.get(song.id()))
                .filter(feature -> feature != null && Float.isNaN(feature.values()[column]))
                .count();
        if (lacking > 0) {
            remarks.add(String.format(
                    Locale.ROOT,
                    "Column '%s' lacks %,d of %,d values; the median of the training part stands in.",
                    name,
                    lacking,
                    songs.size()));
        }
    }

    /** Looks for a gap in a column of positive numbers that is too wide for one unit, such as minutes and milliseconds. */
    private static void mixedUnits(
            Dataset dataset, String name, int column, Map<String, Tensor> features, List<String> remarks) {
        double[] values = new double[dataset.songs().size()];
        for (int i = 0; i < values.length; i++) {
            Tensor feature = features.get(dataset.songs().get(i).id());
            values[i] = feature == null ? Double.NaN : feature.values()[column];
        }
        UnitGap.in(values).ifPresent(gap -> {
            String tells = sidesTellTheClass(dataset, column, (float) gap.highSmallest(), features)
                    ? " Which of the two a song has goes with its class, so that a model may learn the unit instead of"
                            + " the music."
                    : "";
            remarks.add(String.format(
                    Locale.ROOT,
                    "Column '%s' seems to mix two units: %,d values are at most %s, %,d are at least %s.%s Repair"
                            + " ('--repair-units') or drop it.",
                    name,
                    gap.lowCount(),
                    number((float) gap.lowLargest()),
                    gap.highCount(),
                    number((float) gap.highSmallest()),
                    tells));
        });
    }

    private static String number(float value) {
        return value == Math.rint(value)
                ? String.format(Locale.ROOT, "%,.0f", value)
                : String.format(Locale.ROOT, "%.3g", value);
    }

    /** Whether some class stands wholly on one side of a threshold and another one wholly on the other. */
    private static boolean sidesTellTheClass(
            Dataset dataset, int column, float threshold, Map<String, Tensor> features) {
        Map<String, Set<Boolean>> sides = new HashMap<>();
        for (Song song : dataset.songs()) {
            Tensor feature = features.get(song.id());
            float value = feature == null ? Float.NaN : feature.values()[column];
            String label = song.label();
            if (label != null && value > 0) {
                sides.computeIfAbsent(label, _ -> new TreeSet<>()).add(value >= threshold);
            }
        }
        Set<Set<Boolean>> kinds = new HashSet<>(sides.values());
        return kinds.contains(Set.of(true)) && kinds.contains(Set.of(false));
    }
}
