package org.melograph.music;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.melograph.base.Axis;
import org.melograph.base.ContentHash;
import org.melograph.base.Tensor;

/**
 * A song's words as a bag: which stems occur, and how often. Their order in the song is not kept.
 *
 * @param stems in lower case, without endings (Porter 1980), each once, sorted; at least one
 * @param counts axes {@code [word]}: how often each occurs, 1 or more
 */
public record Lyrics(List<String> stems, Tensor counts) {
    public Lyrics {
        stems = List.copyOf(stems);
        if (stems.isEmpty() || counts.rank() != 1 || counts.length() != stems.size()) {
            throw new IllegalArgumentException(stems.size() + " words but counts of the shape " + counts.shape());
        }
    }

    /** The bag of these stems; those that occur less than once are left out. */
    public static Lyrics of(Map<String, Integer> counts) {
        List<String> stems = new ArrayList<>(counts.size());
        float[] values = new float[counts.size()];
        for (Map.Entry<String, Integer> word : new TreeMap<>(counts).entrySet()) {
            if (word.getValue() > 0) {
                values[stems.size()] = word.getValue();
                stems.add(word.getKey());
            }
        }
        return new Lyrics(stems, Tensor.wrap(Arrays.copyOf(values, stems.size()), new Axis("word", stems.size())));
    }

    /** The number of words, each counted as often as it occurs. */
    public int words() {
        int words = 0;
        for (float count : counts.values()) {
            words += (int) count;
        }
        return words;
    }

    /** The SHA-256 of stems and counts: equal only where the bags are. */
    public String contentHash() {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < stems.size(); i++) {
            text.append(stems.get(i)).append('=').append((int) counts.at(i)).append('\n');
        }
        return ContentHash.of(text.toString());
    }
}
