package org.melograph.zoo.classical;

import java.util.List;
import java.util.Map;
import org.melograph.base.BadInputException;
import org.melograph.base.Param;
import org.melograph.base.Params;
import org.melograph.base.Tensor;
import org.melograph.dataset.Cut;
import org.melograph.dataset.FrontEnd;
import org.melograph.feature.Feature;
import org.melograph.feature.Features;
import org.melograph.model.Architecture;
import org.melograph.model.InputShape;
import org.melograph.model.Learner;
import org.melograph.model.Model;
import org.melograph.model.ModelSpec;
import org.melograph.model.Task;

/** Logistic regression on summary statistics of any feature, or on the columns of a table. */
public final class LogisticRegression implements Architecture {
    private static final String COLUMNS = "columns";

    @Override
    public String id() {
        return "logistic-regression";
    }

    @Override
    public String title() {
        return "Logistic regression";
    }

    @Override
    public String paper() {
        return "chen";
    }

    @Override
    public String source() {
        return "A baseline of Chen, 'Convolutional Recurrent Music Sequence Classification and Generation', fitted by "
                + "liblinear (Fan et al. 2008): L2-regularised, each class against the rest, the probabilities normalised "
                + "to sum 1. Our decisions: audio and notes are described by mean and deviation over time of each channel "
                + "of a feature, standardised on the training part; rows of a table are taken as they are.";
    }

    @Override
    public String inputKind() {
        return "any";
    }

    @Override
    public Task task() {
        return Task.CLASSIFY;
    }

    @Override
    public List<Param> params() {
        return List.of(
                new Param.Choice(
                        "feature",
                        "Feature",
                        "What is summarised: a feature of sound, of notes, or the columns of a table.",
                        "mfcc",
                        List.of("mfcc", "mel", "chroma", "notes", COLUMNS)),
                new Param.Real(
                        "seconds",
                        "Piece",
                        "Seconds of sound that are summarised as one; padded where fewer.",
                        30.0,
                        0.5,
                        3600),
                new Param.Whole(
                        "notes", "Notes", "Notes that are summarised as one, padded where fewer.", 800, 1, 1_000_000),
                new Param.Real(
                        "c",
                        "C",
                        "How much errors count against large coefficients; more fits closer.",
                        0.1,
                        1e-6,
                        1e6),
                new Param.Choice(
                        "balance",
                        "Balance",
                        "How rare classes are lifted, in the training part only.",
                        "weights",
                        List.of("none", "weights", "oversample")));
    }

    @Override
    public FrontEnd frontEnd(Params params) throws BadInputException {
        String feature = params.choice("feature");
        return switch (feature) {
            case COLUMNS -> FrontEnd.of(feature, Map.of(), Cut.WHOLE);
            case "notes" ->
                FrontEnd.of(feature, Map.of("duration", "true", "velocity", "true"), pieces(params.whole("notes")));
            case "mel" -> FrontEnd.of(feature, Map.of("scale", "db"), pieces(frames(feature, params)));
            default -> FrontEnd.of(feature, Map.of(), pieces(frames(feature, params)));
        };
    }

    private static int frames(String feature, Params params) throws BadInputException {
        Feature computed = Features.byId(feature);
        return computed.timeGrid(Params.standard(computed.spec().params())).steps(params.real("seconds"));
    }

    private static Cut pieces(int steps) {
        return new Cut(steps, steps);
    }

    @Override
    public InputShape usualInput() {
        return new InputShape(20, 1292);
    }

    /** Whether inputs are summarised over time; columns of a table are not. */
    static boolean summarises(Params params) {
        return !params.choice("feature").equals(COLUMNS);
    }

    /** How many numbers describe an example. */
    static int statistics(InputShape input, Params params) {
        return summarises(params) ? 2 * input.channels() : input.channels() * input.steps();
    }

    @Override
    public long weights(InputShape input, int classes, Params params) {
        return (statistics(input, params) + 1L) * classes;
    }

    @Override
    public Learner begin(ModelSpec spec, long seed) throws BadInputException {
        return new LogisticLearner(checked(spec));
    }

    @Override
    public Model restore(ModelSpec spec, Map<String, Tensor> weights) throws BadInputException {
        LogisticModel model = new LogisticModel(checked(spec));
        model.load(weights);
        return model;
    }

    private static ModelSpec checked(ModelSpec spec) throws BadInputException {
        if (spec.labels().size() < 2) {
            throw new BadInputException("'logistic-regression' needs two classes or more, not "
                    + spec.labels().size() + ". Add songs with another label.");
        }
        return spec;
    }
}
