package org.melograph.zoo.classical;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.melograph.base.BadInputException;
import org.melograph.base.Job;
import org.melograph.base.Param;
import org.melograph.base.Params;
import org.melograph.base.StoppedException;
import org.melograph.base.Workers;
import org.melograph.dataset.GroupFolds;
import org.melograph.model.InputShape;

/** The widest margin between each two classes, through a kernel. */
public final class SupportVectorMachine extends ClassicalArchitecture {
    private static final int FOLDS = 3;

    /** What may be kept of the kernel, over all threads. */
    private static final long CACHE_BYTES = 256L << 20;

    /** How sharply margins become probabilities where that is not fitted. */
    private static final double PLAIN_SLOPE = 1;

    /** A machine. */
    public SupportVectorMachine() {
        super("none");
    }

    @Override
    public String id() {
        return "svm";
    }

    @Override
    public String title() {
        return "Support vector machine";
    }

    @Override
    public String source() {
        return "A baseline of Chen, 'Convolutional Recurrent Music Sequence Classification and Generation': C-support vector"
                + " machines solved as libsvm does (Chang and Lin 2011; Fan, Chen and Lin 2005), one for each pair of"
                + " classes, which vote. The label is the vote's, not that"
                + " of Platt's probabilities, which would cost accuracy: our probabilities are the softmax of the"
                + " margins, sharpened as held-out folds of the training part ask for, the largest given to the vote's winner."
                + OUR_INPUT;
    }

    @Override
    List<Param> ownParams() {
        return List.of(
                new Param.Real(
                        "c", "C", "How much errors count against a wide margin; more fits closer.", 3.0, 1e-6, 1e6),
                new Param.Choice(
                        "kernel",
                        "Kernel",
                        "How alike two examples are: rbf falls with their squared distance, linear is the inner product.",
                        "rbf",
                        List.of("rbf", "linear")),
                new Param.Real(
                        "gamma",
                        "Gamma",
                        "How fast the rbf kernel falls, as a multiple of 1 / number of statistics; more fits closer.",
                        1.0,
                        1e-6,
                        1e6),
                new Param.Flag(
                        "calibrate",
                        "Calibrate",
                        "Fits on parts of the training part too, to learn how sure the answers may be; the labels stay the"
                                + " same.",
                        true));
    }

    @Override
    List<Map<String, String>> grid() {
        return Tuning.combinations(
                new Tuning.Values("c", "1.0", "3.0", "10.0", "30.0"), new Tuning.Values("gamma", "0.3", "1.0", "3.0"));
    }

    /** At least: two vectors. How many support the margins, the data decide. */
    @Override
    public long weights(InputShape input, int classes, Params params) {
        return 2L * ClassicalInput.statistics(input, params) + 2L * KernelClassifier.pairs(classes);
    }

    @Override
    Classifier fit(TrainingRows rows, Params params, long seed, int threads, Job job)
            throws BadInputException, StoppedException {
        boolean calibrate = params.flag("calibrate");
        KernelClassifier fitted = machine(rows, params, threads, job.part(0, calibrate ? 0.4 : 1));
        return calibrate ? fitted.withSlope(slope(rows, params, seed, threads, job.part(0.4, 1))) : fitted;
    }

    /** Tuning asks for labels only. */
    @Override
    Params whileTuning(Params params) throws BadInputException {
        return params.with("calibrate", false);
    }

    private static KernelClassifier machine(TrainingRows rows, Params params, int threads, Job job)
            throws BadInputException, StoppedException {
        boolean linear = params.choice("kernel").equals("linear");
        float gamma = linear ? 0 : (float) (params.real("gamma") / rows.width);
        double c = params.real("c");
        List<int[]> pairs = new ArrayList<>();
        for (int a = 0; a < rows.classes; a++) {
            for (int b = a + 1; b < rows.classes; b++) {
                pairs.add(new int[] {a, b});
            }
        }
        AtomicInteger done = new AtomicInteger();
        List<Margin> margins = Workers.map("margins", threads, pairs, job, pair -> {
            Margin margin = margin(rows, pair[0], pair[1], gamma, c, CACHE_BYTES / threads, job);
            int count = done.incrementAndGet();
            job.report((double) count / pairs.size(), "Fitting margin " + count + " of " + pairs.size());
            return margin;
        });
        return together(rows, margins, gamma);
    }

    /**
     * What parts two classes.
     *
     * @param vectors the rows that support the margin; empty where a class has none
     * @param coefficients of these rows
     * @param offset taken off their sum
     */
    private record Margin(List<Integer> vectors, List<Double> coefficients, double offset) {}

