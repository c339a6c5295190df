package org.melograph.plot;

import org.melograph.feature.MelScale;

/** How frequencies are spread over an axis. */
public enum AxisScale {
    /** Equal Hz are equally long. */
    LINEAR("Linear"),
    /** Equal ratios are equally long; ticks in Hz. */
    LOG("Log"),
    /** Equal steps of the mel scale (Slaney 1998, linear below 1 kHz) are equally long. */
    MEL("Mel"),
    /** Equal ratios are equally long; ticks are notes. */
    NOTE("Notes");

    /** The lowest frequency a logarithmic axis shows, in Hz: the note C1. */
    public static final double LOWEST_LOG_HERTZ = Pitch.hertz(24);

    // Where its bands stand is of no matter here.
    private static final MelScale SLANEY = new MelScale(1, 0, 1, false);

    private final String title;

    AxisScale(String title) {
        this.title = title;
    }

    /** For people. */
    public String title() {
        return title;
    }

    /** Whether the scale has no place for 0 Hz. */
    public boolean isLogarithmic() {
        return this == LOG || this == NOTE;
    }

    /** The place of a frequency in Hz on the scale, growing with it; below 1e-3 Hz a logarithmic scale stands still. */
    public double forward(double hertz) {
        return switch (this) {
            case LINEAR -> hertz;
            case LOG, NOTE -> Math.log(Math.max(hertz, 1e-3)) / Math.log(2);
            case MEL -> SLANEY.mel(hertz);
        };
    }

    /** The frequency in Hz at a place on the scale: undoes {@link #forward(double)}. */
    public double inverse(double place) {
        return switch (this) {
            case LINEAR -> place;
            case LOG, NOTE -> Math.pow(2, place);
            case MEL -> SLANEY.hertz(place);
        };
    }
}
