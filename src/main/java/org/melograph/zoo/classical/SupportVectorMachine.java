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

/** The widest margin between each two classes, through a kernel, fitted by libsvm. */
public final class SupportVectorMachine extends ClassicalArchitecture {
    private static final int FOLDS = 3;

    /** How sharply votes become probabilities where that is not fitted. */
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
        return "A baseline of Chen, 'Convolutional Recurrent Music Sequence Classification and Generation', fitted by libsvm"
                + " (Chang and Lin 2011), one machine for each pair of classes, which vote. The label is the vote's, not that"
                + " of Platt's probabilities, which would cost accuracy: our probabilities are the softmax of the votes,"
                + " sharpened as held-out folds of the training part ask for." + OUR_INPUT;
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
                        "Fits on parts of the training part too, to learn how sure the votes may be; the labels stay the"
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
    Classifier fit(TrainingRows rows, Params params, long seed, Job job) throws BadInputException, StoppedException {
        boolean calibrate = params.flag("calibrate");
        KernelClassifier fitted = machine(rows, params, job.part(0, calibrate ? 0.4 : 1));
        return calibrate ? fitted.withSlope(slope(rows, params, seed, job.part(0.4, 1))) : fitted;
    }

    /** Tuning asks for labels only. */
    @Override
    Params whileTuning(Params params) throws BadInputException {
        return params.with("calibrate", false);
    }

    private static KernelClassifier machine(TrainingRows rows, Params params, Job job)
            throws BadInputException, StoppedException {
        boolean linear = params.choice("kernel").equals("linear");
        double gamma = linear ? 0 : params.real("gamma") / rows.width;
        PairProblem problem = new PairProblem(rows, gamma, params.real("c"));
        int pairs = KernelClassifier.pairs(rows.classes);
        AtomicInteger done = new AtomicInteger();
        List<Integer> numbers = IntStream.range(0, pairs).boxed().toList();
        List<PairProblem.Margin> margins = Workers.map("margins", Workers.cores(), numbers, job, pair -> {
            PairProblem.Margin margin = problem.solve(pair);
            job.report((double) done.incrementAndGet() / pairs, "Fitting margin " + done.get() + " of " + pairs);
            return margin;
        });
        return problem.machine(margins, PLAIN_SLOPE);
    }

    /** The slope under which held-out examples find their classes likeliest. */
    private static double slope(TrainingRows rows, Params params, long seed, Job job)
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
            KernelClassifier machine = machine(learnt, params, job.part((double) fold / count, (fold + 1.0) / count));
            for (int i = 0; i < asked.size(); i++) {
                double[] score = new double[rows.classes];
                machine.scores(asked.values, i, score);
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
