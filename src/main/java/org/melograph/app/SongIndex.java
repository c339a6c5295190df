package org.melograph.app;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * A list of songs laid out for questions: which of them hold these words and pass that filter, in which order. Built so that
 * a question to 100,000 songs is answered between two frames of the screen. One thread.
 */
public final class SongIndex {
    /** So many songs are moved to their new places one by one; from there on all are sorted again. */
    private static final int MOST_MOVED = 1000;

    private final LibrarySong[] songs;
    private final @Nullable String[] words;
    private final Map<SongColumn, int[]> orders = new EnumMap<>(SongColumn.class);

    /** An index of these songs. */
    public SongIndex(List<LibrarySong> songs) {
        this.songs = songs.toArray(LibrarySong[]::new);
        words = new String[this.songs.length];
    }

    /** An index of a list that changed in a few places; what was found out of the others is kept. */
    @SuppressWarnings(
            "ReferenceEquality") // the very same object is what has not changed, and nothing else need be asked
    public SongIndex(List<LibrarySong> songs, SongIndex before) {
        this(songs);
        if (this.songs.length != before.songs.length) {
            return;
        }
        List<Integer> changed = new ArrayList<>();
        for (int i = 0; i < this.songs.length; i++) {
            if (this.songs[i] == before.songs[i]) {
                words[i] = before.words[i];
            } else {
                changed.add(i);
            }
        }
        if (changed.size() <= MOST_MOVED) {
            before.orders.forEach((column, order) -> orders.put(column, mended(column, order, changed, before)));
        }
    }

    /** Whether an index of these songs follows from this one at once: nearly all are the very same, in the same places. */
    @SuppressWarnings("ReferenceEquality") // as above
    public boolean isNearly(List<LibrarySong> others) {
        if (others.size() != songs.length) {
            return false;
        }
        int changed = 0;
        for (int i = 0; i < songs.length && changed <= MOST_MOVED; i++) {
            changed += others.get(i) == songs[i] ? 0 : 1;
        }
        return changed <= MOST_MOVED;
    }

    /** Lays out the words and the orders by these columns now, so that the first question is answered as fast as any. */
    public SongIndex prepared(SongColumn... columns) {
        for (int i = 0; i < songs.length; i++) {
            if (words[i] == null) {
                words[i] = words(songs[i]);
            }
        }
        for (SongColumn column : columns) {
            orders.computeIfAbsent(column, this::sorted);
        }
        return this;
    }

    /**
     * Asks.
     *
     * @param text words of which each must occur somewhere in title, artist, album, label, verdict, genre, key or file name,
     *     whatever their case; blank for all songs
     * @param filter what a song must pass besides
     * @param column what the answer is sorted by; songs of which it is unknown come last
     */
    public List<LibrarySong> find(String text, Predicate<LibrarySong> filter, SongColumn column, boolean descending) {
        String[] wanted = Arrays.stream(text.toLowerCase(Locale.ROOT).strip().split("\\s+", -1))
                .filter(word -> !word.isEmpty())
                .toArray(String[]::new);
        int[] order = orders.computeIfAbsent(column, this::sorted);
        List<LibrarySong> found = new ArrayList<>(songs.length);
        int known = descending ? known(column, order) : 0;
        for (int i = 0; i < order.length; i++) {
            int at = order[i < known ? known - 1 - i : i];
            if (filter.test(songs[at]) && (wanted.length == 0 || holds(at, wanted))) {
                found.add(songs[at]);
            }
        }
        return found;
    }

    private boolean holds(int at, String[] wanted) {
        String own = words[at];
        if (own == null) {
            own = words(songs[at]);
            words[at] = own;
        }
        for (String word : wanted) {
            if (!own.contains(word)) {
                return false;
            }
        }
        return true;
    }

    private static String words(LibrarySong song) {
        return String.join(
                        "\n",
                        song.title(),
                        song.artist(),
                        song.album(),
                        SongColumn.LABEL.text(song),
                        SongColumn.VERDICT.text(song),
                        song.tags().genre(),
                        song.sound().key(),
                        String.valueOf(song.path().getFileName()))
                .toLowerCase(Locale.ROOT);
    }

    /** How many songs of an order have a value in its column: those without one come last, whichever way it is sorted. */
    private int known(SongColumn column, int[] order) {
        int known = order.length;
        while (known > 0 && isUnknown(column, songs[order[known - 1]])) {
            known--;
        }
        return known;
    }

