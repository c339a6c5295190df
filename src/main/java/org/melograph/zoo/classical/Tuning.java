package org.melograph.zoo.classical;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.melograph.base.BadInputException;
import org.melograph.base.Grid;
import org.melograph.base.Job;
import org.melograph.base.Param;
import org.melograph.base.Params;
import org.melograph.base.StoppedException;
import org.melograph.base.Workers;
import org.melograph.dataset.GroupFolds;
import org.melograph.model.TriedSetting;

/** Grid search by cross-validation within a training part: no group is both fitted on and asked. */
final class Tuning {
    /** The setting that says which measure chooses. */
    static final Param BY = new Param.Choice(
            "tune_by",
            "Tune by",
            "What the best setting is best at: accuracy, or balanced-accuracy, where a rare class counts as much as a large"
                    + " one.",
            "accuracy",
            List.of("accuracy", "balanced-accuracy"));

    private static final int FOLDS = 4;

    private Tuning() {}

    /** One setting on one fold. */
    private record Trial(int setting, int fold) {}

    /**
     * Tries every setting of the architecture's grid; the one with the highest mean of what {@link #BY}
     * names is marked as chosen.
     *
     * @param params what is fitted with but for the settings of the grid
     */
    static List<TriedSetting> of(
            ClassicalArchitecture architecture, Params params, TrainingRows rows, long seed, Job job)
            throws BadInputException, StoppedException {
        List<Map<String, String>> grid = architecture.grid();
        List<Integer> labels = Arrays.stream(rows.labels).boxed().toList();
        List<Integer> groups = Arrays.stream(rows.groups).boxed().toList();
        List<Integer> folds = GroupFolds.of(labels, groups, FOLDS, seed);
        int count = folds.stream().mapToInt(Integer::intValue).max().orElse(0) + 1;
        if (count < 2) {
            throw new BadInputException("The training part has one group only, so nothing can be held out of it to tune"
                    + " on. Add songs of other groups, or do not 'tune'.");
        }
        List<Trial> trials = IntStream.range(0, grid.size())
                .boxed()
                .flatMap(s -> IntStream.range(0, count).mapToObj(f -> new Trial(s, f)))
                .toList();
        AtomicInteger done = new AtomicInteger();
        List<Double> accuracies = Workers.map("tuning", Workers.allowed(), trials, job, trial -> {
            Params tried = architecture.whileTuning(with(params, grid.get(trial.setting)));
            double accuracy = accuracy(architecture, tried, rows, folds, trial.fold, seed, quiet(job));
            job.report(
                    (double) done.incrementAndGet() / trials.size(),
                    String.format(Locale.ROOT, "Tuning: %d of %d fits", done.get(), trials.size()));
            return accuracy;
        });
        return chosen(grid, accuracies, count);
    }

    /** The parameters with some of them set from text. */
    static Params with(Params params, Map<String, String> set) throws BadInputException {
        Params changed = params;
        for (Param param : params.declared()) {
            String value = set.get(param.name());
            if (value != null) {
                changed = changed.with(param.name(), param.parse(value));
            }
        }
        return changed;
    }

    private static double accuracy(
            ClassicalArchitecture architecture,
            Params params,
            TrainingRows rows,
            List<Integer> folds,
            int fold,
            long seed,
            Job job)
            throws BadInputException, StoppedException {
        TrainingRows asked = rows.select(rows.rowsOf(folds, fold, true));
        TrainingRows learnt = rows.select(rows.rowsOf(folds, fold, false));
        if (learnt.occurringClasses() < 2) {
            return 0;
        }
        Classifier classifier = architecture.fit(learnt, params, seed, 1, job);
        double[] probabilities = new double[rows.classes];
        int[] right = new int[rows.classes];
        int[] all = new int[rows.classes];
        for (int i = 0; i < asked.size(); i++) {
            classifier.classify(asked.values, i, probabilities);
            int label = asked.labels[i];
            all[label]++;
            right[label] += Votes.largest(probabilities) == label ? 1 : 0;
        }
        if (params.choice(BY.name()).equals("accuracy")) {
            return (double) Arrays.stream(right).sum() / asked.size();
        }
        return IntStream.range(0, rows.classes)
                .filter(c -> all[c] > 0)
                .mapToDouble(c -> (double) right[c] / all[c])
                .average()
                .orElse(0);
    }

    private static List<TriedSetting> chosen(List<Map<String, String>> grid, List<Double> accuracies, int folds) {
        double[] means = new double[grid.size()];
        double[] deviations = new double[grid.size()];
        int best = 0;
        for (int s = 0; s < means.length; s++) {
            List<Double> own = accuracies.subList(s * folds, (s + 1) * folds);
            double mean =
                    own.stream().mapToDouble(Double::doubleValue).average().orElse(0);
            double squares =
                    own.stream().mapToDouble(a -> (a - mean) * (a - mean)).sum();
            means[s] = mean;
            deviations[s] = Math.sqrt(squares / (folds - 1));
            best = means[s] > means[best] ? s : best;
        }
        List<TriedSetting> tried = new ArrayList<>(means.length);
        for (int s = 0; s < means.length; s++) {
            tried.add(new TriedSetting(grid.get(s), means[s], deviations[s], folds, s == best));
        }
        return List.copyOf(tried);
    }

    /** A job that stops with the whole but does not move its bar: fits are what is counted. */
    private static Job quiet(Job whole) {
        return new Job() {
            @Override
            public void report(double fraction, String doing) {}

            @Override
            public boolean isStopped() {
                return whole.isStopped();
            }
        };
    }

    /** The values of one parameter that are tried. */
    record Values(String name, List<String> values) {
        Values(String name, String... values) {
            this(name, List.of(values));
        }
    }

    /** Every combination of the parameters' values, the last parameter changing fastest. */
    static List<Map<String, String>> combinations(Values... parameters) {
        Map<String, List<String>> values = new LinkedHashMap<>();
        for (Values parameter : parameters) {
            values.put(parameter.name, parameter.values);
        }
        return Grid.of(values);
    }
}
