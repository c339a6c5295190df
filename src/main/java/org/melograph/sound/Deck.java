package org.melograph.sound;

import org.jspecify.annotations.Nullable;
import org.melograph.base.BadInputException;

/**
 * A source on its way to a sink, block by block, within a section, and the source that follows it without a gap. Used by
 * the player's thread; only {@link #heard} and {@link #sink} may be asked from others.
 */
final class Deck implements AutoCloseable {
    private static final int BLOCK_FRAMES = 1024;

    /** What a sink is given, and when that sounds. */
    private record Ear(AudioSink sink, Timeline timeline) {}

    /** A source, and what is made of it: filtered, and at the sink's rate and channels. */
    private static final class Voice {
        final PlayerSource source;
        final PlayerSource head;
        // Nothing was read yet, so that its start needs no seeking.
        boolean fresh = true;

        Voice(PlayerSource source, PlayerSource head) {
            this.source = source;
            this.head = head;
        }
    }

    private final int sampleRate;
    private final int channels;
    private final float[] block;
    private volatile Ear ear;
    private Voice now;
    // Read to its end, and still heard.
    private @Nullable Voice before;
    private @Nullable PlayerSource next;
    private boolean nextIsFresh;
    private @Nullable BandFilter filter;
    private double speed = 1;
    private int blockStart;
    private int blockEnd;
    private long written;
    private double readSeconds;
    private double from;
    private double to = Double.POSITIVE_INFINITY;
    private boolean loops;
    private boolean ended;
    private boolean full;
    private double gain = Double.NaN;

    /** Takes the rate and the channels of its first source. */
    Deck(PlayerSource source, AudioSink sink) {
        this.sampleRate = source.sampleRate();
        this.channels = source.channels();
        this.block = new float[BLOCK_FRAMES * channels];
        this.ear = new Ear(sink, new Timeline(sampleRate));
        this.now = new Voice(source, source);
        ear.timeline().jump(0, source, 0, speed);
    }

    /** Whether a source can be played as it is, at the sink's rate and channels. */
    boolean fits(PlayerSource source) {
        return source.sampleRate() == sampleRate && source.channels() == channels;
    }

    int sampleRate() {
        return sampleRate;
    }

    int channels() {
        return channels;
    }

    AudioSink sink() {
        return ear.sink();
    }

    /** What is heard now, and which second of it. */
    Timeline.Moment heard() {
        Ear e = ear;
        Timeline.Moment moment = e.timeline().at(e.sink().playedFrames());
        if (moment == null) {
            throw new IllegalStateException("A deck begins with a jump.");
        }
        return moment;
    }

    /** Whether the sink had no room at the last turn, or only what it holds remains to be heard. */
    boolean isFull() {
        return full;
    }

    /** Takes a source in the place of all it has; silent, unfiltered, from its start to its end. */
    void put(PlayerSource source) throws BadInputException {
        closeSources();
        filter = null;
        now = voice(source);
        section(0, Double.POSITIVE_INFINITY, false);
        sink().stop();
        jump(0);
    }

    /** Keeps to a section from the next block on. */
    void section(double from, double to, boolean loops) {
        this.from = from;
        this.to = to;
        this.loops = loops;
    }

    /** Lets a source follow the end of this one without a gap; null for none. What was to follow before is closed. */
    void follow(@Nullable PlayerSource source) throws BadInputException {
        forgetFollowed();
        if (before != null) {
            double at = heard().seconds();
            unhear();
            goTo(at);
        }
        if (next != null) {
            next.close();
        }
        next = source;
        nextIsFresh = true;
    }

    /** Filters from what is heard now on; null for nothing. */
    void filter(@Nullable BandFilter wanted) throws BadInputException {
        filter = wanted;
        remake();
    }

    /** Plays so many seconds of the source in one, from what is heard now on. */
    void speed(double wanted) throws BadInputException {
        if (wanted != speed) {
            speed = wanted;
            remake();
        }
    }

    private void remake() throws BadInputException {
        forgetFollowed();
        double at = heard().seconds();
        unhear();
        now = voice(now.source);
        now.fresh = false;
        goTo(at);
    }

    /** Goes on through another sink, which has the same rate and channels; the one before is closed. */
    void plug(AudioSink fresh) throws BadInputException {
        forgetFollowed();
        double at = heard().seconds();
        AudioSink old = sink();
        unhear();
        old.close();
        ear = new Ear(fresh, new Timeline(sampleRate));
        written = 0;
        ear.timeline().jump(0, now.source, at, speed);
        goTo(at);
    }

