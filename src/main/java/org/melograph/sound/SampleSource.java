package org.melograph.sound;

import org.melograph.base.Tensor;

/** Samples in memory as something to play. */
final class SampleSource implements PlayerSource {
    private final String title;
    private final float[] samples;
    private final int sampleRate;
    private final int channels;
    private int frame;

    SampleSource(String title, Tensor samples, int sampleRate) {
        this.channels = samples.rank() == 1 ? 1 : samples.size(1);
        if (samples.rank() > 2 || channels < 1 || channels > 2 || sampleRate < 1) {
            throw new IllegalArgumentException("Not one or two channels of samples: " + samples.axes());
        }
        this.title = title;
        this.samples = samples.values();
        this.sampleRate = sampleRate;
    }

    private int frames() {
        return samples.length / channels;
    }

    @Override
    public String title() {
        return title;
    }

    @Override
    public double seconds() {
        return (double) frames() / sampleRate;
    }

    @Override
    public int sampleRate() {
        return sampleRate;
    }

    @Override
    public int channels() {
        return channels;
    }

    @Override
    public int read(float[] into) {
        int count = Math.min(into.length / channels, frames() - frame);
        if (count <= 0) {
            return -1;
        }
        System.arraycopy(samples, frame * channels, into, 0, count * channels);
        frame += count;
        return count;
    }

    @Override
    public void seek(double seconds) {
        frame = Math.clamp(Math.round(seconds * sampleRate), 0, frames());
    }

    @Override
    public void close() {}
}
