package org.melograph.sound;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.melograph.base.Axis;
import org.melograph.base.Tensor;

class TimelineTest {
    private static final PlayerSource SONG =
            PlayerSource.samples("song", Tensor.wrap(new float[100], new Axis("sample", 100)), 100);

    private static double secondsAt(Timeline timeline, long frames) {
        return Objects.requireNonNull(timeline.at(frames)).seconds();
    }

    @Test
    void atAnotherSpeedTheSongRunsFaster() {
        Timeline timeline = new Timeline(100);
        timeline.jump(0, SONG, 10, 1.5);

        assertEquals(13, secondsAt(timeline, 200));
    }

    @Test
    void aJumpHoldsFromTheFrameItSoundsAt() {
        Timeline timeline = new Timeline(100);
        timeline.jump(0, SONG, 0, 1);
        timeline.jump(200, SONG, 30, 1);

        assertEquals(1.5, secondsAt(timeline, 150));
        assertEquals(30.5, secondsAt(timeline, 250));
    }

    @Test
    void aLaterJumpReplacesOnesThatNeverSounded() {
        Timeline timeline = new Timeline(100);
        timeline.jump(0, SONG, 0, 1);
        timeline.jump(500, SONG, 30, 1);
        timeline.jump(400, SONG, 60, 1);

        assertEquals(3.99, secondsAt(timeline, 399), 1e-9);
        assertEquals(62, secondsAt(timeline, 600), 1e-9);
    }
}
