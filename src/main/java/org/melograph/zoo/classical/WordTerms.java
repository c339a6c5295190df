package org.melograph.zoo.classical;

import java.util.ArrayList;
import java.util.Comparator;
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

    private final List<Long> terms;
    private final Map<Long, Integer> places = new HashMap<>();
    private final float[] rarities;
    private final float[] mean;
    private final float[] deviation;

    private WordTerms(ModelSpec spec, List<Long> terms, float[] rarities) {
        this.terms = terms;
        this.rarities = rarities;
        this.mean = spec.mean().values();
        this.deviation = spec.deviation().values();
        for (int i = 0; i < terms.size(); i++) {
            places.put(terms.get(i), i);
        }
    }

    /** The vocabulary of a training part: the most widespread words, at most as many as the settings say. */
    static WordTerms fit(ModelSpec spec, List<Batch> training) throws BadInputException {
        WordTerms counter = new WordTerms(spec, List.of(), new float[0]);
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
        int least = spec.params().whole("least");
        List<Long> terms = new ArrayList<>();
        users.entrySet().stream()
                .filter(e -> e.getValue() >= least)
                .sorted(Map.Entry.<Long, Integer>comparingByValue(Comparator.reverseOrder())
                        .thenComparing(Map.Entry.comparingByKey()))
                .limit(spec.params().whole("terms"))
                .forEach(e -> terms.add(e.getKey()));
        if (terms.isEmpty()) {
            throw new BadInputException(
                    "No word is in " + least + " songs of the training part. Add songs or lower 'least'.");
        }
        float[] rarities = new float[terms.size()];
        for (int i = 0; i < rarities.length; i++) {
            rarities[i] = (float) (1 + Math.log((1.0 + examples) / (1 + users.getOrDefault(terms.get(i), 0))));
        }
        return new WordTerms(spec, terms, rarities);
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
        return new WordTerms(spec, terms, rarities);
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
        return terms.size();
    }

    @Override
    public float[] of(Tensor inputs, @Nullable Tensor mask) {
        float[] rows = new float[Math.multiplyExact(inputs.size(0), width())];
        for (int i = 0; i < inputs.size(0); i++) {
            int offset = i * width();
            double squares = 0;
            for (Map.Entry<Long, Integer> word : counts(inputs, mask, i).entrySet()) {
                Integer place = places.get(word.getKey());
                if (place != null && word.getValue() > 0) {
                    double value = (1 + Math.log(word.getValue())) * rarities[place];
                    rows[offset + place] = (float) value;
                    squares += value * value;
                }
            }
            float length = (float) Math.sqrt(squares);
            for (int j = offset; length > 0 && j < offset + width(); j++) {
                rows[j] /= length;
            }
        }
        return rows;
    }

    @Override
    public boolean standardised() {
        return false;
    }

    @Override
    public Map<String, Tensor> weights() {
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
        weights.put("rarities", Tensor.copyOf(rarities, axis));
        return weights;
    }
}
