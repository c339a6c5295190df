package org.melograph.sound;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.melograph.base.BadInputException;
import org.melograph.io.audio.Tones;
import org.melograph.music.FrequencyBand;

/** One source after the other, failing sources, filters and devices, heard by a sink that keeps everything. */
class PlayerQueueTest {
    private static final int RATE = 1000;

    private final RecordingSink sink = new RecordingSink(1);
    private final List<Integer> opened = Collections.synchronizedList(new ArrayList<>());
    private final AudioPlayer player = new AudioPlayer((device, rate, channels) -> {
        opened.add(rate);
        return sink;
    });

    @AfterEach
    void closePlayer() {
        player.close();
    }

    /** A source that counts from a number on, and tells whether it was closed. */
    private static final class Counting implements PlayerSource {
        final int first;
        final int frames;
        final int failsAt;
        int frame;
        volatile boolean closed;

        Counting(int first, int frames, int failsAt) {
            this.first = first;
            this.frames = frames;
            this.failsAt = failsAt;
        }

        @Override
        public String title() {
            return "from " + first;
        }

        @Override
        public double seconds() {
            return (double) frames / RATE;
        }

        @Override
        public int sampleRate() {
            return RATE;
        }

        @Override
        public int channels() {
            return 1;
        }

        @Override
        public int read(float[] into) throws BadInputException {
            int count = Math.min(into.length, Math.min(frames, failsAt) - frame);
            if (frame >= failsAt) {
                throw new BadInputException("'" + title() + "' is gone.");
            }
            for (int i = 0; i < count; i++) {
                into[i] = first + frame + i;
            }
            frame += Math.max(0, count);
            return count <= 0 ? -1 : count;
        }

        @Override
        public void seek(double seconds) {
            frame = (int) Math.round(seconds * RATE);
        }

        @Override
        public void close() {
            closed = true;
        }
    }

    private static Counting counting(int first, int frames) {
        return new Counting(first, frames, Integer.MAX_VALUE);
    }

    private void assertHeard(int at, int first, int frames) {
        float[] heard = sink.heard();
        assertTrue(heard.length >= at + frames, "only " + heard.length + " frames were heard");
        for (int i = 0; i < frames; i++) {
            assertEquals(first + i, heard[at + i], "frame " + (at + i));
        }
    }

    @Test
    void theNextSourceFollowsOnTheVeryNextFrame() throws Exception {
        Counting first = counting(0, 1500);
        Counting second = counting(10_000, 1777);
        player.load(first);
        player.follow(second);
        player.play();
        sink.hear(1499);
        assertSame(first, player.heard());
        assertEquals(1.499, player.positionSeconds(), 1e-9);
        sink.hear(701);
        player.awaitCommands();

        assertHeard(0, 0, 1500);
        assertHeard(1500, 10_000, 700);
        assertSame(second, player.heard());
        assertEquals(0.7, player.positionSeconds(), 1e-9);
        assertEquals("from 10000", player.title());
        assertEquals(List.of(RATE), opened);
        sink.hear(5000);
        assertHeard(1500, 10_000, 1777);
        assertTrue(first.closed);
        assertEquals(3277, sink.heard().length);
    }

    @Test
    void aJumpWhileTheOneBeforeIsStillHeardStaysInIt() throws Exception {
        RecordingOutput output = new RecordingOutput(1);
        try (AudioPlayer real = new AudioPlayer(output)) {
            Counting first = counting(0, 600);
            Counting second = counting(10_000, 1777);
            real.load(first);
            real.follow(second);
            real.section(0, Double.POSITIVE_INFINITY, false, 0.5);
            real.play();
            // The buffer of 150 ms takes in the end of the first and the beginning of the second at once.
            while (second.frame == 0) {
                Thread.sleep(1);
            }
            assertSame(first, real.heard());
            real.seek(0.1);
            real.awaitCommands();
            assertSame(first, real.heard());
            assertTrue(real.positionSeconds() < 0.2);
            while (real.heard() == first) {
                Thread.sleep(5);
            }
            Thread.sleep(100);
            real.pause();
            real.awaitCommands();

            float[] heard = output.heard(0);
            int jump = 0;
            while (heard[jump + 1] == heard[jump] + 1) {
                jump++;
            }
            assertEquals(100, heard[jump + 1]);
            assertEquals(599, heard[jump + 500]);
            assertEquals(10_000, heard[jump + 501]);
            assertEquals(10_050, heard[jump + 551]);
        }
    }