    private static boolean isUnknown(SongColumn column, LibrarySong song) {
        return column.isNumber()
                ? Double.isNaN(column.number(song))
                : column.text(song).isEmpty();
    }

    private int[] sorted(SongColumn column) {
        int[] ranks = column.isNumber() ? numberRanks(column) : textRanks(column);
        // Rank above, place below: one sort of plain numbers, which keeps the order of equals.
        long[] keys = new long[songs.length];
        for (int i = 0; i < keys.length; i++) {
            keys[i] = (long) ranks[i] << Integer.SIZE | i;
        }
        Arrays.sort(keys);
        int[] order = new int[keys.length];
        for (int i = 0; i < order.length; i++) {
            order[i] = (int) keys[i];
        }
        return order;
    }

    /** An order in which a few songs take their new places. */
    private int[] mended(SongColumn column, int[] order, List<Integer> changed, SongIndex before) {
        List<Integer> moved = changed.stream()
                .filter(i -> column.isNumber()
                        ? Double.compare(column.number(songs[i]), column.number(before.songs[i])) != 0
                        : !column.text(songs[i]).equalsIgnoreCase(column.text(before.songs[i])))
                .sorted((a, b) -> compare(column, a, b))
                .toList();
        if (moved.isEmpty()) {
            return order;
        }
        boolean[] out = new boolean[order.length];
        moved.forEach(i -> out[i] = true);
        int[] kept = Arrays.stream(order).filter(i -> !out[i]).toArray();
        int[] mended = new int[order.length];
        int from = 0;
        int to = 0;
        for (int song : moved) {
            int place = place(column, kept, song);
            System.arraycopy(kept, from, mended, to, place - from);
            to += place - from;
            from = place;
            mended[to++] = song;
        }
        System.arraycopy(kept, from, mended, to, kept.length - from);
        return mended;
    }

    /** Where a song belongs in an order that lacks it. */
    private int place(SongColumn column, int[] order, int song) {
        int low = 0;
        int high = order.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (compare(column, order[middle], song) < 0) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    private int compare(SongColumn column, int a, int b) {
        int by;
        if (column.isNumber()) {
            by = Double.compare(column.number(songs[a]), column.number(songs[b]));
        } else {
            String first = column.text(songs[a]).toLowerCase(Locale.ROOT);
            String second = column.text(songs[b]).toLowerCase(Locale.ROOT);
            by = first.isEmpty() || second.isEmpty()
                    ? Boolean.compare(first.isEmpty(), second.isEmpty())
                    : first.compareTo(second);
        }
        return by != 0 ? by : Integer.compare(a, b);
    }

    /** The place of each song's number among all of them; NaN has the last. */
    private int[] numberRanks(SongColumn column) {
        double[] numbers = Arrays.stream(songs).mapToDouble(column::number).toArray();
        double[] sorted = numbers.clone();
        Arrays.sort(sorted);
        int different = 0;
        for (int i = 0; i < sorted.length; i++) {
            if (i == 0 || Double.compare(sorted[i], sorted[i - 1]) != 0) {
                sorted[different++] = sorted[i];
            }
        }
        int[] ranks = new int[numbers.length];
        for (int i = 0; i < ranks.length; i++) {
            ranks[i] = Arrays.binarySearch(sorted, 0, different, numbers[i]);
        }
        return ranks;
    }

    /** The place of each song's text among the different texts, without regard to case; of empty ones the last. */
    private int[] textRanks(SongColumn column) {
        Map<String, Integer> rank = HashMap.newHashMap(songs.length);
        String[] texts = new String[songs.length];
        for (int i = 0; i < texts.length; i++) {
            texts[i] = column.text(songs[i]).toLowerCase(Locale.ROOT);
            rank.put(texts[i], Integer.MAX_VALUE);
        }
        String[] different =
                rank.keySet().stream().filter(text -> !text.isEmpty()).sorted().toArray(String[]::new);
        for (int i = 0; i < different.length; i++) {
            rank.put(different[i], i);
        }
        int[] ranks = new int[texts.length];
        for (int i = 0; i < ranks.length; i++) {
            ranks[i] = rank.getOrDefault(texts[i], Integer.MAX_VALUE);
        }
        return ranks;
    }
}
