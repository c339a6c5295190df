package org.melograph.sound;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class TimelineTest {
    @Test
    void aJumpHoldsFromTheFrameItSoundsAt() {
        Timeline timeline = new Timeline(100);
        timeline.jump(0, 0);
        timeline.jump(200, 30);

        assertEquals(1.5, timeline.secondsAt(150));
        assertEquals(30.5, timeline.secondsAt(250));
    }

    @Test
    void aLaterJumpReplacesOnesThatNeverSounded() {
        Timeline timeline = new Timeline(100);
        timeline.jump(0, 0);
        timeline.jump(500, 30);
        timeline.jump(400, 60);

        assertEquals(3.99, timeline.secondsAt(399), 1e-9);
        assertEquals(62, timeline.secondsAt(600), 1e-9);
    }
}
