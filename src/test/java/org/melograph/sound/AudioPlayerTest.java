package org.melograph.sound;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.melograph.base.Axis;
import org.melograph.base.BadInputException;
import org.melograph.base.Tensor;

/** The source counts: frame 123 has the value 123. A second has a thousand frames. */
class AudioPlayerTest {
    private static final int RATE = 1000;

    private final RecordingSink sink = new RecordingSink(1);
    private final AudioPlayer player = new AudioPlayer((device, rate, channels) -> sink);

    @AfterEach
    void closePlayer() {
        player.close();
    }

    @Test
    void playingGivesEverySampleInOrder() throws Exception {
        player.load(counting(5000));
        player.play();
        sink.hear(3000);

        assertCounts(0, 0, 3000);
        assertEquals(3.0, player.positionSeconds(), 1e-9);
        assertEquals(AudioPlayer.State.PLAYING, player.state());
        assertEquals(5.0, player.seconds(), 1e-9);
        assertEquals("recording", player.deviceName());
    }

    @Test
    void aJumpGivesTheSamplesThereAndThePositionFollows() throws Exception {
        player.load(counting(5000));
        player.play();
        sink.hear(700);
        player.seek(4.25);
        player.awaitCommands();
        assertEquals(4.25, player.positionSeconds(), 1e-9);
        sink.hear(300);

        assertCounts(0, 0, 700);
        assertCounts(700, 4250, 300);
        assertEquals(4.55, player.positionSeconds(), 1e-9);
    }

    @Test
    void aPauseLosesNothing() throws Exception {
        player.load(counting(5000));
        player.play();
        sink.hear(1500);
        player.pause();
        player.awaitCommands();
        sink.hear(1000);
        assertEquals(1500, sink.heard().length);
        assertEquals(AudioPlayer.State.PAUSED, player.state());
        assertEquals(1.5, player.positionSeconds(), 1e-9);
        player.play();
        player.awaitCommands();
        sink.hear(1000);

        assertCounts(1500, 1500, 1000);
    }

    @Test
    void aLoopRepeatsItsSectionToTheSample() throws Exception {
        player.load(counting(5000));
        player.loop(1.0, 1.3);
        player.play();
        sink.hear(1000);

        assertCounts(0, 1000, 300);
        assertCounts(300, 1000, 300);
        assertCounts(600, 1000, 300);
        assertCounts(900, 1000, 100);
        assertEquals(1.1, player.positionSeconds(), 1e-9);
    }

    @Test
    void aLoopAroundWhatIsHeardGoesOnFirst() throws Exception {
        player.load(counting(5000));
        player.play();
        sink.hear(1200);
        player.loop(1.0, 1.3);
        player.awaitCommands();
        sink.hear(300);

        assertCounts(1200, 1200, 100);
        assertCounts(1300, 1000, 200);
    }

    @Test
    void aLoopBeyondTheEndRepeatsWhatThereIs() throws Exception {
        player.load(counting(5000));
        player.loop(4.9, 7);
        player.play();
        sink.hear(250);

        assertCounts(0, 4900, 100);
        assertCounts(100, 4900, 100);
    }

    @Test
    void aSectionPlaysOnceAndStops() throws Exception {
        player.load(counting(5000));
        player.playSection(2, 2.5);
        sink.hear(1000);
        awaitState(AudioPlayer.State.STOPPED);

        assertEquals(500, sink.heard().length);
        assertCounts(0, 2000, 500);
        player.play();
        player.awaitCommands();
        sink.hear(700);
        assertCounts(500, 0, 700);
    }

    @Test
    void theEndStopsAndPlayBeginsAnew() throws Exception {
        player.load(counting(1500));
        player.play();
        sink.hear(4000);
        awaitState(AudioPlayer.State.STOPPED);

        assertEquals(1500, sink.heard().length);
        assertEquals(0, player.positionSeconds(), 1e-9);
        player.play();
        player.awaitCommands();
        sink.hear(10);
        assertCounts(1500, 0, 10);
    }

    @Test
    void stopGoesBackToTheStart() throws Exception {
        player.load(counting(5000));
        player.play();
        sink.hear(800);
        player.stop();
        player.awaitCommands();

        assertEquals(AudioPlayer.State.STOPPED, player.state());
        assertEquals(0, player.positionSeconds(), 1e-9);
    }

    @Test
    void volumeScalesTheSamples() throws Exception {
        player.volume(0.5);
        player.load(counting(5000));
        player.play();
        sink.hear(100);

        assertEquals(0.5f * 42, sink.heard()[42]);
    }

    @Test
    void listenersHearEveryChange() throws Exception {
        List<String> heard = new CopyOnWriteArrayList<>();
        player.addListener(new PlayerListener() {
            @Override
            public void stateChanged(AudioPlayer.State state) {
                heard.add(state.name());
            }

            @Override
            public void failed(String reason) {
                heard.add(reason);
            }
        });
        player.load(counting(5000));
        player.play();
        player.pause();
        player.stop();
        player.awaitCommands();

        assertEquals(List.of("STOPPED", "PLAYING", "PAUSED", "STOPPED"), heard);
    }

    @Test
    void aSourceThatFailsIsToldAndThePlayerGoesOn() throws Exception {
        List<String> heard = new CopyOnWriteArrayList<>();
        player.addListener(new PlayerListener() {
            @Override
            public void stateChanged(AudioPlayer.State state) {}

            @Override
            public void failed(String reason) {
                heard.add(reason);
            }
        });
        player.load(new Broken());
        player.play();
        player.awaitCommands();
        awaitState(AudioPlayer.State.EMPTY);
        player.awaitCommands();
        assertEquals(List.of("'x.wav' is gone."), heard);

        RecordingSink next = new RecordingSink(1);
        try (AudioPlayer other = new AudioPlayer((device, rate, channels) -> next)) {
            other.load(counting(100));
            other.play();
            next.hear(50);
            assertEquals(50, next.heard().length);
        }
    }

    @Test
    void closingGivesTheDeviceBack() throws Exception {
        player.load(counting(100));
        player.close();

        assertTrue(sink.isClosed());
    }

    @Test
    void aSectionThatEndsBeforeItBeginsIsAnError() {
        assertThrows(IllegalArgumentException.class, () -> player.loop(2, 1));
        assertThrows(IllegalArgumentException.class, () -> player.playSection(-1, 1));
    }

    private void awaitState(AudioPlayer.State state) throws InterruptedException {
        for (int i = 0; i < 400 && player.state() != state; i++) {
            Thread.sleep(5);
        }
        assertEquals(state, player.state());
    }

    /** From frame {@code at} of what was heard on, the source's frames from {@code first} on. */
    private void assertCounts(int at, int first, int frames) {
        float[] expected = new float[frames];
        float[] actual = new float[frames];
        float[] heard = sink.heard();
        for (int i = 0; i < frames; i++) {
            expected[i] = first + i;
            actual[i] = heard[at + i];
        }
        assertArrayEquals(expected, actual);
    }

    private static PlayerSource counting(int frames) {
        float[] samples = new float[frames];
        for (int i = 0; i < frames; i++) {
            samples[i] = i;
        }
        return PlayerSource.samples("counting", Tensor.wrap(samples, new Axis("sample", frames)), RATE);
    }

    private static final class Broken implements PlayerSource {
        @Override
        public String title() {
            return "broken";
        }

        @Override
        public double seconds() {
            return 1;
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
            throw new BadInputException("'x.wav' is gone.");
        }

        @Override
        public void seek(double seconds) {}

        @Override
        public void close() {}
    }
}
