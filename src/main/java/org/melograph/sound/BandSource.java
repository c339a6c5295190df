package org.melograph.sound;

import org.melograph.base.BadInputException;
import org.melograph.music.FrequencyBand;

/**
 * A source through a band filter: a linear-phase FIR filter by the windowed sinc method with Kaiser's window, convolved by
 * overlap and save. The filter looks as far ahead as it looks back, so that nothing sounds later than it did.
 *
 * <p>Within the band the sound stays as it is (0.01 dB); beyond 43 Hz from its edges 70 dB are taken away.
 */
final class BandSource extends AlteredSource {
    /** How far the filter looks ahead and back. */
    private static final double REACH_SECONDS = 0.05;

    private static final double ATTENUATION_DB = 72;

    private final BandFilter filter;
    private final int channels;
    private final int reach;
    private final int block;
    private final SourceWindow window;
    private final ComplexFft fft;
    private final double[] response;
    private final double[] re;
    private final double[] im;
    private int ready;
    private int taken;
    private boolean begun;

    BandSource(PlayerSource source, BandFilter filter) {
        super(source);
        this.filter = filter;
        channels = source.channels();
        reach = (int) Math.ceil(REACH_SECONDS * source.sampleRate());
        int length = Integer.highestOneBit(6 * reach) * 2;
        block = length - 2 * reach;
        window = new SourceWindow(source, length);
        fft = new ComplexFft(length);
        re = new double[length];
        im = new double[length];
        response = response(length);
    }

    /** The gain at each frequency: real, since the filter is even around the sample it computes. */
    private double[] response(int length) {
        double rate = sampleRate();
        double beta = 0.1102 * (ATTENUATION_DB - 8.7);
        double slopeHz = (ATTENUATION_DB - 7.95) / (2.285 * 2 * Math.PI * 2 * reach) * rate;
        FrequencyBand band = filter.band();
        // The slopes lie outside, so that all of the band is kept.
        double low = Math.max(0, band.lowHz() - slopeHz / 2) / rate;
        double high = Math.min(rate / 2, band.highHz() + slopeHz / 2) / rate;
        if (band.lowHz() <= slopeHz) {
            low = 0;
        }
        double[] taps = new double[length];
        double[] none = new double[length];
        for (int n = -reach; n <= reach; n++) {
            double part = (double) n / reach;
            double kaiser = bessel(beta * Math.sqrt(Math.max(0, 1 - part * part))) / bessel(beta);
            taps[Math.floorMod(n, length)] = (lowPass(n, high) - lowPass(n, low)) * kaiser;
        }
        fft.forward(taps, none);
        for (int k = 0; k < length; k++) {
            taps[k] = (filter.keeps() ? taps[k] : 1 - taps[k]) / length;
        }
        return taps;
    }

    /** Sample n of the ideal low-pass at a part of the rate. */
    private static double lowPass(int n, double edge) {
        if (edge >= 0.5) {
            return n == 0 ? 1 : 0;
        }
        return n == 0 ? 2 * edge : Math.sin(2 * Math.PI * edge * n) / (Math.PI * n);
    }

    /** The modified Bessel function of the first kind, order 0. */
    static double bessel(double x) {
        double sum = 1;
        double term = 1;
        for (int k = 1; term > 1e-12 * sum; k++) {
            term *= x / (2 * k) * (x / (2 * k));
            sum += term;
        }
        return sum;
    }

    @Override
    public int read(float[] into) throws BadInputException {
        if (!begun) {
            seek(0);
        }
        if (taken == ready) {
            window.advance(block);
            compute();
        }
        if (ready == 0) {
            return -1;
        }
        int count = Math.min(into.length / channels, ready - taken);
        for (int i = 0; i < count; i++) {
            into[i * channels] = (float) re[reach + taken + i];
            if (channels == 2) {
                into[2 * i + 1] = (float) im[reach + taken + i];
            }
        }
        taken += count;
        return count;
    }

    @Override
    public void seek(double seconds) throws BadInputException {
        begun = true;
        window.goTo(Math.round(seconds * sampleRate()) - reach);
        compute();
    }

    /** Both channels at once, as the two parts of complex numbers. */
    private void compute() {
        float[] samples = window.samples();
        for (int i = 0; i < re.length; i++) {
            re[i] = samples[i * channels];
            im[i] = channels == 2 ? samples[2 * i + 1] : 0;
        }
        fft.forward(re, im);
        for (int k = 0; k < re.length; k++) {
            re[k] *= response[k];
            im[k] *= response[k];
        }
        fft.backward(re, im);
        taken = 0;
        ready = Math.clamp(window.end() - window.first() - reach, 0, block);
    }
}
