package org.melograph.zoo.classical;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.melograph.base.Axis;
import org.melograph.base.BadInputException;
import org.melograph.base.Job;
import org.melograph.base.Params;
import org.melograph.base.StoppedException;
import org.melograph.base.Tensor;
import org.melograph.base.Workers;

/**
 * Whether a row has each of several tags.
 *
 * <p>Weights: {@code shares}, axes {@code [tag]}, the part of the songs asked that have it; {@code fitted}, axes {@code
 * [tag]}, 1 where a classifier was fitted and 0 where the share is all that is known; and the classifiers' own, each under
 * {@code tag NUMBER}.
 */
final class TagClassifiers implements Classifier {
    private static final int YES = 1;

    /** How much a tag's share is mixed in: no song is held to have a tag for certain because all trees say so. */
    private static final double DOUBT = 0.01;

    private final float[] shares;
    private final List<Optional<Classifier>> classifiers;

    private TagClassifiers(float[] shares, List<Optional<Classifier>> classifiers) {
        this.shares = shares;
        this.classifiers = List.copyOf(classifiers);
    }

    /** Those that know nothing yet: every tag is as likely as not. */
    static TagClassifiers blank(int tags) {
        float[] shares = new float[tags];
        Arrays.fill(shares, 0.5f);
        return new TagClassifiers(shares, Collections.nCopies(tags, Optional.empty()));
    }

    /**
     * Fits one classifier for each tag. The same rows and seed give the same ones on any number of threads.
     *
     * @param answers axes {@code [example, tag]}: 1, 0, or -1 where nobody asked
     */
    static TagClassifiers fit(
            ClassicalArchitecture kind,
            DescribedPart part,
            Tensor answers,
            List<Integer> groups,
            Params params,
            long seed,
            Job job)
            throws BadInputException, StoppedException {
        int tags = answers.size(1);
        float[] shares = new float[tags];
        for (int tag = 0; tag < tags; tag++) {
            shares[tag] = share(answers, tag);
        }
        double[] ones = new double[groups.size()];
        Arrays.fill(ones, 1);
        int[] groupOf = groups.stream().mapToInt(Integer::intValue).toArray();
        List<Integer> numbers = IntStream.range(0, tags).boxed().toList();
        List<Optional<Classifier>> fitted = Workers.map("tags", Workers.allowed(), numbers, job, tag -> {
            int[] labels = IntStream.range(0, groupOf.length)
                    .map(i -> (int) answers.at(i, tag))
                    .toArray();
            int[] asked = IntStream.range(0, labels.length)
                    .filter(i -> labels[i] >= 0)
                    .toArray();
            TrainingRows rows = new TrainingRows(part.values, part.maker.width(), labels, ones, groupOf, 2);
            TrainingRows known = asked.length == labels.length ? rows : rows.select(asked);
            job.throwIfStopped();
            return known.occurringClasses() < 2
                    ? Optional.empty()
                    : Optional.of(kind.fit(known, params, seed, 1, Job.silent()));
        });
        return new TagClassifiers(shares, fitted);
    }

    /** The part of the songs asked that have a tag, as if one more had it and one more had not. */
    private static float share(Tensor answers, int tag) {
        int yes = 1;
        int asked = 2;
        for (int i = 0; i < answers.size(0); i++) {
            float answer = answers.at(i, tag);
            yes += answer > 0 ? 1 : 0;
            asked += answer >= 0 ? 1 : 0;
        }
        return (float) yes / asked;
    }

    static TagClassifiers load(
            ClassicalArchitecture kind, StoredWeights stored, int statistics, int tags, Params params)
            throws BadInputException {
        float[] shares = stored.take("shares", tags).values().clone();
        for (float share : shares) {
            if (!(share >= 0 && share <= 1)) {
                throw StoredWeights.unfit("shares", "hold " + share);
            }
        }
        int[] fitted = stored.takeWhole("fitted", tags, 0, 1);
        List<Optional<Classifier>> classifiers = new ArrayList<>();
        for (int tag = 0; tag < tags; tag++) {
            if (fitted[tag] == 0) {
                classifiers.add(Optional.empty());
                continue;
            }
            StoredWeights own = stored.takeAll(prefix(tag));
            classifiers.add(Optional.of(kind.load(own, statistics, 2, params)));
            own.done();
        }
        return new TagClassifiers(shares, classifiers);
    }

    private static String prefix(int tag) {
        return String.format(Locale.ROOT, "tag %04d ", tag);
    }

    @Override
    public void classify(float[] rows, int row, double[] into) {
        double[] both = new double[2];
        for (int tag = 0; tag < shares.length; tag++) {
            Classifier classifier = classifiers.get(tag).orElse(null);
            if (classifier == null) {
                into[tag] = shares[tag];
            } else {
                classifier.classify(rows, row, both);
                into[tag] = (1 - DOUBT) * both[YES] + DOUBT * shares[tag];
            }
        }
    }

    @Override
    public Map<String, Tensor> weights() {
        Axis tagAxis = new Axis("tag", shares.length);
        float[] fitted = new float[shares.length];
        Map<String, Tensor> weights = new LinkedHashMap<>();
        weights.put("shares", Tensor.copyOf(shares, tagAxis));
        Map<String, Tensor> own = new LinkedHashMap<>();
        for (int tag = 0; tag < fitted.length; tag++) {
            Classifier classifier = classifiers.get(tag).orElse(null);
            if (classifier != null) {
                fitted[tag] = 1;
                String prefix = prefix(tag);
                classifier.weights().forEach((name, tensor) -> own.put(prefix + name, tensor));
            }
        }
        weights.put("fitted", Tensor.copyOf(fitted, tagAxis));
        weights.putAll(own);
        return weights;
    }
}
