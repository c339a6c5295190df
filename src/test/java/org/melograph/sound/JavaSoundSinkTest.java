package org.melograph.sound;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.lang.reflect.Proxy;
import javax.sound.sampled.AudioFormat;
import javax.sound.sampled.SourceDataLine;
import org.junit.jupiter.api.Test;

/** Against a line made up here, which counts thrown-away frames as played, as ALSA lines do. */
class JavaSoundSinkTest {
    private static final AudioFormat FORMAT = new AudioFormat(1000, 16, 2, true, false);

    private final ByteArrayOutputStream written = new ByteArrayOutputStream();
    private long position;
    private boolean takes = true;
    private final SourceDataLine line = (SourceDataLine) Proxy.newProxyInstance(
            getClass().getClassLoader(), new Class<?>[] {SourceDataLine.class}, (self, method, given) -> {
                switch (method.getName()) {
                    case "getFormat" -> {
                        return FORMAT;
                    }
                    case "getLongFramePosition" -> {
                        return position;
                    }
                    case "isOpen" -> {
                        return true;
                    }
                    case "write" -> {
                        if (!takes) {
                            return 0;
                        }
                        written.write((byte[]) given[0], (Integer) given[1], (Integer) given[2]);
                        return given[2];
                    }
                    case "flush" -> {
                        position = written.size() / FORMAT.getFrameSize();
                        return null;
                    }
                    default -> {
                        return null;
                    }
                }
            });
    private final JavaSoundSink sink = new JavaSoundSink("made up", line);

    @Test
    void samplesBecomeSixteenBitsAndLoudOnesAreClipped() {
        assertEquals(2, sink.write(new float[] {9, 9, 0.5f, -0.5f, 3, -3}, 1, 2));

        assertArrayEquals(
                new byte[] {0, 0x40, 1, (byte) 0xc0, (byte) 0xff, 0x7f, 1, (byte) 0x80}, written.toByteArray());
    }

    @Test
    void whatIsThrownAwayDoesNotCountAsPlayed() {
        fill(100);
        position = 40;
        assertEquals(40, sink.playedFrames());

        sink.flush();
        assertEquals(40, sink.playedFrames());
        fill(50);
        position += 30;
        assertEquals(70, sink.playedFrames());
    }

    @Test
    void theCountNeverStepsBackNorAheadOfWhatWasWritten() {
        fill(100);
        position = 60;
        assertEquals(60, sink.playedFrames());
        position = 20;
        assertEquals(60, sink.playedFrames());
        position = 5000;
        assertEquals(100, sink.playedFrames());
    }

    @Test
    void betweenTwoCountsOfTheCardTimeGoesOn() throws Exception {
        fill(900);
        sink.start();
        assertEquals(0, sink.playedFrames());
        Thread.sleep(20);
        // The card has not begun yet.
        assertEquals(0, sink.playedFrames());
        position = 100;
        long last = sink.playedFrames();
        assertEquals(100, last);
        for (int i = 0; i < 200 && sink.playedFrames() < 110; i++) {
            Thread.sleep(1);
            assertTrue(sink.playedFrames() >= last);
            last = sink.playedFrames();
        }
        assertTrue(sink.playedFrames() >= 110);
        // A card that stands still is believed in the end: the count waits for it.
        Thread.sleep(200);
        assertTrue(sink.playedFrames() <= 161, String.valueOf(sink.playedFrames()));
    }

    @Test
    void aLineThatTakesNothingMoreIsLost() {
        takes = false;
        sink.start();
        for (int i = 0; i < 5; i++) {
            assertFalse(sink.isLost());
            assertEquals(0, sink.write(new float[2 * 10], 0, 10));
        }
        assertTrue(sink.isLost());
    }

    @Test
    void oneWriteIsShortSoThatACommandNeverWaitsLong() {
        assertEquals(12, sink.write(new float[2 * 1000], 0, 1000));
    }

    private void fill(int frames) {
        for (int done = 0; done < frames; ) {
            done += sink.write(new float[2 * frames], done, frames - done);
        }
    }
}
