package org.melograph.sound;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.melograph.base.Axis;
import org.melograph.base.Tensor;

class SilentSinkTest {
    private static final int RATE = 8000;

    @Test
    void withoutADeviceTimeGoesOnAndTheNameTellsWhy() throws Exception {
        try (AudioPlayer player = new AudioPlayer((device, rate, channels) -> new SilentSink(rate))) {
            player.load(PlayerSource.samples(
                    "silence", Tensor.wrap(new float[10 * RATE], new Axis("sample", 10 * RATE)), RATE));
            player.play();
            long begin = System.nanoTime();
            Thread.sleep(300);
            double position = player.positionSeconds();
            double elapsed = (System.nanoTime() - begin) / 1e9;

            assertEquals("no audio device", player.deviceName());
            // A busy machine may starve the player for a moment; time never runs ahead.
            assertTrue(position > 0.1 && position <= elapsed + 0.01, position + " of " + elapsed);
            player.pause();
            player.awaitCommands();
            double held = player.positionSeconds();
            Thread.sleep(50);
            assertEquals(held, player.positionSeconds());
        }
    }

    @Test
    void itTakesNoMoreThanItsBuffer() {
        SilentSink sink = new SilentSink(RATE);
        assertEquals(1200, sink.write(new float[4000], 0, 4000));
        assertEquals(0, sink.write(new float[4000], 0, 4000));
        assertEquals(0, sink.playedFrames());
        sink.flush();
        assertEquals(1200, sink.write(new float[4000], 0, 4000));
    }
}
