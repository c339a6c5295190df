package org.melograph.app;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.melograph.project.ModelBundle;
import org.melograph.train.metric.Reliability;
import org.melograph.train.metric.Temperature;

/**
 * How far a model's confidence can be trusted.
 *
 * @param temperature what makes its probabilities mean what they say; {@link Temperature#NONE} where it is not calibrated
 * @param calibrated whether a temperature was fitted on songs of its validation part
 * @param undecidedBelow the song's probability from which on naming a class paid off on its validation part: right
 *     answers less wrong ones are most; null where nobody measured
 */
public record Certainty(
        Temperature temperature,
        boolean calibrated,
        @Nullable Double undecidedBelow) {
    /** Of a model that was never calibrated. */
    public static final Certainty UNKNOWN = new Certainty(Temperature.NONE, false, null);

    /** The figures of a bundle that hold the two temperatures and the threshold. */
    private static final String OF_SONGS = "temperature_song";

    private static final String OF_PIECES = "temperature_piece";
    private static final String UNDECIDED_BELOW = "undecided_below";

    /** What a bundle says of itself; bundles from before there was calibration say nothing. */
    public static Certainty of(ModelBundle.Contents contents) {
        return of(contents.origin().figures());
    }

    /** What a bundle keeps of a calibration, beside its other figures. */
    static Map<String, Double> figures(Reliability calibration) {
        return Map.of(
                OF_SONGS,
                calibration.temperature().song(),
                OF_PIECES,
                calibration.temperature().piece(),
                UNDECIDED_BELOW,
                calibration.undecidedBelow(),
                "calibration_error",
                calibration.error(),
                "calibration_error_before",
                calibration.errorBefore());
    }

    private static Certainty of(Map<String, Double> figures) {
        double song = figures.getOrDefault(OF_SONGS, Double.NaN);
        double piece = figures.getOrDefault(OF_PIECES, 1.0);
        boolean fitted = song > 0 && piece > 0 && Double.isFinite(song) && Double.isFinite(piece);
        return new Certainty(
                fitted ? new Temperature(song, piece) : Temperature.NONE, fitted, figures.get(UNDECIDED_BELOW));
    }
}
