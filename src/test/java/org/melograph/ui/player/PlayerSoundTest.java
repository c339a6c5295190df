package org.melograph.ui.player;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.melograph.base.Axis;
import org.melograph.base.BadInputException;
import org.melograph.base.Provenance;
import org.melograph.base.Tensor;
import org.melograph.music.Clip;
import org.melograph.sound.AudioDevice;
import org.melograph.sound.AudioDevices;
import org.melograph.sound.PlayerSource;
import org.melograph.sound.RecordingOutput;
import org.melograph.ui.FakeDesk;
import org.melograph.ui.job.StudioJobs;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.util.WaitForAsyncUtils;

/** What is heard of tracks whose samples count: by a millionth each, from a first one. */
@ExtendWith(ApplicationExtension.class)
class PlayerSoundTest {
    private static final int RATE = 8000;
    private static final float STEP = 1e-6f;

    private final StudioJobs jobs = new StudioJobs();
    private final RecordingOutput output = new RecordingOutput(1);
    private PlayerModel player;
    private final Track low = counting("low", 0, 0.6);
    private final Track high = counting("high", 500_000, 30);

    private static Clip clip(String id, int first, double seconds) {
        float[] samples = new float[(int) (RATE * seconds)];
        for (int i = 0; i < samples.length; i++) {
            samples[i] = (first + i) * STEP;
        }
        return new Clip(id, Tensor.wrap(samples, new Axis("sample", samples.length)), RATE, Provenance.made("count"));
    }

    private static Track counting(String id, int first, double seconds) {
        return Track.of(clip(id, first, seconds), id, "");
    }

    @BeforeEach
    void open() {
        player = WaitForAsyncUtils.waitForAsyncFx(10_000, () -> new PlayerModel(jobs, output));
    }

    @AfterEach
    void close() {
        FakeDesk.onFx(player::close);
    }

    private String onDeck() {
        Track track = player.trackProperty().get();
        return track == null ? "" : track.id();
    }

    private void assertCounts(float[] heard, int at, int first, int frames) {
        for (int i = 0; i < frames; i++) {
            assertEquals((first + i) * STEP, heard[at + i], STEP / 4, "frame " + (at + i));
        }
    }

    @Test
    void theNextTrackOfTheListFollowsOnTheNextSample() throws Exception {
        FakeDesk.onFx(() -> player.play(low, List.of(low, high)));
        FakeDesk.await(() -> onDeck().equals("high") && output.heard(0).length > RATE);
        FakeDesk.onFx(player::pause);

        float[] heard = output.heard(0);
        assertEquals(1, output.opened());
        assertCounts(heard, 0, 0, RATE * 6 / 10);
        assertCounts(heard, RATE * 6 / 10, 500_000, heard.length - RATE * 6 / 10);
        assertEquals(
                (heard.length - RATE * 0.6) / RATE, player.positionProperty().get(), 0.1);
        assertEquals(30, player.secondsProperty().get());
    }

    @Test
    void aTrackThatFailsOnItsWayIsNamedAndTheNextGoesOn() throws Exception {
        Track broken = new Track("broken", "broken", "", job -> {
            Clip clip = clip("broken", 0, 10);
            return new Sound(new FailsAfter(clip, RATE / 2), Sound.of(clip).outline());
        });
        FakeDesk.onFx(() -> player.play(broken, List.of(broken, high)));
        FakeDesk.await(
                () -> onDeck().equals("high") && player.positionProperty().get() > 0.1);

        assertEquals("'broken.wav' is gone.", player.failureProperty().get());
        assertTrue(player.playingProperty().get());
    }

    @Test
    void tracksThatCannotBeReadAreSkippedOnceTheListRuns() throws Exception {
        FakeDesk.onFx(() -> player.play(low, List.of(low, missing("one"), missing("two"), high)));
        FakeDesk.await(
                () -> onDeck().equals("high") && player.positionProperty().get() > 0.1);

        assertEquals(
                "There is no file 'two.wav'. Check the name and the folder.",
                player.failureProperty().get());
        assertTrue(player.playingProperty().get());
    }

    private static Track missing(String name) {
        return new Track(name, name, "", job -> {
            throw new BadInputException("There is no file '" + name + ".wav'. Check the name and the folder.");
        });
    }

    @Test
    void theWholeTrackRepeatsWhileItIsToLoop() throws Exception {
        FakeDesk.onFx(() -> {
            player.loopingProperty().set(true);
            player.play(low, List.of(low, high));
        });
        FakeDesk.await(() -> output.heard(0).length > 1.5 * RATE);
        FakeDesk.onFx(player::pause);

        assertEquals("low", onDeck());
        assertCounts(output.heard(0), RATE * 6 / 10, 0, RATE * 6 / 10);
    }

    @Test
    void samplesMadeOfASongRunAlongItsTime() throws Exception {
        Track altered = counting("altered", 100, 2).along("/music/song.ogg");
        FakeDesk.onFx(() -> player.play(altered, List.of()));
        FakeDesk.await(() -> output.heard(0).length > 1000);

        assertCounts(output.heard(0), 0, 100, 1000);
        assertEquals("/music/song.ogg", altered.timeOf());
    }

    @Test
    void theChosenDeviceIsUsedAndOneThatVanishesIsNamed() throws Exception {
        output.plug(List.of("built-in", "headset"));
        FakeDesk.onFx(() -> player.output().lookForDevices());
        FakeDesk.await(() -> player.output().devices().stream()
                .map(AudioDevice::name)
                .toList()
                .equals(List.of("built-in", "headset")));
        FakeDesk.onFx(() -> {
            player.output().wantedDeviceProperty().set("headset");
            player.play(high, List.of());
        });
        FakeDesk.await(() -> player.output().deviceProperty().get().equals("headset")
                && player.positionProperty().get() > 0.05);
        output.plug(List.of("built-in"));
        FakeDesk.await(() -> player.output().deviceProperty().get().equals("built-in"));
        assertEquals(
                "The audio device 'headset' is gone. Sound goes to 'built-in' now.",
                player.failureProperty().get());
        output.plug(List.of());
        FakeDesk.await(() -> player.output().deviceProperty().get().equals(AudioDevices.NONE));
        assertFalse(player.output().isAudible());
        double then = player.positionProperty().get();
        FakeDesk.await(() -> player.positionProperty().get() > then + 0.1);
    }

    /** A clip that can be read only so far. */
    private static final class FailsAfter implements PlayerSource {
        private final PlayerSource whole;
        private int left;

        FailsAfter(Clip clip, int frames) {
            whole = PlayerSource.clip(clip);
            left = frames;
        }

        @Override
        public String title() {
            return "broken";
        }

        @Override
        public double seconds() {
            return whole.seconds();
        }

        @Override
        public int sampleRate() {
            return whole.sampleRate();
        }

        @Override
        public int channels() {
            return whole.channels();
        }

        @Override
        public int read(float[] into) throws BadInputException {
            if (left <= 0) {
                throw new BadInputException("'broken.wav' is gone.");
            }
            int got = whole.read(into);
            left -= got;
            return got;
        }

        @Override
        public void seek(double seconds) throws BadInputException {
            whole.seek(seconds);
        }

        @Override
        public void close() {
            whole.close();
        }
    }
}