    @Test
    void whatNoLongerFollowsIsClosedAndNotHeard() throws Exception {
        Counting second = counting(10_000, 500);
        Counting third = counting(20_000, 500);
        player.load(counting(0, 1500));
        player.follow(second);
        player.follow(third);
        player.play();
        sink.hear(1600);

        assertTrue(second.closed);
        assertHeard(1500, 20_000, 100);
    }

    @Test
    void nothingFollowsALoopOrASection() throws Exception {
        Counting second = counting(10_000, 500);
        player.load(counting(0, 1500));
        player.follow(second);
        player.section(0, Double.POSITIVE_INFINITY, true, 1.4);
        player.play();
        sink.hear(1700);

        assertHeard(0, 1400, 100);
        assertHeard(100, 0, 1500);
        assertHeard(1600, 0, 100);
    }

    @ParameterizedTest
    @CsvSource({"flac, mp3", "mp3, ogg", "ogg, flac", "flac, m4a", "m4a, opus", "mp3, mp3"})
    void filesFollowEachOtherWithoutTheirEncodersPadding(String first, String second) throws Exception {
        try (RecordedFiles files = new RecordedFiles()) {
            files.play(first, second);
            float[] heard = files.sink.heard();

            assertEquals(2 * 2 * Tones.FRAMES, heard.length);
            // Silence that an encoder put before or behind would shift the tones, and lengthen the whole.
            assertEquals(0, shift(heard, 0));
            assertEquals(0, shift(heard, Tones.FRAMES));
        }
    }

    /** By how many frames the left tone lies late in a file that was to begin at a frame. */
    private static int shift(float[] stereo, int begin) {
        int best = 0;
        double least = Double.MAX_VALUE;
        for (int shift = -40; shift <= 40; shift++) {
            double error = 0;
            for (int i = 3000; i < Tones.FRAMES - 3000; i++) {
                error += Math.pow(stereo[2 * (begin + i + shift)] - Tones.left(i), 2);
            }
            if (error < least) {
                least = error;
                best = shift;
            }
        }
        return best;
    }

    /** Plays fixtures through a stereo sink. */
    private static final class RecordedFiles implements AutoCloseable {
        final RecordingSink sink = new RecordingSink(2);
        final AudioPlayer player = new AudioPlayer((device, rate, channels) -> sink);

        void play(String first, String second) throws Exception {
            player.load(PlayerSource.file(Tones.encoded(first)));
            player.follow(PlayerSource.file(Tones.encoded(second)));
            player.play();
            sink.hear(2 * Tones.FRAMES + 10_000);
        }

        @Override
        public void close() {
            player.close();
        }
    }

    @Test
    void aSourceThatFailsOnItsWayIsToldAndTheNextGoesOn() throws Exception {
        List<String> told = Collections.synchronizedList(new ArrayList<>());
        player.addListener(new PlayerListener() {
            @Override
            public void stateChanged(AudioPlayer.State state) {}

            @Override
            public void failed(String reason) {
                told.add(reason);
            }
        });
        player.load(new Counting(0, 5000, 1200));
        player.follow(counting(10_000, 800));
        player.play();
        sink.hear(1500);

        assertEquals(List.of("'from 0' is gone."), told);
        assertHeard(0, 0, 1200);
        assertHeard(1200, 10_000, 300);
        sink.hear(1000);
        for (int i = 0; i < 400 && player.state() != AudioPlayer.State.STOPPED; i++) {
            Thread.sleep(5);
        }
        assertEquals(AudioPlayer.State.STOPPED, player.state());
    }