    /** Throws away what has not sounded yet and goes to a time in what is heard. */
    void jump(double seconds) throws BadInputException {
        forgetFollowed();
        unhear();
        goTo(seconds);
    }

    /** Throws away what has not sounded; a follower of which nothing was heard waits again. */
    private void unhear() {
        sink().flush();
        written = sink().playedFrames();
        full = false;
        if (before != null) {
            next = now.source;
            nextIsFresh = false;
            now = voice(before.source);
            now.fresh = false;
            before = null;
        }
    }

    private void goTo(double seconds) throws BadInputException {
        blockStart = 0;
        blockEnd = 0;
        ended = false;
        readSeconds = seconds;
        ear.timeline().jump(written, now.source, seconds, speed);
        if (!now.fresh || seconds > 0) {
            now.head.seek(seconds);
        }
        now.fresh = false;
    }

    private Voice voice(PlayerSource source) {
        BandFilter wanted = filter;
        PlayerSource head = wanted == null ? source : new BandSource(source, wanted);
        if (!fits(source)) {
            head = new ConformedSource(head, sampleRate, channels);
        }
        Voice made = new Voice(source, speed == 1 ? head : new StretchedSource(head, speed));
        // A filter needs what lies before; a source that was read is not at its start.
        made.fresh = wanted == null && speed == 1;
        return made;
    }

    /**
     * Moves on by a block at most, without waiting.
     *
     * @return false when everything has sounded
     */
    boolean turn(double volume) throws BadInputException {
        forgetFollowed();
        if (blockStart == blockEnd && !ended) {
            fill(volume);
        }
        if (blockStart < blockEnd) {
            int taken = sink().write(block, blockStart, blockEnd - blockStart);
            blockStart += taken;
            written += taken;
            full = blockStart < blockEnd;
            return true;
        }
        full = true;
        return !ended || sink().playedFrames() < written;
    }

    /**
     * Reads no more of a source that failed; the rest is heard.
     *
     * @return whether another one follows
     */
    boolean giveUp() throws BadInputException {
        blockStart = blockEnd;
        loops = false;
        to = Double.POSITIVE_INFINITY;
        endOfSource();
        return !ended;
    }

    /** Closes the source before, once the one that follows it is heard. */
    private void forgetFollowed() {
        Voice old = before;
        if (old != null && heard().source() != old.source) {
            old.source.close();
            before = null;
        }
    }

    private void fill(double volume) throws BadInputException {
        int rest = framesBefore(to);
        if (rest <= 0) {
            if (!loops) {
                ended = true;
                return;
            }
            goTo(from);
            rest = framesBefore(to);
        }
        int frames = now.head.read(block);
        now.fresh = false;
        if (frames < 0) {
            endOfSource();
            return;
        }
        blockStart = 0;
        blockEnd = Math.min(frames, rest);
        readSeconds += (double) blockEnd / sampleRate * speed;
        amplify(volume);
    }

    private int framesBefore(double seconds) {
        return (int) Math.min(Integer.MAX_VALUE, Math.round((seconds - readSeconds) * sampleRate / speed));
    }

    private void endOfSource() throws BadInputException {
        boolean hasSound = readSeconds > from;
        PlayerSource following = next;
        if (loops && hasSound) {
            goTo(from);
        } else if (following == null || to < Double.POSITIVE_INFINITY) {
            ended = true;
        } else {
            before = now;
            next = null;
            now = voice(following);
            now.fresh &= nextIsFresh;
            section(0, Double.POSITIVE_INFINITY, false);
            goTo(0);
        }
    }

    /** Goes to the new volume over the length of a block, since a sudden change clicks. */
    private void amplify(double volume) {
        double last = Double.isNaN(gain) ? volume : gain;
        gain = volume;
        if (last == 1 && volume == 1) {
            return;
        }
        for (int frame = 0; frame < blockEnd; frame++) {
            float factor = (float) (last + (volume - last) * (frame + 1) / blockEnd);
            for (int c = 0; c < channels; c++) {
                block[frame * channels + c] *= factor;
            }
        }
    }

    private void closeSources() {
        if (before != null) {
            before.source.close();
            before = null;
        }
        if (next != null) {
            next.close();
            next = null;
        }
        now.source.close();
    }

    @Override
    public void close() {
        sink().close();
        closeSources();
    }
}
