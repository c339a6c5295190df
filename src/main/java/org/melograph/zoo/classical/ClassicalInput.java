package org.melograph.zoo.classical;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.melograph.base.BadInputException;
import org.melograph.base.Param;
import org.melograph.base.Params;
import org.melograph.dataset.Cut;
import org.melograph.dataset.FrontEnd;
import org.melograph.feature.Feature;
import org.melograph.feature.Features;
import org.melograph.model.InputShape;

/** What classical models are fed with: which feature, and how many numbers it comes to. */
final class ClassicalInput {
    private static final String COLUMNS = "columns";

    /** Features with a time axis, of which mean and deviation over time are taken. */
    private static final List<String> SERIES = List.of("mfcc", "mel", "chroma", "notes");

    private ClassicalInput() {}

    /** The settings of the input, the same for every classical model. */
    static List<Param> params() {
        List<String> features = new ArrayList<>(SERIES);
        features.add("audio-statistics");
        features.add(COLUMNS);
        return List.of(
                new Param.Choice(
                        "feature",
                        "Feature",
                        "What is learnt from: mean and deviation over time of a feature of sound or notes, or the columns"
                                + " of a table.",
                        "mfcc",
                        features),
                new Param.Real(
                        "seconds",
                        "Piece",
                        "Seconds of sound that are summarised as one; padded where fewer.",
                        30.0,
                        0.5,
                        3600),
                new Param.Whole(
                        "notes", "Notes", "Notes that are summarised as one, padded where fewer.", 800, 1, 1_000_000));
    }

    /** The front end for the settings. */
    static FrontEnd frontEnd(Params params) throws BadInputException {
        String feature = params.choice("feature");
        return switch (feature) {
            case "notes" ->
                FrontEnd.of(feature, Map.of("duration", "true", "velocity", "true"), pieces(params.whole("notes")));
            case "mel" -> FrontEnd.of(feature, Map.of("scale", "db"), pieces(frames(feature, params)));
            case "mfcc", "chroma" -> FrontEnd.of(feature, Map.of(), pieces(frames(feature, params)));
            default -> FrontEnd.of(feature, Map.of(), Cut.WHOLE);
        };
    }

    private static int frames(String feature, Params params) throws BadInputException {
        Feature computed = Features.byId(feature);
        return computed.timeGrid(Params.standard(computed.spec().params())).steps(params.real("seconds"));
    }

    private static Cut pieces(int steps) {
        return new Cut(steps, steps);
    }

    /** Whether inputs are summarised over time; the others are taken as they are. */
    static boolean summarises(Params params) {
        return SERIES.contains(params.choice("feature"));
    }

    /** How many numbers describe an example. */
    static int statistics(InputShape input, Params params) {
        return summarises(params) ? 2 * input.channels() : input.channels() * input.steps();
    }
}