    @Test
    void anotherSongOfTheSameRateKeepsTheDeviceOpen() throws Exception {
        player.load(counting(0, 300));
        player.play();
        sink.hear(100);
        player.load(counting(10_000, 300));
        player.play();
        sink.hear(100);

        assertHeard(100, 10_000, 100);
        assertEquals(1, opened.size());
    }

    @Test
    void aBandIsFilteredWhileItPlaysAndLoops() throws Exception {
        RecordingOutput output = new RecordingOutput(20);
        int rate = 22_050;
        PlayerSource tones = Waves.mono(
                3 * rate,
                rate,
                i -> 0.4 * Waves.sine(440, rate).applyAsDouble(i)
                        + 0.4 * Waves.sine(2000, rate).applyAsDouble(i));
        try (AudioPlayer fast = new AudioPlayer(output)) {
            fast.load(tones);
            fast.filter(BandFilter.only(new FrequencyBand(300, 900)));
            fast.section(1, 2, true, 1);
            fast.play();
            while (output.heard(0).length < 3 * rate) {
                Thread.sleep(5);
            }
            double position = fast.positionSeconds();
            assertTrue(position >= 1 && position <= 2);
            fast.pause();
            fast.awaitCommands();

            float[] heard = output.heard(0);
            assertEquals(0, Waves.decibels(Waves.amplitude(heard, 4000, 60_000, 440, rate) / 0.4), 0.5);
            assertTrue(Waves.decibels(Waves.amplitude(heard, 4000, 60_000, 2000, rate) / 0.4) < -60);
        }
    }

    @Test
    void aDeviceThatVanishesIsReplacedAndNamed() throws Exception {
        RecordingOutput output = new RecordingOutput(1);
        output.plug(List.of("built-in", "headset"));
        List<String> told = Collections.synchronizedList(new ArrayList<>());
        try (AudioPlayer real = new AudioPlayer(output)) {
            real.addListener(new PlayerListener() {
                @Override
                public void stateChanged(AudioPlayer.State state) {}

                @Override
                public void failed(String reason) {}

                @Override
                public void deviceChanged(String name, String why) {
                    told.add(why.isEmpty() ? name : why);
                }
            });
            real.device("headset");
            real.load(counting(0, 20_000));
            real.play();
            while (real.positionSeconds() < 0.1) {
                Thread.sleep(2);
            }
            assertEquals("headset", real.deviceName());
            output.plug(List.of("built-in"));
            double lostAt = real.positionSeconds();
            while (real.positionSeconds() < lostAt + 0.1) {
                Thread.sleep(2);
            }
            assertEquals("built-in", real.deviceName());
            float[] heard = output.heard(0);
            assertEquals(1000 * lostAt, heard[0], 60);
            output.plug(List.of());
            while (!real.deviceName().equals(AudioDevices.NONE)) {
                Thread.sleep(2);
            }
            assertEquals(AudioPlayer.State.PLAYING, real.state());
            // It is back: the next start takes it again.
            output.plug(List.of("built-in", "headset"));
            real.pause();
            real.play();
            real.awaitCommands();
            assertEquals("headset", real.deviceName());
        }
        assertEquals(
                List.of(
                        "headset",
                        "The audio device 'headset' is gone. Sound goes to 'built-in' now.",
                        "The audio device 'built-in' is gone. No other was found: the song runs silently.",
                        "headset"),
                told);
    }

    @Test
    void theChosenDeviceTakesOverWhereTheSoundIs() throws Exception {
        RecordingOutput output = new RecordingOutput(1);
        output.plug(List.of("built-in", "headset"));
        try (AudioPlayer real = new AudioPlayer(output)) {
            real.load(counting(0, 20_000));
            real.play();
            while (real.positionSeconds() < 0.1) {
                Thread.sleep(2);
            }
            real.device("headset");
            real.awaitCommands();
            while (output.heard(0).length < 100) {
                Thread.sleep(2);
            }
            assertEquals("headset", real.deviceName());
            assertTrue(output.heard(0)[0] >= 99);
            assertNotNull(real.heard());
        }
    }
}
