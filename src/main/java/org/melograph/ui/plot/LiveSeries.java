package org.melograph.ui.plot;

import java.util.Arrays;
import org.melograph.base.Axis;
import org.melograph.base.Tensor;
import org.melograph.plot.Curves;
import org.melograph.plot.Ink;

/**
 * A line that grows. Any thread may append; appending costs no more as the line gets longer, and of very long lines only the
 * peaks are kept, so that memory and drawing stay bounded.
 */
public final class LiveSeries {
    private static final int MOST_POINTS = 32_768;
    private static final int RUN = 4;

    private final LiveCurves owner;
    private final String name;
    private final Ink ink;
    private final double smoothing;
    private float[] points = new float[512];
    private float[] trend = new float[512];
    private int count;
    private double mean;
    private double weight;

    LiveSeries(LiveCurves owner, String name, Ink ink, double smoothing) {
        this.owner = owner;
        this.name = name;
        this.ink = ink;
        this.smoothing = smoothing;
    }

    /** Adds a point; {@code x} grows. A y that is not finite makes a gap. */
    public void append(double x, double y) {
        synchronized (this) {
            if (2 * count == points.length) {
                if (count >= MOST_POINTS) {
                    thin();
                } else {
                    points = Arrays.copyOf(points, 2 * points.length);
                    trend = Arrays.copyOf(trend, 2 * trend.length);
                }
            }
            double smooth = Double.NaN;
            if (Double.isFinite(y)) {
                mean = smoothing * mean + (1 - smoothing) * y;
                weight = smoothing * weight + (1 - smoothing);
                smooth = mean / weight;
            }
            points[2 * count] = (float) x;
            points[2 * count + 1] = (float) y;
            trend[2 * count] = (float) x;
            trend[2 * count + 1] = (float) smooth;
            count++;
        }
        owner.changed();
    }

    /** How many points it keeps. */
    public synchronized int size() {
        return count;
    }

    /** The line as it is now. */
    synchronized Curves.Series snapshot() {
        Axis[] axes = {new Axis("point", count), new Axis("coordinate", 2)};
        Tensor raw = Tensor.wrap(Arrays.copyOf(points, 2 * count), axes);
        if (smoothing == 0) {
            return Curves.Series.of(name, ink, raw);
        }
        return new Curves.Series(name, ink, raw, Tensor.wrap(Arrays.copyOf(trend, 2 * count), axes), false);
    }

    synchronized void clear() {
        count = 0;
        mean = 0;
        weight = 0;
    }

    // Of each run of four points the lowest and the highest stay, in their order.
    private void thin() {
        int kept = 0;
        for (int start = 0; start < count; start += RUN) {
            int low = start;
            int high = start;
            for (int i = start + 1; i < Math.min(count, start + RUN); i++) {
                low = points[2 * i + 1] < points[2 * low + 1] ? i : low;
                high = points[2 * i + 1] > points[2 * high + 1] ? i : high;
            }
            for (int i : low == high ? new int[] {low} : new int[] {Math.min(low, high), Math.max(low, high)}) {
                System.arraycopy(points, 2 * i, points, 2 * kept, 2);
                System.arraycopy(trend, 2 * i, trend, 2 * kept, 2);
                kept++;
            }
        }
        count = kept;
    }
}
