package org.melograph.sound;

import java.util.Arrays;
import java.util.function.IntToDoubleFunction;
import org.melograph.base.Axis;
import org.melograph.base.BadInputException;
import org.melograph.base.Tensor;

/** Sources made of functions, and what is measured of what comes out of them. */
final class Waves {
    private Waves() {}

    /** A mono source whose frame {@code i} is {@code wave(i)}. */
    static PlayerSource mono(int frames, int rate, IntToDoubleFunction wave) {
        float[] samples = new float[frames];
        for (int i = 0; i < frames; i++) {
            samples[i] = (float) wave.applyAsDouble(i);
        }
        return PlayerSource.samples("wave", Tensor.wrap(samples, new Axis("sample", frames)), rate);
    }

    /** A stereo source. */
    static PlayerSource stereo(int frames, int rate, IntToDoubleFunction left, IntToDoubleFunction right) {
        float[] samples = new float[2 * frames];
        for (int i = 0; i < frames; i++) {
            samples[2 * i] = (float) left.applyAsDouble(i);
            samples[2 * i + 1] = (float) right.applyAsDouble(i);
        }
        return PlayerSource.samples(
                "wave", Tensor.wrap(samples, new Axis("sample", frames), new Axis("channel", 2)), rate);
    }

    static IntToDoubleFunction sine(double hz, int rate) {
        return i -> Math.sin(2 * Math.PI * hz * i / rate);
    }

    /** Everything a source has from where it is, interleaved. */
    static float[] all(PlayerSource source) throws BadInputException {
        float[] block = new float[700 * source.channels()];
        float[] all = new float[0];
        for (int got = source.read(block); got >= 0; got = source.read(block)) {
            int before = all.length;
            all = Arrays.copyOf(all, before + got * source.channels());
            System.arraycopy(block, 0, all, before, got * source.channels());
        }
        return all;
    }

    /** Every {@code of}-th sample from number {@code channel} on. */
    static float[] channel(float[] interleaved, int channel, int of) {
        float[] samples = new float[interleaved.length / of];
        for (int i = 0; i < samples.length; i++) {
            samples[i] = interleaved[i * of + channel];
        }
        return samples;
    }

    /** The amplitude of a sine of so many Hz in a stretch of samples, under Hann's window. */
    static double amplitude(float[] samples, int from, int to, double hz, int rate) {
        double re = 0;
        double im = 0;
        double sum = 0;
        for (int i = from; i < to; i++) {
            double window = 0.5 - 0.5 * Math.cos(2 * Math.PI * (i - from + 0.5) / (to - from));
            re += window * samples[i] * Math.cos(2 * Math.PI * hz * i / rate);
            im += window * samples[i] * Math.sin(2 * Math.PI * hz * i / rate);
            sum += window;
        }
        return 2 * Math.hypot(re, im) / sum;
    }

    static double decibels(double amplitude) {
        return 20 * Math.log10(amplitude);
    }
}
