package org.melograph.sound;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Which second of a song sounds when a device has played so many frames. Jumps and loops are written down when their
 * first samples are handed to the device, and hold from the moment these sound. Safe for use from several threads.
 */
final class Timeline {
    /** From this frame of the device on, the song runs from that second. */
    private record Stretch(long deviceFrame, double songSeconds) {}

    private final double sampleRate;
    private final Deque<Stretch> stretches = new ArrayDeque<>();

    Timeline(int sampleRate) {
        this.sampleRate = sampleRate;
    }

    /** The song jumps to {@code songSeconds} with the frame that is written as number {@code deviceFrame}. */
    synchronized void jump(long deviceFrame, double songSeconds) {
        // What was to follow later was thrown away by the jump.
        while (!stretches.isEmpty() && stretches.getLast().deviceFrame() >= deviceFrame) {
            stretches.removeLast();
        }
        stretches.addLast(new Stretch(deviceFrame, songSeconds));
    }

    /** The second of the song that sounds when the device has played so many frames. */
    synchronized double secondsAt(long playedFrames) {
        while (stretches.size() > 1 && secondStart() <= playedFrames) {
            stretches.removeFirst();
        }
        Stretch now = stretches.peekFirst();
        return now == null ? 0 : now.songSeconds() + Math.max(0, playedFrames - now.deviceFrame()) / sampleRate;
    }

    private long secondStart() {
        var it = stretches.iterator();
        it.next();
        return it.next().deviceFrame();
    }
}
