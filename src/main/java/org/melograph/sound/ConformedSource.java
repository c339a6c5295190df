package org.melograph.sound;

import org.melograph.base.BadInputException;

/**
 * A source at another rate or number of channels, by a windowed sinc: aliases lie below -80 dB. Frame {@code n} sounds where
 * {@code n / rate} of the source does.
 */
final class ConformedSource extends AlteredSource {
    /** Zero crossings of the sinc on each side. */
    private static final int CROSSINGS = 32;

    /** Points of the sinc between two zero crossings that are kept; between them lines are drawn. */
    private static final int POINTS = 512;

    /** The pass band's part of what both rates can carry. */
    private static final double PASS_BAND = 0.94;

    private static final double BETA = 8;
    private static final int BLOCK_FRAMES = 1024;

    private final int sampleRate;
    private final int channels;
    private final double ratio;
    private final double scale;
    private final int reach;
    private final int block;
    private final float[] sinc = new float[CROSSINGS * POINTS + 2];
    private final SourceWindow window;
    private long frame;
    private boolean begun;

    ConformedSource(PlayerSource source, int sampleRate, int channels) {
        super(source);
        this.sampleRate = sampleRate;
        this.channels = channels;
        ratio = (double) source.sampleRate() / sampleRate;
        scale = PASS_BAND * Math.min(1, 1 / ratio);
        reach = ratio == 1 ? 0 : (int) Math.ceil(CROSSINGS / scale);
        block = (int) Math.ceil(BLOCK_FRAMES * ratio) + 2;
        window = new SourceWindow(source, block + 2 * reach + 2);
        for (int i = 0; i < sinc.length - 1; i++) {
            double x = (double) i / POINTS;
            double part = Math.min(1, x / CROSSINGS);
            double kaiser = BandSource.bessel(BETA * Math.sqrt(1 - part * part)) / BandSource.bessel(BETA);
            sinc[i] = (float) (scale * kaiser * (i == 0 ? 1 : Math.sin(Math.PI * x) / (Math.PI * x)));
        }
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
    public void seek(double seconds) throws BadInputException {
        begun = true;
        frame = Math.round(seconds * sampleRate);
        window.goTo(((long) (frame * ratio)) - reach);
    }

    @Override
    public int read(float[] into) throws BadInputException {
        if (!begun) {
            seek(0);
        }
        int wanted = Math.min(into.length / channels, BLOCK_FRAMES);
        int given = source().channels();
        long passed = ((long) (frame * ratio)) - reach - window.first();
        if (passed > 0) {
            window.advance((int) passed);
        }
        float[] samples = window.samples();
        int made = 0;
        for (; made < wanted; made++) {
            double place = (frame + made) * ratio;
            if (place >= window.end()) {
                break;
            }
            double inWindow = place - window.first();
            for (int c = 0; c < channels; c++) {
                into[made * channels + c] = given == 2 && channels == 1
                        ? (at(samples, inWindow, 0, 2) + at(samples, inWindow, 1, 2)) / 2
                        : at(samples, inWindow, Math.min(c, given - 1), given);
            }
        }
        frame += made;
        return made == 0 ? -1 : made;
    }

    /** The sound of a channel at a place between two frames of the window. */
    private float at(float[] samples, double place, int channel, int stride) {
        if (reach == 0) {
            return samples[((int) place) * stride + channel];
        }
        int from = Math.max(0, (int) Math.ceil(place - reach));
        int to = Math.min(samples.length / stride - 1, (int) (place + reach));
        float sum = 0;
        for (int k = from; k <= to; k++) {
            double x = Math.min(CROSSINGS, Math.abs(k - place) * scale) * POINTS;
            int point = (int) x;
            float part = (float) (x - point);
            sum += samples[k * stride + channel] * (sinc[point] + part * (sinc[point + 1] - sinc[point]));
        }
        return sum;
    }
}
