package org.melograph.sound;

import javax.sound.sampled.AudioFormat;
import javax.sound.sampled.SourceDataLine;

/**
 * A sound card's line, 16 bits, little endian. Time is the card's own; since many cards count in steps of some 20 ms, the
 * computer's clock fills the time between two of them.
 */
final class JavaSoundSink implements AudioSink {
    /** Long enough to survive a garbage collection, short enough that a change of volume is heard at once. */
    private static final double BUFFER_SECONDS = 0.15;

    /** The longest that a command to the player waits for room in the buffer. */
    private static final double BLOCK_SECONDS = 0.012;

    /** So many refused blocks in a row mean that the device is gone. */
    private static final int LOST_AFTER = 5;

    private static final int FULL_SCALE = 32767;

    /** How much of the difference between the clock and a new count of the card sets the clock right. */
    private static final double CORRECTION = 0.15;

    /** So far ahead of the card's count the clock is wrong: the card waits for something. */
    private static final double MOST_AHEAD_SECONDS = 0.06;

    private static final double NANOSECONDS = 1e9;

    private final String name;
    private final SourceDataLine line;
    private final int frameBytes;
    private final int channels;
    private final int blockFrames;
    private final double frameRate;
    private final byte[] bytes;
    private long written;
    private long offset;
    private long highest;
    private long counted;
    private double anchor;
    private long anchorNanos;
    private boolean anchored;
    private volatile boolean running;
    private int refusals;

    /** Plays through an open line. */
    JavaSoundSink(String name, SourceDataLine line) {
        AudioFormat format = line.getFormat();
        this.name = name;
        this.line = line;
        this.frameBytes = format.getFrameSize();
        this.channels = format.getChannels();
        this.frameRate = format.getFrameRate();
        this.blockFrames = Math.max(1, (int) (format.getFrameRate() * BLOCK_SECONDS));
        this.bytes = new byte[blockFrames * frameBytes];
    }

    /** The size of buffer to ask a line for. */
    static int bufferBytes(AudioFormat format) {
        return ((int) (format.getFrameRate() * BUFFER_SECONDS)) * format.getFrameSize();
    }

    @Override
    public String deviceName() {
        return name;
    }

    /**
     * Takes a short block and waits until it fits. Asking for free room first and never waiting would be simpler, but
     * with PulseAudio's plug-in a full line then stays full for good: only a waiting write moves it on.
     */
    @Override
    public int write(float[] interleaved, int first, int frames) {
        int count = Math.min(frames, blockFrames);
        for (int i = 0; i < count * channels; i++) {
            int value = Math.round(Math.clamp(interleaved[first * channels + i], -1f, 1f) * FULL_SCALE);
            bytes[2 * i] = (byte) value;
            bytes[2 * i + 1] = (byte) (value >> 8);
        }
        int taken = line.write(bytes, 0, count * frameBytes) / frameBytes;
        synchronized (this) {
            written += taken;
        }
        // Asked often, the clock notices each count.
        playedFrames();
        // A running line waits until all fits: one that comes back with less has lost its card.
        refusals = taken < count && running ? refusals + 1 : 0;
        return taken;
    }

    @Override
    public boolean isLost() {
        return refusals >= LOST_AFTER || !line.isOpen();
    }

    @Override
    public synchronized long playedFrames() {
        // Some cards count past what they were given, or step back when they are stopped.
        long count = Math.clamp(line.getLongFramePosition() + offset, counted, Math.max(counted, written));
        boolean moved = count != counted;
        counted = count;
        long now = System.nanoTime();
        double most = frameRate * MOST_AHEAD_SECONDS;
        double expected = anchored ? anchor + (now - anchorNanos) / NANOSECONDS * frameRate : count;
        if (moved) {
            double error = count - expected;
            expected = Math.abs(error) > most ? count : expected + CORRECTION * error;
            anchor = expected;
            anchorNanos = now;
            // Until the card counts for the first time nobody knows when it begins.
            anchored = running;
        }
        long heard = (long) Math.min(expected, count + most);
        highest = Math.clamp(heard, highest, Math.max(highest, written));
        return highest;
    }

    @Override
    public void start() {
        line.start();
        running = true;
    }

    @Override
    public synchronized void stop() {
        playedFrames();
        running = false;
        anchored = false;
        line.stop();
    }

    @Override
    public synchronized void flush() {
        long played = playedFrames();
        line.flush();
        // Cards differ in whether they count what was thrown away: the count is taken anew.
        offset = played - line.getLongFramePosition();
        counted = played;
        written = played;
        anchored = false;
    }

    @Override
    public void close() {
        line.stop();
        line.flush();
        line.close();
    }
}
