package org.melograph.train.metric;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * How well tags are told, beside what telling nothing reaches. The part of right answers says little of tags: most songs
 * lack most of them, so that denying every tag is right nearly always. Average precision asks instead whether the songs
 * that have a tag stand before those that lack it. Means run over the tags that are known to be there at least once (for
 * the area under the curve also known to be missing once); answers that nobody knows count nowhere.
 *
 * @param averagePrecision the mean of the tags' average precisions, 0 to 1
 * @param rocAuc the mean of the tags' areas under the ROC curve; 0.5 is chance
 * @param microF1 F1 over all answers at once
 * @param macroF1 the mean of the tags' F1
 * @param prevalence the mean part of songs that have a tag: the average precision of any order by chance
 * @param constantF1 the largest micro-F1 of saying the same tags of every song, whichever tags these are
 * @param tags each tag's own scores, in the label order
 * @param songs what was said of each song, in the order of the answers
 */
public record TagScores(
        Score averagePrecision,
        Score rocAuc,
        Score microF1,
        Score macroF1,
        double prevalence,
        double constantF1,
        List<Tag> tags,
        List<SongTags> songs) {
    /**
     * One tag's scores; NaN where there is nothing to measure them on.
     *
     * @param known on how many songs it is known
     * @param positives how many of these have it
     */
    public record Tag(String tag, int known, int positives, double averagePrecision, double rocAuc, double f1) {
        /** The part of songs that have it; NaN where it is known of none. */
        public double prevalence() {
            return known == 0 ? Double.NaN : (double) positives / known;
        }
    }

    public TagScores {
        tags = List.copyOf(tags);
        // Records of runs that were made before songs were kept have none.
        songs = songs == null ? List.of() : List.copyOf(songs);
    }

    /**
     * The scores of answers, with intervals over groups where songs share them, else over songs.
     *
     * @param names the tags, in the order of the answers
     * @param seed draws the songs of the intervals
     */
    public static TagScores of(TagAnswers answers, List<String> names, long seed) {
        TagMeasures measures = new TagMeasures(answers);
        List<Score> scores = measures.scores(
                seed,
                List.of(
                        TagMeasures.Measured::averagePrecision,
                        TagMeasures.Measured::rocAuc,
                        TagMeasures.Measured::microF1,
                        TagMeasures.Measured::macroF1));
        List<Tag> tags = new ArrayList<>();
        double prevalence = 0;
        int there = 0;
        for (int t = 0; t < names.size(); t++) {
            Tag tag = measures.tag(t, names.get(t));
            tags.add(tag);
            if (tag.positives() > 0) {
                prevalence += tag.prevalence();
                there++;
            }
        }
        return new TagScores(
                scores.get(0),
                scores.get(1),
                scores.get(2),
                scores.get(3),
                there == 0 ? Double.NaN : prevalence / there,
                constantF1(tags),
                tags,
                SongTags.of(answers));
    }

    /** The frequent tags are said, down to the one from which on it would get worse. */
    private static double constantF1(List<Tag> tags) {
        List<Tag> falling = tags.stream()
                .filter(tag -> tag.positives() > 0)
                .sorted(Comparator.comparingDouble(Tag::prevalence).reversed())
                .toList();
        long positives = falling.stream().mapToLong(Tag::positives).sum();
        double best = falling.isEmpty() ? Double.NaN : 0;
        long said = 0;
        long hits = 0;
        for (Tag tag : falling) {
            said += tag.known();
            hits += tag.positives();
            best = Math.max(best, 2.0 * hits / (said + positives));
        }
        return best;
    }

    /**
     * Two scores without their intervals, for use epoch by epoch.
     *
     * @param averagePrecision the mean of the tags' average precisions
     * @param logLoss the mean cross-entropy of an answer in nats
     */
    public record Means(double averagePrecision, double logLoss) {}

    /** The two scores of some answers. */
    public static Means means(TagAnswers answers) {
        TagMeasures.Measured measured = new TagMeasures(answers).all();
        return new Means(measured.averagePrecision(), measured.logLoss());
    }

    /**
     * The same answers in the scores that classes have: the part of right answers, the mean over tags of the recall of
     * songs that have it and of songs that lack it, macro-F1, and the mean cross-entropy of an answer in nats.
     */
    public static LevelScores levels(TagAnswers answers, long seed) {
        List<Score> scores = new TagMeasures(answers)
                .scores(
                        seed,
                        List.of(
                                TagMeasures.Measured::accuracy,
                                TagMeasures.Measured::balancedAccuracy,
                                TagMeasures.Measured::macroF1,
                                TagMeasures.Measured::logLoss));
        return new LevelScores(scores.get(0), scores.get(1), scores.get(2), scores.get(3));
    }
}