    private static Margin margin(
            TrainingRows rows, int first, int second, float gamma, double c, long cacheBytes, Job job)
            throws StoppedException {
        int[] members = IntStream.range(0, rows.size())
                .filter(i -> rows.labels[i] == first || rows.labels[i] == second)
                .toArray();
        if (IntStream.of(members).map(i -> rows.labels[i]).distinct().count() < 2) {
            return new Margin(List.of(), List.of(), 0);
        }
        MarginSolver solver = new MarginSolver(rows, members, first, gamma, c, cacheBytes);
        solver.solve(job);
        List<Integer> vectors = new ArrayList<>();
        List<Double> coefficients = new ArrayList<>();
        for (int i = 0; i < members.length; i++) {
            if (solver.coefficient(i) != 0) {
                vectors.add(members[i]);
                coefficients.add(solver.coefficient(i));
            }
        }
        return new Margin(vectors, coefficients, solver.offset());
    }

    /** All margins, in the order of the pairs, over the rows that any of them needs. */
    private static KernelClassifier together(TrainingRows rows, List<Margin> margins, float gamma) {
        int[] used = margins.stream()
                .flatMap(m -> m.vectors.stream())
                .mapToInt(Integer::intValue)
                .distinct()
                .sorted()
                .toArray();
        int[] place = new int[rows.size()];
        for (int v = 0; v < used.length; v++) {
            place[used[v]] = v;
        }
        float[] coefficients = new float[Math.multiplyExact(margins.size(), used.length)];
        float[] offsets = new float[margins.size()];
        int[] present = new int[margins.size()];
        for (int p = 0; p < margins.size(); p++) {
            Margin margin = margins.get(p);
            for (int v = 0; v < margin.vectors.size(); v++) {
                coefficients[p * used.length + place[margin.vectors.get(v)]] =
                        margin.coefficients.get(v).floatValue();
            }
            offsets[p] = (float) margin.offset;
            present[p] = margin.vectors.isEmpty() ? 0 : 1;
        }
        return new KernelClassifier(
                rows.select(used).values,
                coefficients,
                offsets,
                present,
                (float) PLAIN_SLOPE,
                gamma,
                rows.width,
                rows.classes);
    }

    /** The slope under which held-out examples find their classes likeliest. */
    private static double slope(TrainingRows rows, Params params, long seed, int threads, Job job)
            throws BadInputException, StoppedException {
        List<Integer> folds = GroupFolds.of(
                Arrays.stream(rows.labels).boxed().toList(),
                Arrays.stream(rows.groups).boxed().toList(),
                FOLDS,
                seed);
        int count = folds.stream().mapToInt(Integer::intValue).max().orElse(0) + 1;
        List<double[]> scores = new ArrayList<>();
        List<Integer> labels = new ArrayList<>();
        for (int fold = 0; fold < count; fold++) {
            TrainingRows asked = rows.select(rows.rowsOf(folds, fold, true));
            TrainingRows learnt = rows.select(rows.rowsOf(folds, fold, false));
            if (learnt.size() == 0 || learnt.occurringClasses() < 2) {
                continue;
            }
            KernelClassifier machine =
                    machine(learnt, params, threads, job.part((double) fold / count, (fold + 1.0) / count));
            double[] margins = new double[KernelClassifier.pairs(rows.classes)];
            for (int i = 0; i < asked.size(); i++) {
                double[] score = new double[rows.classes];
                machine.margins(asked.values, i, margins);
                machine.support(margins, score);
                scores.add(score);
                labels.add(asked.labels[i]);
            }
        }
        return scores.isEmpty() ? PLAIN_SLOPE : likeliest(scores, labels);
    }

    /** Golden section search between two bounds; the loss has one valley in the slope. */
    private static double likeliest(List<double[]> scores, List<Integer> labels) {
        double golden = (Math.sqrt(5) - 1) / 2;
        double low = 0.05;
        double high = 10;
        for (int step = 0; step < 30; step++) {
            double a = high - golden * (high - low);
            double b = low + golden * (high - low);
            if (loss(scores, labels, a) < loss(scores, labels, b)) {
                high = b;
            } else {
                low = a;
            }
        }
        return (low + high) / 2;
    }

    private static double loss(List<double[]> scores, List<Integer> labels, double slope) {
        double loss = 0;
        for (int i = 0; i < scores.size(); i++) {
            double[] probabilities = scores.get(i).clone();
            Votes.softmax(probabilities, slope);
            loss -= Math.log(Math.max(probabilities[labels.get(i)], 1e-12));
        }
        return loss;
    }

    @Override
    Classifier load(StoredWeights weights, int statistics, int classes, Params params) throws BadInputException {
        return KernelClassifier.load(weights, statistics, classes);
    }
}
