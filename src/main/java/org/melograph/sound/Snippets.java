package org.melograph.sound;

import java.util.Arrays;
import java.util.List;
import org.melograph.base.BadInputException;

/**
 * Stretches of a source one after the other, each faded in and out so that no cut is heard. They may overlap in the source
 * and stand in any order. A stretch that reaches beyond the source's end is silent there.
 */
public final class Snippets implements PlayerSource {
    /** How long a stretch takes to become as loud as it is, and to fall silent. */
    public static final double FADE_SECONDS = 0.005;

    private static final int BLOCK_FRAMES = 1024;

    /**
     * A part of a source.
     *
     * @param from in seconds, 0 or more
     * @param seconds how long it is, above 0
     */
    public record Stretch(double from, double seconds) {
        public Stretch {
            if (!(from >= 0 && seconds > 0)) {
                throw new IllegalArgumentException("A stretch of " + seconds + " s from " + from + " s.");
            }
        }
    }

    private final PlayerSource whole;
    private final List<Stretch> stretches;
    private final float[] block;
    /** Where each stretch begins in what is played, in frames; at the end, how long all of it is. */
    private final long[] starts;

    private int stretch;
    /** Frames of the stretch that were read. */
    private long within;
    /** Whether the source stands where the stretch goes on. */
    private boolean placed;
    /** The source has nothing more for this stretch. */
    private boolean silent;

    /**
     * Stretches of a source, which is closed with them.
     *
     * @param stretches at least one
     */
    public Snippets(PlayerSource whole, List<Stretch> stretches) {
        this.whole = whole;
        this.stretches = List.copyOf(stretches);
        block = new float[BLOCK_FRAMES * whole.channels()];
        starts = new long[stretches.size() + 1];
        for (int i = 0; i < stretches.size(); i++) {
            starts[i + 1] = starts[i] + Math.max(1, Math.round(stretches.get(i).seconds() * whole.sampleRate()));
        }
    }

    @Override
    public String title() {
        return whole.title();
    }

    @Override
    public double seconds() {
        return (double) starts[stretches.size()] / whole.sampleRate();
    }

    @Override
    public int sampleRate() {
        return whole.sampleRate();
    }

    @Override
    public int channels() {
        return whole.channels();
    }

    @Override
    public int read(float[] into) throws BadInputException {
        int channels = channels();
        int wanted = into.length / channels;
        int done = 0;
        while (done < wanted && stretch < stretches.size()) {
            int got = readBlock(Math.min(wanted - done, BLOCK_FRAMES));
            System.arraycopy(block, 0, into, done * channels, got * channels);
            done += got;
        }
        return done == 0 ? -1 : done;
    }

    /** Fills the block with at most so many frames of the stretch, faded; goes on to the next one at its end. */
    private int readBlock(int most) throws BadInputException {
        long length = starts[stretch + 1] - starts[stretch];
        if (!placed) {
            whole.seek(stretches.get(stretch).from() + (double) within / sampleRate());
            placed = true;
            silent = false;
        }
        int frames = (int) Math.min(most, length - within);
        fill(frames);
        fade(frames, length);
        within += frames;
        if (within == length) {
            stretch++;
            within = 0;
            placed = false;
        }
        return frames;
    }

    private void fill(int frames) throws BadInputException {
        int channels = channels();
        int done = 0;
        while (done < frames && !silent) {
            // A source fills what it is given: an array of the right size is what makes it stop at the stretch's end.
            float[] part = done == 0 && frames == BLOCK_FRAMES ? block : new float[(frames - done) * channels];
            int got = whole.read(part);
            silent = got < 0;
            if (got > 0 && part != block) {
                System.arraycopy(part, 0, block, done * channels, got * channels);
            }
            done += Math.max(0, got);
        }
        Arrays.fill(block, done * channels, frames * channels, 0);
    }

    private void fade(int frames, long length) {
        int channels = channels();
        long ramp = Math.min(Math.round(FADE_SECONDS * sampleRate()), length / 2);
        for (int i = 0; i < frames; i++) {
            long at = within + i;
            long edge = Math.min(at, length - 1 - at);
            if (edge < ramp) {
                float gain = (float) edge / ramp;
                for (int c = 0; c < channels; c++) {
                    block[i * channels + c] *= gain;
                }
            }
        }
    }

    @Override
    public void seek(double seconds) {
        long frame = Math.clamp(Math.round(seconds * sampleRate()), 0, starts[stretches.size()]);
        stretch = 0;
        while (stretch < stretches.size() && frame >= starts[stretch + 1]) {
            stretch++;
        }
        within = stretch < stretches.size() ? frame - starts[stretch] : 0;
        placed = false;
    }

    @Override
    public void close() {
        whole.close();
    }
}
