package org.melograph.sound;

import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/**
 * Which second of which source sounds when a device has played so many frames. Jumps, loops and the change to another
 * source are written down when their first samples are handed to the device, and hold from the moment these sound. Safe for
 * use from several threads.
 */
final class Timeline {
    /** From this frame of the device on, the source runs from that second, so many of its seconds in one. */
    private record Stretch(long deviceFrame, PlayerSource source, double seconds, double speed) {}

    /** A second of a source. */
    record Moment(PlayerSource source, double seconds) {}

    private final double sampleRate;
    private final Deque<Stretch> stretches = new ArrayDeque<>();

    Timeline(int sampleRate) {
        this.sampleRate = sampleRate;
    }

    /**
     * The sound goes to {@code seconds} of a source with the frame that is written as number {@code deviceFrame}.
     *
     * @param speed seconds of the source in one second of sound
     */
    synchronized void jump(long deviceFrame, PlayerSource source, double seconds, double speed) {
        // What was to follow later was thrown away by the jump.
        while (!stretches.isEmpty() && stretches.getLast().deviceFrame() >= deviceFrame) {
            stretches.removeLast();
        }
        stretches.addLast(new Stretch(deviceFrame, source, seconds, speed));
    }

    /** What sounds when the device has played so many frames; null before the first jump. */
    synchronized @Nullable Moment at(long playedFrames) {
        while (stretches.size() > 1 && secondStart() <= playedFrames) {
            stretches.removeFirst();
        }
        Stretch now = stretches.peekFirst();
        if (now == null) {
            return null;
        }
        double since = Math.max(0, playedFrames - now.deviceFrame()) / sampleRate;
        return new Moment(now.source(), now.seconds() + since * now.speed());
    }

    private long secondStart() {
        var it = stretches.iterator();
        it.next();
        return it.next().deviceFrame();
    }
}
