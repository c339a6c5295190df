package org.melograph.explain.alter;

import java.util.ArrayList;
import java.util.List;
import org.melograph.base.Job;
import org.melograph.base.StoppedException;
import org.melograph.explain.Pcm;

/**
 * Sound made longer or shorter with its pitch kept: overlapping pieces are laid at another distance, each taken from where it
 * best continues the one before (WSOLA, Verhelst and Roelands 1993). All channels are cut at the same places, so that the
 * stereo image stays.
 */
final class Stretch {
    private static final double PIECE_SECONDS = 0.046;
    private static final double SEARCH_SECONDS = 0.012;

    private final Pcm sound;
    private final float[] guide;
    private final int half;
    private final int search;
    private final double factor;

    /** @param factor how many times as long, 0.5 to 2 */
    Stretch(Pcm sound, double factor) {
        this.sound = sound;
        this.guide = sound.mono();
        this.factor = factor;
        half = Math.max(8, (int) (PIECE_SECONDS / 2 * sound.sampleRate()));
        search = Math.max(2, (int) (SEARCH_SECONDS * sound.sampleRate()));
    }

    Pcm compute(Job job) throws StoppedException {
        int frames = (int) Math.round(sound.frames() * factor);
        int pieces = Math.ceilDiv(frames, half) + 1;
        int[] from = new int[pieces];
        // Piece k is laid over half a piece before and after the moment k * half.
        from[0] = -half;
        for (int k = 1; k < pieces; k++) {
            job.throwIfStopped();
            int due = (int) Math.round(k * half / factor) - half;
            from[k] = best(due, from[k - 1] + half);
            job.report((double) k / pieces, "Stretching");
        }
        List<float[]> channels = new ArrayList<>();
        for (int c = 0; c < sound.channels(); c++) {
            channels.add(laid(sound.channel(c), from, frames));
        }
        return Pcm.of(channels, sound.sampleRate());
    }

    /** The place around the one that is due where the sound is most like what would follow the last piece. */
    private int best(int due, int natural) {
        int step = 4;
        int best = due;
        double most = Double.NEGATIVE_INFINITY;
        for (int at = due - search; at <= due + search; at += step) {
            double likeness = likeness(at, natural, 4);
            if (likeness > most) {
                most = likeness;
                best = at;
            }
        }
        int coarse = best;
        most = Double.NEGATIVE_INFINITY;
        for (int at = coarse - step + 1; at < coarse + step; at++) {
            double likeness = likeness(at, natural, 1);
            if (likeness > most) {
                most = likeness;
                best = at;
            }
        }
        return best;
    }

    /** The correlation of the first half of a piece with what would follow, at every {@code stride}th sample. */
    private double likeness(int at, int natural, int stride) {
        double product = 0;
        double power = 1e-9;
        int first = Math.max(0, Math.max(-at, -natural));
        int last = Math.min(half, Math.min(guide.length - at, guide.length - natural));
        for (int i = first; i < last; i += stride) {
            product += guide[at + i] * guide[natural + i];
            power += guide[at + i] * guide[at + i];
        }
        return product / Math.sqrt(power);
    }

    private float[] laid(float[] channel, int[] from, int frames) {
        float[] out = new float[frames];
        for (int k = 0; k < from.length; k++) {
            int start = (k - 1) * half;
            for (int i = 0; i < 2 * half; i++) {
                int source = from[k] + i;
                int to = start + i;
                if (source >= 0 && source < channel.length && to >= 0 && to < frames) {
                    // Raised cosines that overlap by half sum to 1.
                    out[to] += (float) ((0.5 - 0.5 * Math.cos(Math.PI * i / half)) * channel[source]);
                }
            }
        }
        return out;
    }
}
