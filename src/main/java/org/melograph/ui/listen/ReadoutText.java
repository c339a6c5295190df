package org.melograph.ui.listen;

import java.util.Locale;
import org.melograph.music.Annotation;
import org.melograph.music.FrequencyBand;
import org.melograph.ui.plot.TimeSelection;
import org.melograph.ui.plot.TimelineView.Reading;
import org.melograph.ui.plot.TimelineView.Segment;
import org.melograph.ui.theme.Figures;

/** What the readout says of things that are no single point. */
final class ReadoutText {
    private ReadoutText() {}

    /** A marked region, such as {@code 0:11.4 to 0:12.9 · 1.50 s · 440 to 880 Hz}. */
    static String of(TimeSelection marked) {
        String time = Figures.position(marked.time().low()) + " to "
                + Figures.position(marked.time().high()) + " · "
                + String.format(Locale.ROOT, "%.2f s", marked.time().length());
        return marked.hertz() == null
                ? time
                : time
                        + String.format(
                                Locale.ROOT,
                                " · %,.0f to %,.0f Hz",
                                marked.hertz().low(),
                                marked.hertz().high());
    }

    /** An annotation, such as {@code verse · 0:12.0 to 0:24.5 · 400 to 900 Hz · click to hear}. */
    static String of(Annotation annotation) {
        String label = annotation.label().isEmpty() ? "" : annotation.label() + " · ";
        String time = Figures.position(annotation.start())
                + (annotation.isPoint() ? "" : " to " + Figures.position(annotation.end()));
        FrequencyBand band = annotation.band();
        String hertz =
                band == null ? "" : String.format(Locale.ROOT, " · %,.0f to %,.0f Hz", band.lowHz(), band.highHz());
        return label + time + hertz + " · click to hear";
    }

    /** A stretch of the timeline, such as {@code ambient 81% · 0:00.0 to 0:12.0 · click to hear}. */
    static String of(Reading reading) {
        Segment segment = reading.segment();
        double sure = segment.levelAt(reading.seconds());
        return segment.label() + (Double.isNaN(sure) ? "" : " " + Figures.percent(sure)) + " · "
                + Figures.position(segment.time().low()) + " to "
                + Figures.position(segment.time().high()) + " · click to hear";
    }
}
