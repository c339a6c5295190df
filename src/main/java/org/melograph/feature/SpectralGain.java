package org.melograph.feature;

import static org.melograph.feature.PowerFrames.LANES;

import java.util.Arrays;
import org.melograph.base.Job;
import org.melograph.base.StoppedException;

/**
 * Sound of which some frequencies are made softer or louder at some times: its short-time spectra are multiplied by gains,
 * turned back and laid over each other (Griffin and Lim 1984). Where the gain is 1 the sound stays as it was, to rounding.
 */
public final class SpectralGain {
    private static final int OVERLAP = 4;
    private static final int WIDE_RATE = 32_000;

    private final int sampleRate;
    private final int frameSamples;
    private final int hop;
    private final float[] window;
    private final double windowPower;

    /** Gains of one frame after the other. */
    @FunctionalInterface
    public interface Gains {
        /**
         * The gains at a time.
         *
         * @param seconds the middle of the frame
         * @param gains to be written: one for each frequency, evenly from 0 Hz to half the sample rate
         */
        void at(double seconds, float[] gains);
    }

    /**
     * For sound at a rate.
     *
     * @param sampleRate in Hz, 1,000 or more
     */
    public SpectralGain(int sampleRate) {
        this.sampleRate = sampleRate;
        // About 93 ms: tones are told apart to 11 Hz.
        frameSamples = sampleRate >= WIDE_RATE ? 4096 : 2048;
        hop = frameSamples / OVERLAP;
        window = WindowShape.HANN.periodic(frameSamples, frameSamples);
        double sum = 0;
        for (int n = 0; n < frameSamples; n += hop) {
            sum += window[n] * window[n];
        }
        windowPower = sum;
    }

    /** The number of frequencies in a spectrum. */
    public int bins() {
        return frameSamples / 2 + 1;
    }

    /** The frequency of a bin, in Hz. */
    public double hertz(int bin) {
        return (double) bin * sampleRate / frameSamples;
    }

    /** The time from one frame to the next, in seconds. */
    public double stepSeconds() {
        return (double) hop / sampleRate;
    }

    /** All of a sound with the gains applied; {@code samples} is left as it is. */
    public float[] applied(float[] samples, Gains gains, Job job) throws StoppedException {
        return applied(samples, 0, (double) samples.length / sampleRate, gains, job);
    }

    /**
     * A sound with the gains applied to the frames whose middle lies in a stretch of it; elsewhere they are 1.
     *
     * @param samples one channel; left as it is
     * @param from in seconds
     * @param to in seconds
     */
    public float[] applied(float[] samples, double from, double to, Gains gains, Job job) throws StoppedException {
        float[] result = samples.clone();
        // The first and the last samples lie under frames too whose middle is outside.
        int first = from <= 0 ? -1 : (int) Math.ceil(from / stepSeconds());
        int end = Math.ceilDiv(samples.length, hop) + 1;
        int last = to * sampleRate >= samples.length ? end : (int) Math.floor(to / stepSeconds());
        RealFft fft = new RealFft(frameSamples);
        FramedSound frames = new FramedSound(samples, window, hop, -frameSamples / 2);
        float[] re = new float[bins() * LANES];
        float[] im = new float[bins() * LANES];
        float[] gain = new float[bins()];
        for (int batch = first; batch <= last; batch += LANES) {
            job.throwIfStopped();
            job.report((double) (batch - first) / Math.max(1, last - first), "Filtering the sound");
            frames.load(batch, fft);
            fft.spectrumTo(re, im);
            int count = Math.min(LANES, last - batch + 1);
            for (int lane = 0; lane < LANES; lane++) {
                if (lane < count) {
                    gains.at(Math.max(0, (batch + lane) * stepSeconds()), gain);
                } else {
                    Arrays.fill(gain, 1);
                }
                // What changes is added to the sound itself, so that where nothing changes nothing is rounded.
                for (int bin = 0, at = lane; bin < gain.length; bin++, at += LANES) {
                    re[at] *= gain[bin] - 1;
                    im[at] *= gain[bin] - 1;
                }
            }
            fft.signalsOf(re, im);
            for (int lane = 0; lane < count; lane++) {
                lay(batch + lane, lane, fft, result);
            }
        }
        return result;
    }

    private void lay(int frame, int lane, RealFft fft, float[] result) {
        int start = frame * hop - frameSamples / 2;
        int from = Math.max(0, -start);
        int to = Math.min(frameSamples, result.length - start);
        float[] even = fft.even();
        float[] odd = fft.odd();
        float scale = (float) (1 / windowPower);
        for (int n = from; n < to; n++) {
            float value = ((n & 1) == 0 ? even : odd)[(n >> 1) * LANES + lane];
            result[start + n] += scale * window[n] * value;
        }
    }
}
