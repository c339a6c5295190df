package org.melograph.train.metric;

import java.util.ArrayList;
import java.util.List;

/**
 * What a model said of the tags of one held-out song.
 *
 * @param song the song's id
 * @param truth of each tag: 1 for one it has, 0 for one it has not, -1 where nobody knows
 * @param probabilities of each tag, means over the pieces
 * @param threshold from which probability on a tag is said
 */
public record SongTags(String song, String group, List<Integer> truth, List<Float> probabilities, double threshold) {
    public SongTags {
        truth = List.copyOf(truth);
        probabilities = List.copyOf(probabilities);
    }

    /** Whether a tag is said. */
    public boolean says(int tag) {
        return probabilities.get(tag) >= threshold;
    }

    /** Answers for songs as values, in the same order. */
    static List<SongTags> of(TagAnswers answers) {
        List<SongTags> songs = new ArrayList<>(answers.size());
        for (int i = 0; i < answers.size(); i++) {
            List<Integer> truth = new ArrayList<>(answers.tags());
            List<Float> probabilities = new ArrayList<>(answers.tags());
            for (int t = 0; t < answers.tags(); t++) {
                truth.add((int) answers.truth().at(i, t));
                probabilities.add(answers.probabilities().at(i, t));
            }
            songs.add(new SongTags(
                    answers.songs().get(i),
                    answers.groups().get(i),
                    truth,
                    probabilities,
                    answers.thresholds().at(i)));
        }
        return List.copyOf(songs);
    }
}
