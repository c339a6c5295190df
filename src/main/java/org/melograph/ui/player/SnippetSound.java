package org.melograph.ui.player;

import java.util.List;
import org.melograph.base.Axis;
import org.melograph.base.Tensor;
import org.melograph.plot.Range;
import org.melograph.plot.WaveOverview;
import org.melograph.sound.Snippets;

/** Stretches of a track one after the other, as a sound of its own. */
public final class SnippetSound {
    private SnippetSound() {}

    /**
     * The sound of stretches.
     *
     * @param whole is closed with it
     * @param stretches in seconds, at least one, none empty
     */
    public static Sound of(Sound whole, List<Range> stretches) {
        List<Snippets.Stretch> parts = stretches.stream()
                .map(range -> new Snippets.Stretch(range.low(), range.length()))
                .toList();
        return new Sound(
                new Snippets(whole.source(), parts),
                job -> joined(whole.outline().run(job), stretches));
    }

    /** The outlines of stretches one after the other; silent beyond the end of the whole. */
    static WaveOverview joined(WaveOverview whole, List<Range> stretches) {
        double seconds = stretches.stream().mapToDouble(Range::length).sum();
        int bins = whole.peaks().size(0);
        int made = Math.clamp(Math.round(seconds / whole.seconds() * bins), 1, WaveOverview.BINS);
        float[] peaks = new float[2 * made];
        int stretch = 0;
        double before = 0;
        for (int bin = 0; bin < made; bin++) {
            double at = (bin + 0.5) * seconds / made;
            while (stretch + 1 < stretches.size()
                    && at >= before + stretches.get(stretch).length()) {
                before += stretches.get(stretch).length();
                stretch++;
            }
            int from = (int) ((stretches.get(stretch).low() + at - before) / whole.seconds() * bins);
            if (from < bins) {
                peaks[2 * bin] = whole.peaks().at(from, 0);
                peaks[2 * bin + 1] = whole.peaks().at(from, 1);
            }
        }
        return new WaveOverview(
                whole.title(),
                Tensor.wrap(peaks, new Axis("bin", made), new Axis("edge", 2)),
                seconds,
                new Range(0, seconds),
                null);
    }
}
