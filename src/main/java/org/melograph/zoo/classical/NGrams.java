package org.melograph.zoo.classical;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.melograph.base.Axis;
import org.melograph.base.BadInputException;
import org.melograph.base.Tensor;
import org.melograph.model.Batch;
import org.melograph.model.ModelSpec;

/**
 * Which runs of words an example uses more than others do: for each channel TF-IDF of its n-grams, as scikit-learn's {@code
 * TfidfVectorizer} with logarithmic counts has it, each channel's part of a row of the same length and all of a row of
 * length 1. The vocabulary is what the training part uses.
 *
 * <p>Weights: {@code terms}, axes {@code [term, position]}, the channel and the words of each n-gram, -1 behind a shorter
 * one's last; {@code rarities}, axes {@code [term]}, the logarithm of how rare it is.
 */
final class NGrams implements Description {
    /** The longest run whose words fit in one long beside the channel. */
    static final int LONGEST = 4;

    /** Bits of a word, each being stored as one more than its number. */
    private static final int BITS = 14;

    private static final long WORD = (1L << BITS) - 1;
    private static final int CHANNEL_SHIFT = 56;

    private final Vocabulary vocabulary;
    private final int channels;
    private final int longest;
    private final float[] mean;
    private final float[] deviation;

    private NGrams(ModelSpec spec, Vocabulary vocabulary) {
        this.vocabulary = vocabulary;
        this.channels = spec.input().channels();
        this.longest = spec.params().whole("n_gram");
        this.mean = spec.mean().values();
        this.deviation = spec.deviation().values();
    }

    /** The vocabulary of a training part: each channel's most widespread terms, at most as many as the settings say. */
    static NGrams fit(ModelSpec spec, List<Batch> training) throws BadInputException {
        NGrams counter = new NGrams(spec, Vocabulary.EMPTY);
        Map<Long, Integer> users = new HashMap<>();
        int examples = 0;
        for (Batch batch : training) {
            for (int i = 0; i < batch.size(); i++) {
                for (int c = 0; c < counter.channels; c++) {
                    counter.count(batch.inputs(), batch.mask(), i, c)
                            .keySet()
                            .forEach(term -> users.merge(term, 1, Integer::sum));
                }
                examples++;
            }
        }
        Vocabulary vocabulary =
                Vocabulary.of(users, examples, counter.channels, term -> term >>> CHANNEL_SHIFT, spec.params());
        if (vocabulary.size() == 0) {
            throw new BadInputException("No run of notes is in " + spec.params().whole("least")
                    + " pieces of the training part. Add longer pieces, or" + " choose another 'feature'.");
        }
        return new NGrams(spec, vocabulary);
    }

    static NGrams load(ModelSpec spec, StoredWeights stored) throws BadInputException {
        Tensor words = stored.take("terms", -1, 1 + LONGEST);
        float[] rarities = stored.take("rarities", words.size(0)).values().clone();
        List<Long> terms = new ArrayList<>();
        for (int t = 0; t < words.size(0); t++) {
            long term = 0;
            for (int k = 1; k <= LONGEST; k++) {
                float word = words.at(t, k);
                if (word != Math.rint(word) || word < -1 || word >= WORD) {
                    throw StoredWeights.unfit("terms", "hold " + word);
                }
                term = word < 0 ? term : term << BITS | (long) word + 1;
            }
            float channel = words.at(t, 0);
            if (channel != Math.rint(channel)
                    || channel < 0
                    || channel >= spec.input().channels()) {
                throw StoredWeights.unfit("terms", "hold the channel " + channel);
            }
            terms.add((long) channel << CHANNEL_SHIFT | term);
        }
        return new NGrams(spec, new Vocabulary(terms, rarities));
    }

    /** How often each term occurs in a channel of an example. A term is its words side by side, under its channel. */
    private Map<Long, Integer> count(Tensor inputs, @Nullable Tensor mask, int example, int channel) {
        int steps = inputs.size(2);
        long[] words = new long[steps];
        int count = 0;
        int offset = (example * channels + channel) * steps;
        for (int t = 0; t < steps; t++) {
            if (mask == null || mask.values()[example * steps + t] != 0) {
                // The numbers of words were scaled like any other input.
                long word = Math.round(inputs.values()[offset + t] * (double) deviation[channel] + mean[channel]);
                if (word >= 0) {
                    words[count++] = Math.min(word + 1, WORD);
                }
            }
        }
        Map<Long, Integer> counts = new LinkedHashMap<>();
        for (int from = 0; from < count; from++) {
            long term = 0;
            for (int n = 0; n < longest && from + n < count; n++) {
                term = term << BITS | words[from + n];
                counts.merge((long) channel << CHANNEL_SHIFT | term, 1, Integer::sum);
            }
        }
        return counts;
    }

    @Override
    public int width() {
        return vocabulary.size();
    }

    @Override
    public float[] of(Tensor inputs, @Nullable Tensor mask) {
        float[] rows = new float[Math.multiplyExact(inputs.size(0), width())];
        for (int i = 0; i < inputs.size(0); i++) {
            for (int c = 0; c < channels; c++) {
                vocabulary.write(count(inputs, mask, i, c), rows, i * width(), channels);
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
        int columns = 1 + LONGEST;
        List<Long> terms = vocabulary.terms();
        float[] words = new float[terms.size() * columns];
        Arrays.fill(words, -1);
        for (int t = 0; t < terms.size(); t++) {
            words[t * columns] = terms.get(t) >>> CHANNEL_SHIFT;
            long term = terms.get(t) & ((1L << CHANNEL_SHIFT) - 1);
            int length = 0;
            for (long rest = term; rest != 0; rest >>>= BITS) {
                length++;
            }
            for (int k = length; k > 0; k--, term >>>= BITS) {
                words[t * columns + k] = (term & WORD) - 1;
            }
        }
        Axis axis = new Axis("term", terms.size());
        Map<String, Tensor> weights = new LinkedHashMap<>();
        weights.put("terms", Tensor.wrap(words, axis, new Axis("position", columns)));
        weights.put("rarities", vocabulary.rarities());
        return weights;
    }
}
