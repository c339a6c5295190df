package org.melograph.plot;

/**
 * Something to look at, as a value: what is shown, not how. {@link PicturePainter} draws any of them on any
 * {@link Surface}, so that a file and the screen show the same.
 */
public sealed interface Picture
        permits Heatmap, TimeCurves, Curves, ConfusionMatrix, ScatterMap, Bars, PianoRoll, WaveOverview {
    /** What it shows, in a few words; empty where the place it stands in says so already. */
    String title();

    /** What it shows in a sentence, for people who cannot see it. */
    String description();
}
