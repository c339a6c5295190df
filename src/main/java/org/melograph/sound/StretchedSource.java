package org.melograph.sound;

import org.melograph.base.BadInputException;

/**
 * A source faster or slower at the same pitch, by WSOLA (Verhelst and Roelands 1993): overlapping stretches, each taken from
 * where it best goes on from the one before. A moment of the source sounds within 10 ms of where its time says. Times that
 * are sought are the source's.
 */
final class StretchedSource extends AlteredSource {
    private static final double STRETCH_SECONDS = 0.04;
    private static final double SEARCH_SECONDS = 0.01;

    /** Samples that are compared are so far apart: enough to find the best place, for a fraction of the work. */
    private static final int STRIDE = 4;

    private final double speed;
    private final int channels;
    private final int hop;
    private final int search;
    private final SourceWindow window;
    private final float[] fade;
    private final float[] tail;
    private final float[] made;
    // The place in the source of the next stretch, before the search.
    private double place;
    private int taken;
    private int ready;
    private boolean begun;

    StretchedSource(PlayerSource source, double speed) {
        super(source);
        this.speed = speed;
        channels = source.channels();
        hop = (int) Math.round(STRETCH_SECONDS / 2 * source.sampleRate());
        search = (int) Math.round(SEARCH_SECONDS * source.sampleRate());
        window = new SourceWindow(source, 2 * hop + 2 * search + (int) Math.ceil(hop * speed) + 1);
        tail = new float[hop * channels];
        made = new float[hop * channels];
        fade = new float[hop];
        for (int i = 0; i < hop; i++) {
            fade[i] = (float) (0.5 - 0.5 * Math.cos(Math.PI * (i + 0.5) / hop));
        }
    }

    @Override
    public void seek(double seconds) throws BadInputException {
        begun = true;
        place = Math.round(seconds * sampleRate());
        window.goTo((long) place - search);
        taken = 0;
        ready = 0;
        int start = (int) ((long) place - window.first());
        // The first stretch begins as it is: the tail before it is the source itself.
        System.arraycopy(window.samples(), start * channels, tail, 0, tail.length);
    }

    @Override
    public int read(float[] into) throws BadInputException {
        if (!begun) {
            seek(0);
        }
        if (taken == ready && !makeStretch()) {
            return -1;
        }
        int count = Math.min(into.length / channels, ready - taken);
        System.arraycopy(made, taken * channels, into, 0, count * channels);
        taken += count;
        return count;
    }

    private boolean makeStretch() throws BadInputException {
        int passed = (int) ((long) place - search - window.first());
        if (passed > 0) {
            window.advance(passed);
        }
        if (place >= window.end()) {
            return false;
        }
        float[] samples = window.samples();
        int start = bestStart(samples, (int) ((long) place - window.first()));
        for (int i = 0; i < hop; i++) {
            for (int c = 0; c < channels; c++) {
                int at = i * channels + c;
                made[at] = tail[at] + fade[i] * (samples[start * channels + at] - tail[at]);
            }
        }
        System.arraycopy(samples, (start + hop) * channels, tail, 0, tail.length);
        ready = (int) Math.min(hop, Math.ceil((window.end() - place) / speed));
        taken = 0;
        place += hop * speed;
        return true;
    }

    /** The start, around the one that time asks for, where the sound is most like the tail of the stretch before. */
    private int bestStart(float[] samples, int wanted) {
        int best = wanted;
        double most = Double.NEGATIVE_INFINITY;
        for (int start = Math.max(0, wanted - search); start <= wanted + search; start += 2) {
            double product = 0;
            double power = 1e-9;
            for (int i = 0; i < tail.length; i += STRIDE) {
                float sample = samples[start * channels + i];
                product += tail[i] * sample;
                power += sample * sample;
            }
            double likeness = product / Math.sqrt(power);
            if (likeness > most) {
                most = likeness;
                best = start;
            }
        }
        return best;
    }
}
