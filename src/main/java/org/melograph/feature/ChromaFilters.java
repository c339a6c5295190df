package org.melograph.feature;

/**
 * From bins to pitch classes, as librosa's {@code filters.chroma}: each bin spreads over the classes around its pitch by
 * a Gaussian, and counts the less the farther it is from octave 5, by a Gaussian two octaves wide.
 */
final class ChromaFilters {
    private static final double A4_HERTZ = 440;
    private static final double CENTRE_OCTAVE = 5;
    private static final double OCTAVE_WIDTH = 2;

    private ChromaFilters() {}

    /**
     * The filters, row 0 for C.
     *
     * @param classes pitch classes in an octave
     * @param tuning in steps of a pitch class, away from A4 = 440 Hz
     */
    static DenseFilters of(FrameSettings settings, int classes, double tuning) {
        int bins = settings.bins();
        double[] pitch = pitches(settings, classes, tuning, bins + 1);
        double halfTurn = Math.rint(classes / 2.0);
        int toC = 3 * (classes / 12);
        double[][] weights = new double[classes][bins];
        double[] column = new double[classes];
        for (int bin = 0; bin < bins; bin++) {
            double width = Math.max(pitch[bin + 1] - pitch[bin], 1);
            double square = 0;
            for (int c = 0; c < classes; c++) {
                double away = pitch[bin] - c + halfTurn + 10 * classes;
                away = away - Math.floor(away / classes) * classes - halfTurn;
                // Twice the distance makes the bumps narrower.
                column[c] = Math.exp(-0.5 * Math.pow(2 * away / width, 2));
                square += column[c] * column[c];
            }
            double octaves = (pitch[bin] / classes - CENTRE_OCTAVE) / OCTAVE_WIDTH;
            double scale = Math.exp(-0.5 * octaves * octaves) / Math.sqrt(square);
            for (int c = 0; c < classes; c++) {
                weights[Math.floorMod(c - toC, classes)][bin] = column[c] * scale;
            }
        }
        return new DenseFilters(weights);
    }

    // In pitch classes above the A four octaves below A4. Bin 0 has no pitch: 1.5 octaves below bin 1 spreads it
    // evenly.
    private static double[] pitches(FrameSettings settings, int classes, double tuning, int count) {
        double reference = A4_HERTZ * Math.pow(2, tuning / classes) / 16;
        double[] pitch = new double[count];
        for (int bin = 1; bin < count; bin++) {
            pitch[bin] = classes * Math.log(settings.hertz(bin) / reference) / Math.log(2);
        }
        pitch[0] = pitch[1] - 1.5 * classes;
        return pitch;
    }
}
