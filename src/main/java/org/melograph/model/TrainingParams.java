package org.melograph.model;

import java.util.ArrayList;
import java.util.List;
import org.melograph.base.Param;

/** The settings that every network shares: how long and how fast it learns. Architectures give their own standards. */
public final class TrainingParams {
    private static final String AVERAGING = "averaging";

    private TrainingParams() {}

    /**
     * The shared settings with an architecture's standard values.
     *
     * @param patience epochs without a better validation loss before training stops
     */
    public static List<Param> of(int epochs, int batch, double learningRate, int patience) {
        return of(epochs, batch, learningRate, patience, "weights");
    }

    /**
     * The same with another standard for how rare classes are lifted: {@code none}, {@code weights} or
     * {@code oversample}.
     */
    public static List<Param> of(int epochs, int batch, double learningRate, int patience, String balance) {
        List<Param> all = new ArrayList<>(forTags(epochs, batch, learningRate, patience));
        all.add(new Param.Choice(
                "balance",
                "Balance",
                "How rare classes are lifted, in the training part only.",
                balance,
                List.of("none", "weights", "oversample")));
        all.add(new Param.Whole(
                "resample",
                "Resample to",
                "Examples of each class that are drawn from the training part, with replacement; 0 takes it as it is.",
                0,
                0,
                1_000_000));
        all.add(new Param.Whole(
                "resample_largest",
                "Of the largest",
                "Examples of the largest class that are drawn where classes are resampled; 0 draws as many as of the"
                        + " others.",
                0,
                0,
                1_000_000));
        return List.copyOf(all);
    }

    /** The same for models of tags, which have no classes to balance. */
    public static List<Param> forTags(int epochs, int batch, double learningRate, int patience) {
        return List.of(
                new Param.Whole("epochs", "Epochs", "Passes over the training part, at most.", epochs, 1, 100_000),
                new Param.Whole("batch", "Batch", "Examples in one step.", batch, 1, 4096),
                new Param.Real("learning_rate", "Learning rate", "Step size of Adam.", learningRate, 1e-7, 10),
                new Param.Whole(
                        "patience",
                        "Patience",
                        "Epochs without a better validation loss before training stops; the best weights are kept.",
                        patience,
                        1,
                        100_000),
                averaging(0));
    }

    /** How far weights are averaged over epochs. */
    private static Param averaging(double standard) {
        return new Param.Real(
                AVERAGING,
                "Averaging",
                "How much of the weights' running mean over epochs stays at each epoch; the mean is judged and kept in place"
                        + " of an epoch's own weights. 0 for none.",
                standard,
                0,
                0.99);
    }

    /** Shared settings whose weights are averaged over epochs as a standard. */
    public static List<Param> averaged(List<Param> shared, double standard) {
        return shared.stream()
                .map(param -> param.name().equals(AVERAGING) ? averaging(standard) : param)
                .toList();
    }
}
