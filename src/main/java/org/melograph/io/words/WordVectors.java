package org.melograph.io.words;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NavigableMap;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.melograph.base.Tensor;

/**
 * A table of word vectors, the most frequent words first, in which stems are found as well. Safe for use from several
 * threads.
 *
 * <p>A stem is found as the most frequent word that has it (Porter 1980) or is it; where there is none, as the most frequent
 * word that begins with it.
 */
public final class WordVectors {
    /** A shorter stem begins too many words to mean one of them. */
    private static final int SHORTEST_PREFIX = 3;

    private final Tensor vectors;
    private final String contentHash;
    private final Map<String, Integer> byWord;
    private final Map<String, Integer> byStem = new HashMap<>();
    private final NavigableMap<String, Integer> sorted = new TreeMap<>();
    private final Map<String, Integer> repaired = new ConcurrentHashMap<>();

    /**
     * A table.
     *
     * @param words the word of each row; of words that differ in case only the first counts
     * @param vectors axes {@code [word, dimension]}
     * @param contentHash the SHA-256 of the file they come from
     */
    public WordVectors(List<String> words, Tensor vectors, String contentHash) {
        if (vectors.rank() != 2 || vectors.size(0) != words.size()) {
            throw new IllegalArgumentException(words.size() + " words but vectors of " + vectors.axes());
        }
        this.vectors = vectors;
        this.contentHash = contentHash;
        this.byWord = new HashMap<>(words.size() * 2);
        for (int i = 0; i < words.size(); i++) {
            String word = words.get(i).toLowerCase(Locale.ROOT);
            if (byWord.putIfAbsent(word, i) == null) {
                byStem.putIfAbsent(PorterStemmer.stem(word), i);
                sorted.put(word, i);
            }
        }
    }

    /** The number of words. */
    public int words() {
        return vectors.size(0);
    }

    /** The length of each vector. */
    public int dimensions() {
        return vectors.size(1);
    }

    /** The SHA-256 of the file they come from. */
    public String contentHash() {
        return contentHash;
    }

    /**
     * The row of a stem, see {@link WordVectors}; the rows of more frequent words come first.
     *
     * @return empty where no word is like it
     */
    public OptionalInt row(String stem) {
        int row = repaired.computeIfAbsent(stem, this::find);
        return row < 0 ? OptionalInt.empty() : OptionalInt.of(row);
    }

    private int find(String stem) {
        int row = Math.min(byWord.getOrDefault(stem, Integer.MAX_VALUE), byStem.getOrDefault(stem, Integer.MAX_VALUE));
        if (row == Integer.MAX_VALUE && stem.length() >= SHORTEST_PREFIX) {
            for (int candidate : sorted.subMap(stem, stem + Character.MAX_VALUE).values()) {
                row = Math.min(row, candidate);
            }
        }
        return row == Integer.MAX_VALUE ? -1 : row;
    }

    /** Adds a word's vector, each value times {@code weight}, to a sum of as many values. */
    public void add(int row, double weight, double[] sum) {
        float[] values = vectors.values();
        int offset = row * dimensions();
        for (int i = 0; i < sum.length; i++) {
            sum[i] += weight * values[offset + i];
        }
    }
}
