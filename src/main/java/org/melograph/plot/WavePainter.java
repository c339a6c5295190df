package org.melograph.plot;

/** Draws {@link WaveOverview}s as thin bars around a middle line. */
final class WavePainter {
    private static final double BAR = 2;
    private static final double PITCH = 3;

    private WavePainter() {}

    static void paint(WaveOverview wave, Surface surface, PlotTheme theme, Box box) {
        int bars = Math.max(1, (int) (box.width() / PITCH));
        int bins = wave.peaks().size(0);
        float[] peaks = wave.peaks().values();
        float loudest = 1e-6f;
        for (float p : peaks) {
            loudest = Math.max(loudest, Math.abs(p));
        }
        double half = box.height() / 2;
        Double played = wave.playedSeconds();
        for (int bar = 0; bar < bars; bar++) {
            double start = wave.time().at((double) bar / bars);
            double end = wave.time().at((bar + 1.0) / bars);
            int from = (int) Math.floor(start / wave.seconds() * bins);
            int to = Math.max(from + 1, (int) Math.floor(end / wave.seconds() * bins));
            float low = 0;
            float high = 0;
            for (int bin = Math.max(0, from); bin < Math.min(bins, to); bin++) {
                low = Math.min(low, peaks[2 * bin]);
                high = Math.max(high, peaks[2 * bin + 1]);
            }
            if (to > 0 && from < bins) {
                double up = Math.max(0.75, high / loudest * half);
                double down = Math.max(0.75, -low / loudest * half);
                int color = played != null && end <= played ? theme.accent() : theme.faint();
                surface.fillRect(box.x() + bar * PITCH, box.centerY() - up, BAR, up + down, 1, color);
            }
        }
    }
}
