package org.melograph.zoo.classical;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.melograph.base.Axis;
import org.melograph.base.BadInputException;
import org.melograph.base.Tensor;
import org.melograph.feature.NoteTokens;
import org.melograph.model.Batch;
import org.melograph.model.ModelSpec;

/**
 * Which runs of words an example uses more than others do: TF-IDF of its n-grams, as scikit-learn's {@code
 * TfidfVectorizer} with logarithmic counts has it, each row of length 1. The vocabulary is what the training part uses.
 *
 * <p>Weights: {@code terms}, axes {@code [term, position]}, the words of each n-gram, -1 behind a shorter one's last; {@code
 * rarities}, axes {@code [term]}, the logarithm of how rare it is.
 */
final class NGrams implements Description {
    /** The longest run whose words fit in one long. */
    static final int LONGEST = 5;

    /** Examples of the training part that must use a term. */
    private static final int LEAST_EXAMPLES = 2;

    private static final int BITS = Integer.numberOfTrailingZeros(NoteTokens.COUNT);

    private final List<Long> terms;
    private final Map<Long, Integer> places = new HashMap<>();
    private final float[] rarities;
    private final int longest;
    private final float mean;
    private final float deviation;

    private NGrams(ModelSpec spec, List<Long> terms, float[] rarities) {
        this.terms = terms;
        this.rarities = rarities;
        this.longest = spec.params().whole("n_gram");
        this.mean = spec.mean().values()[0];
        this.deviation = spec.deviation().values()[0];
        for (int i = 0; i < terms.size(); i++) {
            places.put(terms.get(i), i);
        }
    }

    /** The vocabulary of a training part: its most widespread terms, at most as many as the settings say. */
    static NGrams fit(ModelSpec spec, List<Batch> training) throws BadInputException {
        NGrams counter = new NGrams(spec, List.of(), new float[0]);
        Map<Long, Integer> users = new HashMap<>();
        int examples = 0;
        for (Batch batch : training) {
            for (int i = 0; i < batch.size(); i++) {
                Set<Long> own = new HashSet<>(
                        counter.count(batch.inputs(), batch.mask(), i).keySet());
                own.forEach(term -> users.merge(term, 1, Integer::sum));
                examples++;
            }
        }
        List<Long> terms = users.entrySet().stream()
                .filter(e -> e.getValue() >= LEAST_EXAMPLES)
                .sorted(Map.Entry.<Long, Integer>comparingByValue(Comparator.reverseOrder())
                        .thenComparing(Map.Entry.comparingByKey()))
                .limit(spec.params().whole("terms"))
                .map(Map.Entry::getKey)
                .toList();
        if (terms.isEmpty()) {
            throw new BadInputException("No two pieces of the training part share a run of notes. Add longer pieces, or"
                    + " choose another 'feature'.");
        }
        float[] rarities = new float[terms.size()];
        for (int i = 0; i < rarities.length; i++) {
            rarities[i] = (float) (1 + Math.log((1.0 + examples) / (1 + users.getOrDefault(terms.get(i), 0))));
        }
        return new NGrams(spec, terms, rarities);
    }

    static NGrams load(ModelSpec spec, StoredWeights stored) throws BadInputException {
        Tensor words = stored.take("terms", -1, LONGEST);
        float[] rarities = stored.take("rarities", words.size(0)).values().clone();
        List<Long> terms = new ArrayList<>();
        for (int t = 0; t < words.size(0); t++) {
            long term = 0;
            for (int k = 0; k < LONGEST; k++) {
                float word = words.at(t, k);
                if (word != Math.rint(word) || word < -1 || word >= NoteTokens.COUNT) {
                    throw StoredWeights.unfit("terms", "hold " + word);
                }
                term = word < 0 ? term : term << BITS | (long) word + 1;
            }
            terms.add(term);
        }
        return new NGrams(spec, terms, rarities);
    }

    /** How often each term occurs in an example. A term is its words, each one more than its number, side by side. */
    private Map<Long, Integer> count(Tensor inputs, @Nullable Tensor mask, int example) {
        int steps = inputs.size(2);
        long[] words = new long[steps];
        int count = 0;
        for (int t = 0; t < steps; t++) {
            if (mask == null || mask.values()[example * steps + t] != 0) {
                float word = inputs.values()[example * steps + t] * deviation + mean;
                words[count++] = Math.clamp(Math.round(word), 0, NoteTokens.COUNT - 2) + 1L;
            }
        }
        Map<Long, Integer> counts = new LinkedHashMap<>();
        for (int from = 0; from < count; from++) {
            long term = 0;
            for (int n = 0; n < longest && from + n < count; n++) {
                term = term << BITS | words[from + n];
                counts.merge(term, 1, Integer::sum);
            }
        }
        return counts;
    }

    @Override
    public int width() {
        return terms.size();
    }

    @Override
    public float[] of(Tensor inputs, @Nullable Tensor mask) {
        int width = width();
        float[] rows = new float[Math.multiplyExact(inputs.size(0), width)];
        for (int i = 0; i < inputs.size(0); i++) {
            double squares = 0;
            for (Map.Entry<Long, Integer> term : count(inputs, mask, i).entrySet()) {
                Integer place = places.get(term.getKey());
                if (place != null) {
                    double value = (1 + Math.log(term.getValue())) * rarities[place];
                    rows[i * width + place] = (float) value;
                    squares += value * value;
                }
            }
            double length = Math.sqrt(squares);
            for (int j = i * width; length > 0 && j < (i + 1) * width; j++) {
                rows[j] = (float) (rows[j] / length);
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
        float[] words = new float[terms.size() * LONGEST];
        for (int t = 0; t < terms.size(); t++) {
            long left = terms.get(t);
            int length = 0;
            for (long rest = left; rest != 0; rest >>>= BITS) {
                length++;
            }
            for (int k = LONGEST - 1; k >= 0; k--) {
                if (k >= length) {
                    words[t * LONGEST + k] = -1;
                } else {
                    words[t * LONGEST + k] = (left & (NoteTokens.COUNT - 1)) - 1;
                    left >>>= BITS;
                }
            }
        }
        Axis term = new Axis("term", terms.size());
        Map<String, Tensor> weights = new LinkedHashMap<>();
        weights.put("terms", Tensor.wrap(words, term, new Axis("position", LONGEST)));
        weights.put("rarities", Tensor.copyOf(rarities, term));
        return weights;
    }
}
