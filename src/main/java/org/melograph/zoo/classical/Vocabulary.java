package org.melograph.zoo.classical;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToLongFunction;
import org.melograph.base.Axis;
import org.melograph.base.Params;
import org.melograph.base.Tensor;

/**
 * The terms by which examples are told apart, each weighted by how rare it is (TF-IDF with logarithmic counts, as
 * scikit-learn's {@code TfidfVectorizer} with {@code sublinear_tf}).
 */
final class Vocabulary {
    /** Before anything was counted. */
    static final Vocabulary EMPTY = new Vocabulary(List.of(), new float[0]);

    private final List<Long> terms;
    private final Map<Long, Integer> places = new HashMap<>();
    private final float[] rarities;

    /**
     * A vocabulary that is known.
     *
     * @param rarities the logarithm of how rare each term is, above 0
     */
    Vocabulary(List<Long> terms, float[] rarities) {
        this.terms = List.copyOf(terms);
        this.rarities = rarities;
        for (int i = 0; i < terms.size(); i++) {
            places.put(terms.get(i), i);
        }
    }

    /**
     * Each family's most widespread terms: those that {@code least} examples have, at most {@code terms} of a family, both
     * settings of the model.
     *
     * @param users how many examples have a term
     * @param family which family a term is of, from 0 to below {@code families}
     */
    static Vocabulary of(
            Map<Long, Integer> users, int examples, int families, ToLongFunction<Long> family, Params params) {
        int least = params.whole("least");
        List<Long> terms = new ArrayList<>();
        for (int f = 0; f < families; f++) {
            int own = f;
            users.entrySet().stream()
                    .filter(e -> family.applyAsLong(e.getKey()) == own && e.getValue() >= least)
                    .sorted(Map.Entry.<Long, Integer>comparingByValue(Comparator.reverseOrder())
                            .thenComparing(Map.Entry.comparingByKey()))
                    .limit(params.whole("terms"))
                    .forEach(e -> terms.add(e.getKey()));
        }
        float[] rarities = new float[terms.size()];
        for (int i = 0; i < rarities.length; i++) {
            rarities[i] = (float) (1 + Math.log((1.0 + examples) / (1 + users.getOrDefault(terms.get(i), 0))));
        }
        return new Vocabulary(terms, rarities);
    }

    /** The terms in the order of their places. */
    List<Long> terms() {
        return terms;
    }

    int size() {
        return terms.size();
    }

    /**
     * Writes the weighted counts of an example's terms of one family to their places, so that their squares sum to one part
     * in {@code families}.
     *
     * @param counts terms that are not in the vocabulary are passed over
     */
    void write(Map<Long, Integer> counts, float[] rows, int offset, int families) {
        double squares = 0;
        for (Map.Entry<Long, Integer> term : counts.entrySet()) {
            Integer place = places.get(term.getKey());
            if (place != null && term.getValue() > 0) {
                double value = (1 + Math.log(term.getValue())) * rarities[place];
                rows[offset + place] = (float) value;
                squares += value * value;
            }
        }
        double length = Math.sqrt(squares * families);
        for (Map.Entry<Long, Integer> term : counts.entrySet()) {
            Integer place = places.get(term.getKey());
            if (place != null && term.getValue() > 0) {
                rows[offset + place] = (float) (rows[offset + place] / length);
            }
        }
    }

    /** To be stored: axes {@code [term]}. */
    Tensor rarities() {
        return Tensor.copyOf(rarities, new Axis("term", terms.size()));
    }
}
