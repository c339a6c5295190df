package org.melograph.sound;

/**
 * Where samples become sound: a sound card, a clock that only pretends, or a recording. One thread writes and closes;
 * {@link #playedFrames} may be asked from any thread.
 */
public interface AudioSink extends AutoCloseable {
    /** The device as people know it. */
    String deviceName();

    /**
     * Takes samples to be played after those it has, waiting some milliseconds at most.
     *
     * @param interleaved samples, full scale -1 to 1
     * @param offset the first frame to take
     * @param frames how many frames are offered
     * @return how many were taken; 0 when there is no room at the moment
     */
    int write(float[] interleaved, int offset, int frames);

    /** How many frames have sounded since the sink was opened; thrown-away ones do not count. */
    long playedFrames();

    /** Whether the device was unplugged or broke: it will take nothing any more. */
    default boolean isLost() {
        return false;
    }

    /** Lets what was written sound. */
    void start();

    /** Holds the sound; what was written and has not sounded yet stays. */
    void stop();

    /** Throws away what was written and has not sounded yet. */
    void flush();

    @Override
    void close();
}
