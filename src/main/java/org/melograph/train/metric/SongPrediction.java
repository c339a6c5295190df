package org.melograph.train.metric;

import java.util.List;

/**
 * What a model said of one held-out song.
 *
 * @param song the song's id
 * @param label the true class's index
 * @param probabilities mean over the pieces, one for each class
 * @param pieces the class each piece was given, in time order
 */
public record SongPrediction(String song, String group, int label, List<Float> probabilities, List<Integer> pieces) {
    public SongPrediction {
        probabilities = List.copyOf(probabilities);
        pieces = List.copyOf(pieces);
    }

    /** The class with the largest mean probability. */
    public int predicted() {
        int best = 0;
        for (int i = 1; i < probabilities.size(); i++) {
            if (probabilities.get(i) > probabilities.get(best)) {
                best = i;
            }
        }
        return best;
    }
}
