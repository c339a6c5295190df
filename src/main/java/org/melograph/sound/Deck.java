package org.melograph.sound;

import org.melograph.base.BadInputException;

/**
 * A source on its way to a sink, block by block, within a section. Used by the player's thread; only
 * {@link #positionSeconds} may be asked from others.
 */
final class Deck implements AutoCloseable {
    private static final int BLOCK_FRAMES = 1024;

    private final PlayerSource source;
    private final AudioSink sink;
    private final Timeline timeline;
    private final float[] block;
    private final int channels;
    private int blockStart;
    private int blockEnd;
    private long written;
    private double readSeconds;
    private double from;
    private double to = Double.POSITIVE_INFINITY;
    private boolean loops;
    private boolean sourceEnded;
    private boolean full;
    private double gain = Double.NaN;

    Deck(PlayerSource source, AudioSink sink) {
        this.source = source;
        this.sink = sink;
        this.channels = source.channels();
        this.timeline = new Timeline(source.sampleRate());
        this.block = new float[BLOCK_FRAMES * channels];
        timeline.jump(0, 0);
    }

    PlayerSource source() {
        return source;
    }

    AudioSink sink() {
        return sink;
    }

    /** The second of the source that is heard now. */
    double positionSeconds() {
        return timeline.secondsAt(sink.playedFrames());
    }

    /** Whether the sink had no room at the last turn, or only what it holds remains to be heard. */
    boolean isFull() {
        return full;
    }

    /** Keeps to a section from the next block on. */
    void section(double from, double to, boolean loops) {
        this.from = from;
        this.to = to;
        this.loops = loops;
    }

    /** Throws away what has not sounded yet and goes to a time. */
    void jump(double seconds) throws BadInputException {
        sink.flush();
        written = sink.playedFrames();
        goTo(seconds);
        full = false;
    }

    private void goTo(double seconds) throws BadInputException {
        source.seek(seconds);
        timeline.jump(written, seconds);
        readSeconds = seconds;
        blockStart = 0;
        blockEnd = 0;
        sourceEnded = false;
    }

    /**
     * Moves on by a block at most, without waiting.
     *
     * @return false when everything has sounded
     */
    boolean turn(double volume) throws BadInputException {
        if (blockStart == blockEnd && !sourceEnded) {
            fill(volume);
        }
        if (blockStart < blockEnd) {
            int taken = sink.write(block, blockStart, blockEnd - blockStart);
            blockStart += taken;
            written += taken;
            full = blockStart < blockEnd;
            return true;
        }
        full = sourceEnded;
        return !sourceEnded || sink.playedFrames() < written;
    }

    private void fill(double volume) throws BadInputException {
        int rest = framesBefore(to);
        if (rest <= 0) {
            if (!loops) {
                sourceEnded = true;
                return;
            }
            goTo(from);
            rest = framesBefore(to);
        }
        int frames = source.read(block);
        if (frames < 0) {
            endOfSource();
            return;
        }
        blockStart = 0;
        blockEnd = Math.min(frames, rest);
        readSeconds += (double) blockEnd / source.sampleRate();
        amplify(volume);
    }

    private int framesBefore(double seconds) {
        return (int) Math.min(Integer.MAX_VALUE, Math.round((seconds - readSeconds) * source.sampleRate()));
    }

    private void endOfSource() throws BadInputException {
        boolean hasSound = readSeconds > from;
        if (loops && hasSound) {
            goTo(from);
        } else {
            sourceEnded = true;
        }
    }

    /** Goes to the new volume over the length of a block, since a sudden change clicks. */
    private void amplify(double volume) {
        double before = Double.isNaN(gain) ? volume : gain;
        gain = volume;
        if (before == 1 && volume == 1) {
            return;
        }
        for (int frame = 0; frame < blockEnd; frame++) {
            float now = (float) (before + (volume - before) * (frame + 1) / blockEnd);
            for (int c = 0; c < channels; c++) {
                block[frame * channels + c] *= now;
            }
        }
    }

    @Override
    public void close() {
        sink.close();
        source.close();
    }
}
