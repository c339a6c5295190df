package org.melograph.sound;

import java.util.Arrays;
import org.melograph.base.BadInputException;

/**
 * A stretch of a source's frames that moves on: what a filter looks at around the place it computes. Before the source's
 * beginning and after its end there is silence.
 */
final class SourceWindow {
    private static final int BLOCK_FRAMES = 1024;

    private final PlayerSource source;
    private final int channels;
    private final int frames;
    private final float[] samples;
    private final float[] block;
    private int blockStart;
    private int blockEnd;
    private long first;
    private long end = Long.MAX_VALUE;

    /** A window of so many frames. */
    SourceWindow(PlayerSource source, int frames) {
        this.source = source;
        this.channels = source.channels();
        this.frames = frames;
        this.samples = new float[frames * channels];
        this.block = new float[BLOCK_FRAMES * channels];
    }

    /** Fills itself anew, beginning with a frame of the source; negative for silence before its start. */
    void goTo(long frame) throws BadInputException {
        first = frame;
        blockStart = 0;
        blockEnd = 0;
        end = Long.MAX_VALUE;
        int silent = Math.clamp(-frame, 0, frames);
        Arrays.fill(samples, 0, silent * channels, 0);
        source.seek((double) Math.max(0, frame) / source.sampleRate());
        read(silent);
    }

    /** Moves on by frames, at most its own length. */
    void advance(int by) throws BadInputException {
        System.arraycopy(samples, by * channels, samples, 0, (frames - by) * channels);
        first += by;
        read(frames - by);
    }

    private void read(int from) throws BadInputException {
        int at = from;
        while (at < frames && end == Long.MAX_VALUE) {
            if (blockStart == blockEnd) {
                blockStart = 0;
                blockEnd = Math.max(0, source.read(block));
                if (blockEnd == 0) {
                    end = first + at;
                }
            }
            int count = Math.min(frames - at, blockEnd - blockStart);
            System.arraycopy(block, blockStart * channels, samples, at * channels, count * channels);
            blockStart += count;
            at += count;
        }
        Arrays.fill(samples, at * channels, samples.length, 0);
    }

    /** The samples, interleaved. */
    float[] samples() {
        return samples;
    }

    /** The source's frame that the window begins with. */
    long first() {
        return first;
    }

    /** The number of frames of the source; {@link Long#MAX_VALUE} until the window has come to its end. */
    long end() {
        return end;
    }
}
