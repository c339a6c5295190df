package org.melograph.zoo.classical;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.melograph.base.BadInputException;
import org.melograph.base.Job;
import org.melograph.base.Param;
import org.melograph.base.Params;
import org.melograph.base.StoppedException;
import org.melograph.model.Learner;
import org.melograph.model.ModelSpec;
import org.melograph.model.Task;

/**
 * What the classical classifiers share: the same inputs, described and scaled in the same way, balancing, and tuning by
 * cross-validation within the training part.
 */
abstract class ClassicalArchitecture extends RowArchitecture {
    /** The sentence that every source ends with. */
    static final String OUR_INPUT = " Our decisions: what is heard is described by mean and deviation over time of each"
            + " channel of a feature, by statistics of a whole clip or of notes, or by TF-IDF of n-grams of notes or of the"
            + " words of lyrics, whose vocabulary is the training part's; the columns of a table, the pitch series and the mean"
            + " vector of lyrics are taken as they are. All but n-grams and words is standardised on the training part.";

    private final String standardBalance;

    ClassicalArchitecture(String standardBalance) {
        this.standardBalance = standardBalance;
    }

    /** The settings that tuning tries, simplest first: of equally good ones the first is taken. */
    abstract List<Map<String, String>> grid();

    /**
     * Fits a classifier. The same rows, settings and seed give the same one on any number of threads.
     *
     * @param rows of at least two classes
     * @param threads that may be used, 1 or more
     */
    abstract Classifier fit(TrainingRows rows, Params params, long seed, int threads, Job job)
            throws BadInputException, StoppedException;

    /** The settings to fit with while tuning, where only labels count. */
    Params whileTuning(Params params) throws BadInputException {
        return params;
    }

    @Override
    public final String paper() {
        return "chen";
    }

    @Override
    public final Task task() {
        return Task.CLASSIFY;
    }

    @Override
    public final List<Param> params() {
        List<Param> params = new ArrayList<>(ClassicalInput.params());
        params.addAll(ownParams());
        params.add(new Param.Flag(
                "tune",
                "Tune",
                "Chooses settings by four-fold cross-validation within the training part, groups whole, in place of those"
                        + " given: " + gridInWords() + ".",
                false));
        params.add(Tuning.BY);
        params.add(new Param.Choice(
                "balance",
                "Balance",
                "How rare classes are lifted, in the training part only.",
                standardBalance,
                List.of("none", "weights", "oversample")));
        return params;
    }

    private String gridInWords() {
        List<Map<String, String>> grid = grid();
        return String.join(
                ", ",
                grid.getFirst().keySet().stream()
                        .map(name -> name + " of "
                                + String.join(
                                        " ",
                                        grid.stream()
                                                .map(set -> set.getOrDefault(name, ""))
                                                .distinct()
                                                .toList()))
                        .toList());
    }

    @Override
    public final Learner begin(ModelSpec spec, long seed) throws BadInputException {
        return new ClassicalLearner(this, checked(spec), seed);
    }

    @Override
    final ModelSpec checked(ModelSpec spec) throws BadInputException {
        if (spec.labels().size() < 2) {
            throw new BadInputException("'" + id() + "' needs two classes or more, not "
                    + spec.labels().size() + ". Add songs with another label.");
        }
        return spec;
    }
}
