package org.melograph.embed;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.melograph.feature.Fingerprint;

/**
 * Finds in which songs, and how far into them, the words of a fingerprint occur: an inverted index over the middle bits of
 * the words. The more words there are, the more bits make a key and the fewer of the keys are kept; which are kept depends
 * on the key alone, so that two recordings of one sound keep the same.
 */
final class RecordingIndex {
    private static final int SONG_BITS = 20;
    private static final int TIME_BITS = 18;
    private static final int LEAST_KEY_BITS = 16;
    private static final int MOST_KEY_BITS = Long.SIZE - 1 - SONG_BITS - TIME_BITS;
    private static final int LARGEST_TABLE_BITS = 20;
    private static final int MOST_KEYS = 1 << 24;

    /** A key of more songs' places than this tells little and costs much. */
    private static final int MOST_PLACES = 256;

    private final List<Fingerprint> prints;
    private final int keyBits;
    private final int every;
    // Each entry key, song and time, in this order from the highest bit; sorted.
    private final long[] entries;
    // Where the entries begin whose keys have these highest bits.
    private final int[] starts;
    private final int tableBits;

    RecordingIndex(List<Fingerprint> prints) {
        if (prints.size() >= 1 << SONG_BITS) {
            throw new IllegalArgumentException(prints.size() + " songs are more than fit in an index.");
        }
        this.prints = prints;
        long words = prints.stream().mapToLong(Fingerprint::length).sum();
        every = (int) Math.max(1, words / MOST_KEYS);
        long kept = words / every;
        keyBits = Math.clamp(Long.SIZE - Long.numberOfLeadingZeros(kept), LEAST_KEY_BITS, MOST_KEY_BITS);
        int count = 0;
        for (int song = 0; song < prints.size(); song++) {
            count += entriesOf(song, null, 0);
        }
        entries = new long[count];
        int next = 0;
        for (int song = 0; song < prints.size(); song++) {
            next += entriesOf(song, entries, next);
        }
        Arrays.sort(entries);
        tableBits = Math.min(keyBits, LARGEST_TABLE_BITS);
        starts = new int[(1 << tableBits) + 1];
        for (long entry : entries) {
            starts[head(key(entry)) + 1]++;
        }
        for (int i = 1; i < starts.length; i++) {
            starts[i] += starts[i - 1];
        }
    }

    // Neighbouring words overlap and are often the same; the first of a run stands for it.
    private int entriesOf(int song, long @Nullable [] into, int at) {
        Fingerprint print = prints.get(song);
        int made = 0;
        int last = -1;
        for (int time = 0; time < Math.min(print.length(), 1 << TIME_BITS); time++) {
            int key = keyAt(print, time);
            if (key != last && key >= 0) {
                if (into != null) {
                    into[at + made] = ((long) key << SONG_BITS | song) << TIME_BITS | time;
                }
                made++;
            }
            last = key;
        }
        return made;
    }

    /** The key of a word; -1 for silence, and where the key is not kept. */
    private int keyAt(Fingerprint print, int time) {
        int word = print.word(time);
        if (word == Fingerprint.SILENCE) {
            return -1;
        }
        int key = (word >>> ((Integer.SIZE - keyBits) / 2)) & ((1 << keyBits) - 1);
        // A multiplicative hash (Knuth), since the bits of a word are far from random.
        int mixed = key * 0x9E3779B1;
        return Integer.remainderUnsigned(mixed >>> 8, every) == 0 ? key : -1;
    }

    private int key(long entry) {
        return (int) (entry >>> (SONG_BITS + TIME_BITS));
    }

    private int head(int key) {
        return key >>> (keyBits - tableBits);
    }

    /**
     * The places in later songs where words of a song occur.
     *
     * @param votes is filled; grows as needed
     */
    void votes(int song, Votes votes) {
        votes.clear();
        Fingerprint print = prints.get(song);
        int last = -1;
        for (int time = 0; time < Math.min(print.length(), 1 << TIME_BITS); time++) {
            int key = keyAt(print, time);
            if (key != last && key >= 0) {
                votesOf(key, song, time, votes);
            }
            last = key;
        }
        votes.sort();
    }

    private void votesOf(int key, int song, int time, Votes votes) {
        int end = starts[head(key) + 1];
        int from = starts[head(key)];
        while (from < end && key(entries[from]) < key) {
            from++;
        }
        int to = from;
        while (to < end && key(entries[to]) == key) {
            to++;
        }
        if (to - from > MOST_PLACES) {
            return;
        }
        for (int i = from; i < to; i++) {
            int other = (int) (entries[i] >>> TIME_BITS) & ((1 << SONG_BITS) - 1);
            if (other > song) {
                votes.add(other, (int) entries[i] & ((1 << TIME_BITS) - 1), time);
            }
        }
    }

    /** Places where words of one song occur in others, by song, then by how much later they stand there. */
    static final class Votes {
        private static final int SHIFT_BITS = TIME_BITS + 1;
        private static final int NO_SHIFT = 1 << TIME_BITS;

        private long[] packed = new long[256];
        private int count;

        private void clear() {
            count = 0;
        }

        private void add(int other, int otherTime, int time) {
            if (count == packed.length) {
                packed = Arrays.copyOf(packed, 2 * count);
            }
            long shift = (long) otherTime - time + NO_SHIFT;
            packed[count++] = ((long) other << SHIFT_BITS | shift) << TIME_BITS | time;
        }

        private void sort() {
            Arrays.sort(packed, 0, count);
        }

        int size() {
            return count;
        }

        /** The song of a vote. */
        int other(int vote) {
            return (int) (packed[vote] >>> (SHIFT_BITS + TIME_BITS));
        }

        /** How many words later the word stands in the other song. */
        int shift(int vote) {
            return (int) ((packed[vote] >>> TIME_BITS) & ((1L << SHIFT_BITS) - 1)) - NO_SHIFT;
        }

        /** Where the word stands in the song that was asked about. */
        int time(int vote) {
            return (int) packed[vote] & ((1 << TIME_BITS) - 1);
        }
    }
}
