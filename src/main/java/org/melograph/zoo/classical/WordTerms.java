package org.melograph.zoo.classical;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.melograph.base.Axis;
import org.melograph.base.BadInputException;
import org.melograph.base.Tensor;
import org.melograph.feature.LyricsWords;
import org.melograph.model.Batch;
import org.melograph.model.ModelSpec;

/**
 * Which words a song uses more than others do: TF-IDF of the bags that {@link LyricsWords} writes, as scikit-learn's {@code
 * TfidfTransformer} with logarithmic counts has it, each row of length 1. The vocabulary is what the training part uses.
 *
 * <p>Weights: {@code words}, axes {@code [term, part]}, the parts of each stem's number; {@code rarities}, axes {@code
 * [term]}, the logarithm of how rare it is.
 */
final class WordTerms implements Description {
    private static final int PART = 1 << LyricsWords.PART_BITS;

    private final Vocabulary vocabulary;
    private final float[] mean;
    private final float[] deviation;

    private WordTerms(ModelSpec spec, Vocabulary vocabulary) {
        this.vocabulary = vocabulary;
        this.mean = spec.mean().values();
        this.deviation = spec.deviation().values();
    }

    /** The vocabulary of a training part: the most widespread words, at most as many as the settings say. */
    static WordTerms fit(ModelSpec spec, List<Batch> training) throws BadInputException {
        WordTerms counter = new WordTerms(spec, Vocabulary.EMPTY);
        Map<Long, Integer> users = new HashMap<>();
        int examples = 0;
        for (Batch batch : training) {
            for (int i = 0; i < batch.size(); i++) {
                counter.counts(batch.inputs(), batch.mask(), i)
                        .keySet()
                        .forEach(word -> users.merge(word, 1, Integer::sum));
                examples++;
            }
        }
        Vocabulary vocabulary = Vocabulary.of(users, examples, 1, word -> 0, spec.params());
        if (vocabulary.size() == 0) {
            throw new BadInputException("No word is in " + spec.params().whole("least")
                    + " songs of the training part. Add songs or lower 'least'.");
        }
        return new WordTerms(spec, vocabulary);
    }

    static WordTerms load(ModelSpec spec, StoredWeights stored) throws BadInputException {
        Tensor words = stored.take("words", -1, LyricsWords.PARTS);
        float[] rarities = stored.take("rarities", words.size(0)).values().clone();
        List<Long> terms = new ArrayList<>();
        for (int t = 0; t < words.size(0); t++) {
            long number = 0;
            for (int k = 0; k < LyricsWords.PARTS; k++) {
                float part = words.at(t, k);
                if (part != Math.rint(part) || part < 0 || part >= PART) {
                    throw StoredWeights.unfit("words", "hold " + part);
                }
                number = number << LyricsWords.PART_BITS | (long) part;
            }
            terms.add(number);
        }
        return new WordTerms(spec, new Vocabulary(terms, rarities));
    }

    /** How often each word occurs in an example, by its number. */
    private Map<Long, Integer> counts(Tensor inputs, @Nullable Tensor mask, int example) {
        int steps = inputs.size(2);
        Map<Long, Integer> counts = new LinkedHashMap<>();
        for (int t = 0; t < steps; t++) {
            if (mask == null || mask.values()[example * steps + t] != 0) {
                long number = 0;
                for (int k = 0; k < LyricsWords.PARTS; k++) {
                    number = number << LyricsWords.PART_BITS | written(inputs, example, k, t);
                }
                counts.merge(number, (int) written(inputs, example, LyricsWords.COUNT_ROW, t), Integer::sum);
            }
        }
        return counts;
    }

    /** A whole number as it was before it was scaled like any other input. */
    private long written(Tensor inputs, int example, int row, int step) {
        float scaled = inputs.values()[(example * inputs.size(1) + row) * inputs.size(2) + step];
        return Math.round(scaled * (double) deviation[row] + mean[row]);
    }

    @Override
    public int width() {
        return vocabulary.size();
    }

    @Override
    public float[] of(Tensor inputs, @Nullable Tensor mask) {
        float[] rows = new float[Math.multiplyExact(inputs.size(0), width())];
        for (int i = 0; i < inputs.size(0); i++) {
            vocabulary.write(counts(inputs, mask, i), rows, i * width(), 1);
        }
        return rows;
    }

    @Override
    public boolean standardised() {
        return false;
    }

    @Override
    public Map<String, Tensor> weights() {
        List<Long> terms = vocabulary.terms();
        float[] parts = new float[terms.size() * LyricsWords.PARTS];
        for (int t = 0; t < terms.size(); t++) {
            for (int k = 0; k < LyricsWords.PARTS; k++) {
                int shift = (LyricsWords.PARTS - 1 - k) * LyricsWords.PART_BITS;
                parts[t * LyricsWords.PARTS + k] = terms.get(t) >>> shift & (PART - 1);
            }
        }
        Axis axis = new Axis("term", terms.size());
        Map<String, Tensor> weights = new LinkedHashMap<>();
        weights.put("words", Tensor.wrap(parts, axis, new Axis("part", LyricsWords.PARTS)));
        weights.put("rarities", vocabulary.rarities());
        return weights;
    }
}
