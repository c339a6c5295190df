package org.melograph.feature;

import static org.melograph.feature.PowerFrames.LANES;
import static org.melograph.feature.PowerFrames.SPECIES;

import jdk.incubator.vector.FloatVector;

/**
 * How alike the onsets around each moment are to themselves some frames later (Grosche, Müller and Kurth 2010): the
 * autocorrelation of a window around every frame, 1 at lag 0, as librosa's {@code feature.tempogram} has it.
 */
final class OnsetAutocorrelation {
    private static final int BLOCK = 4;

    private final int lags;
    private final float[] window;
    // A few rows of zeros behind the last let four lags be summed at once.
    private final float[] products;
    private final float[] windowed;

    /** Takes the autocorrelations around successive frames. */
    interface Reader {
        /**
         * Takes a batch, which is overwritten afterwards.
         *
         * @param products lag {@code n} around frame {@code firstFrame + i} is at {@code n * LANES + i}; all 0 where nothing
         *     begins
         * @param frames how many lanes hold frames
         */
        void read(float[] products, int firstFrame, int frames);
    }

    /** @param lags frames in the window, and lags from 0 on */
    OnsetAutocorrelation(int lags, WindowShape shape) {
        this.lags = lags;
        window = shape.periodic(lags, lags);
        products = new float[(lags + BLOCK) * LANES];
        windowed = new float[(lags + BLOCK) * LANES];
    }

    /** Shows the autocorrelations around every frame of an onset strength to the reader. */
    void read(float[] onsets, Reader reader) {
        float[] padded = padded(onsets);
        for (int first = 0; first < onsets.length; first += LANES) {
            for (int n = 0; n < lags; n++) {
                for (int i = 0; i < LANES; i += SPECIES.length()) {
                    FloatVector.fromArray(SPECIES, padded, first + n + i)
                            .mul(window[n])
                            .intoArray(windowed, n * LANES + i);
                }
            }
            for (int lag = 0; lag < lags; lag += BLOCK) {
                for (int i = 0; i < LANES; i += SPECIES.length()) {
                    correlate(lag, i);
                }
            }
            normalise();
            reader.read(products, first, Math.min(LANES, onsets.length - first));
        }
    }

    private void correlate(int lag, int lane) {
        FloatVector a = FloatVector.zero(SPECIES);
        FloatVector b = a;
        FloatVector c = a;
        FloatVector d = a;
        int at = lane;
        int later = lag * LANES + lane;
        for (int n = 0; n < lags - lag; n++, at += LANES, later += LANES) {
            FloatVector x = FloatVector.fromArray(SPECIES, windowed, at);
            a = x.fma(FloatVector.fromArray(SPECIES, windowed, later), a);
            b = x.fma(FloatVector.fromArray(SPECIES, windowed, later + LANES), b);
            c = x.fma(FloatVector.fromArray(SPECIES, windowed, later + 2 * LANES), c);
            d = x.fma(FloatVector.fromArray(SPECIES, windowed, later + 3 * LANES), d);
        }
        a.intoArray(products, lag * LANES + lane);
        b.intoArray(products, (lag + 1) * LANES + lane);
        c.intoArray(products, (lag + 2) * LANES + lane);
        d.intoArray(products, (lag + 3) * LANES + lane);
    }

    // Onset strengths are not negative, so lag 0 is the largest.
    private void normalise() {
        for (int i = 0; i < LANES; i += SPECIES.length()) {
            FloatVector largest = FloatVector.fromArray(SPECIES, products, i).max(Float.MIN_NORMAL);
            for (int lag = 0, at = i; lag < lags; lag++, at += LANES) {
                FloatVector.fromArray(SPECIES, products, at).div(largest).intoArray(products, at);
            }
        }
    }

    // Half a window before and after the clip, falling to 0 in a straight line.
    private float[] padded(float[] onsets) {
        int pad = lags / 2;
        float[] padded = new float[onsets.length + 2 * pad + lags + LANES];
        System.arraycopy(onsets, 0, padded, pad, onsets.length);
        float last = onsets[onsets.length - 1];
        for (int i = 0; i < pad; i++) {
            padded[i] = onsets[0] * i / pad;
            padded[pad + onsets.length + i] = last * (pad - 1 - i) / pad;
        }
        return padded;
    }
}
