package org.melograph.sound;

/** Stands in where there is no sound card: takes samples as fast as they would sound, and plays none. */
final class SilentSink implements AudioSink {
    private static final double BUFFER_SECONDS = 0.15;
    private static final double NANOSECONDS = 1e9;

    private final int sampleRate;
    private final long bufferFrames;
    private boolean running;
    private long written;
    private long playedBefore;
    private long startedAt;

    /** A clock for so many frames a second. */
    SilentSink(int sampleRate) {
        this.sampleRate = sampleRate;
        this.bufferFrames = Math.max(1, (long) (sampleRate * BUFFER_SECONDS));
    }

    @Override
    public String deviceName() {
        return AudioDevices.NONE;
    }

    @Override
    public synchronized int write(float[] interleaved, int offset, int frames) {
        long played = playedFrames();
        if (played == written) {
            // It ran dry: time stood still meanwhile.
            restartAt(played);
        }
        int taken = Math.clamp(bufferFrames - (written - played), 0, frames);
        written += taken;
        return taken;
    }

    @Override
    public synchronized long playedFrames() {
        if (!running) {
            return playedBefore;
        }
        long elapsed = (long) ((System.nanoTime() - startedAt) / NANOSECONDS * sampleRate);
        return Math.min(written, playedBefore + elapsed);
    }

    @Override
    public synchronized void start() {
        if (!running) {
            restartAt(playedBefore);
            running = true;
        }
    }

    @Override
    public synchronized void stop() {
        playedBefore = playedFrames();
        running = false;
    }

    @Override
    public synchronized void flush() {
        written = playedFrames();
        restartAt(written);
    }

    private void restartAt(long played) {
        playedBefore = played;
        startedAt = System.nanoTime();
    }

    @Override
    public void close() {
        stop();
    }
}
