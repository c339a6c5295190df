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
    private final LibrarySong[] songs;
    private final @Nullable String[] words;
    private final Map<SongColumn, int[]> orders = new EnumMap<>(SongColumn.class);
    private final Map<SongColumn, int[]> nearOrders = new EnumMap<>(SongColumn.class);

    /** An index of these songs. */
    public SongIndex(List<LibrarySong> songs) {
        this.songs = songs.toArray(LibrarySong[]::new);
        words = new String[this.songs.length];
    }

    /** An index of a list that changed in a few places; what was found out of the others is kept. */
    public SongIndex(List<LibrarySong> songs, SongIndex before) {
        this(songs);
        for (int i = 0; i < this.songs.length && i < before.songs.length; i++) {
            if (this.songs[i] == before.songs[i]) {
                words[i] = before.words[i];
            }
        }
        if (this.songs.length == before.songs.length) {
            nearOrders.putAll(before.nearOrders);
            nearOrders.putAll(before.orders);
        }
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
        // Texts met in nearly their order, as after a change of one song, are sorted in no time.
        int[] near = nearOrders.get(column);
        Map<String, Integer> rank = new HashMap<>();
        String[] texts = new String[songs.length];
        for (int i = 0; i < texts.length; i++) {
            int at = near == null ? i : near[i];
            texts[at] = column.text(songs[at]).toLowerCase(Locale.ROOT);
            rank.put(texts[at], 0);
        }
        String[] different = new String[rank.size()];
        int count = 0;
        boolean anyEmpty = rank.remove("") != null;
        for (int i = 0; i < texts.length; i++) {
            String text = texts[near == null ? i : near[i]];
            if (rank.replace(text, 0, 1)) {
                different[count++] = text;
            }
        }
        Arrays.sort(different, 0, count);
        for (int i = 0; i < count; i++) {
            rank.put(different[i], i);
        }
        if (anyEmpty) {
            rank.put("", Integer.MAX_VALUE);
        }
        int[] ranks = new int[texts.length];
        for (int i = 0; i < ranks.length; i++) {
            ranks[i] = rank.get(texts[i]);
        }
        return ranks;
    }
}
