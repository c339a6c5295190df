package org.melograph.sound;

import java.util.Arrays;

/** Keeps what it is given, and takes no more than the test allows: so a test knows what has sounded when. */
final class RecordingSink implements AudioSink {
    private final int channels;
    private float[] heard = new float[0];
    private long allowed;
    private long written;
    private boolean running;
    private boolean closed;

    RecordingSink(int channels) {
        this.channels = channels;
    }

    @Override
    public String deviceName() {
        return "recording";
    }

    /** Lets so many frames more sound, and waits until they have or nothing more comes. */
    synchronized void hear(int frames) throws InterruptedException {
        allowed += frames;
        long before = -1;
        while (written < allowed && written != before) {
            before = written;
            wait(300);
        }
        allowed = Math.min(allowed, Math.max(written, 0));
    }

    @Override
    public synchronized int write(float[] interleaved, int offset, int frames) {
        int taken = running ? Math.clamp(allowed - written, 0, frames) : 0;
        if (taken > 0) {
            heard = Arrays.copyOf(heard, (int) (written + taken) * channels);
            System.arraycopy(interleaved, offset * channels, heard, (int) written * channels, taken * channels);
            written += taken;
            notifyAll();
        }
        return taken;
    }

    /** Everything that has sounded, interleaved. */
    synchronized float[] heard() {
        return heard.clone();
    }

    synchronized boolean isClosed() {
        return closed;
    }

    @Override
    public synchronized long playedFrames() {
        return written;
    }

    @Override
    public synchronized void start() {
        running = true;
    }

    @Override
    public synchronized void stop() {
        running = false;
    }

    @Override
    public void flush() {}

    @Override
    public synchronized void close() {
        closed = true;
    }
}
