package org.melograph.explain.alter;

import org.melograph.base.Job;
import org.melograph.base.StoppedException;
import org.melograph.explain.Pcm;

/**
 * Higher or lower at the same tempo.
 *
 * @param semitones above 0 for higher
 */
record Pitch(int semitones) implements Alteration {
    /** Zero crossings of the interpolating sinc to each side. */
    private static final int CROSSINGS = 24;

    @Override
    public String id() {
        return "pitch" + (semitones > 0 ? "+" : "") + semitones;
    }

    @Override
    public String title() {
        return Math.abs(semitones)
                + (Math.abs(semitones) == 1 ? " semitone " : " semitones ")
                + (semitones > 0 ? "higher" : "lower");
    }

    @Override
    public String how() {
        return "The song is stretched by 2^(" + semitones + "/12) at its pitch and then read that much "
                + (semitones > 0 ? "faster" : "slower") + ".";
    }

    @Override
    public Pcm of(Pcm song, long seed, Job job) throws StoppedException {
        double ratio = Math.pow(2, semitones / 12.0);
        Pcm stretched = new Stretch(song, ratio).compute(job.part(0, 0.7));
        return stretched.filtered(channel -> {
            job.throwIfStopped();
            return read(channel, ratio, song.frames());
        });
    }

    /** Reads at another speed, by a windowed sinc that ends where the slower of both rates ends. */
    private static float[] read(float[] samples, double ratio, int frames) {
        double cutoff = Math.min(1, 1 / ratio);
        int reach = (int) Math.ceil(CROSSINGS / cutoff);
        float[] out = new float[frames];
        for (int i = 0; i < frames; i++) {
            double at = i * ratio;
            int middle = (int) at;
            double sum = 0;
            for (int j = Math.max(0, middle - reach + 1); j <= Math.min(samples.length - 1, middle + reach); j++) {
                double x = at - j;
                double window = 0.5 + 0.5 * Math.cos(Math.PI * x / reach);
                double angle = Math.PI * x * cutoff;
                double sinc = Math.abs(angle) < 1e-9 ? 1 : Math.sin(angle) / angle;
                sum += cutoff * sinc * window * samples[j];
            }
            out[i] = (float) sum;
        }
        return out;
    }
}
