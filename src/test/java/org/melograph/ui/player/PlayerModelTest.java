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
import org.melograph.plot.WaveOverview;
import org.melograph.sound.PlayerSource;
import org.melograph.sound.RecordingOutput;
import org.melograph.ui.FakeDesk;
import org.melograph.ui.job.StudioJobs;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.util.WaitForAsyncUtils;

@ExtendWith(ApplicationExtension.class)
class PlayerModelTest {
    private final StudioJobs jobs = new StudioJobs();
    private PlayerModel player;
    private final Track first = track("first", 60);
    private final Track second = track("second", 60);
    private final Track blink = track("blink", 0.2);

    private static Track track(String id, double seconds) {
        int samples = (int) (8000 * seconds);
        Clip clip = new Clip(
                id, Tensor.wrap(new float[samples], new Axis("sample", samples)), 8000, Provenance.made("silence"));
        return new Track(
                id,
                id,
                "",
                job -> new Sound(PlayerSource.clip(clip), inside -> WaveOverview.of("", clip.samples(), 8000)));
    }

    @BeforeEach
    void open() {
        player = WaitForAsyncUtils.waitForAsyncFx(10_000, () -> new PlayerModel(jobs, new RecordingOutput(1)));
    }

    @AfterEach
    void close() {
        FakeDesk.onFx(player::close);
    }

    private String onDeck() {
        Track track = player.trackProperty().get();
        return track == null ? "" : track.id();
    }

    @Test
    void selectingLoadsWithoutPlaying() throws Exception {
        FakeDesk.onFx(() -> player.select(first, List.of(first)));
        FakeDesk.await(() -> player.outlineProperty().get() != null);
        assertFalse(player.playingProperty().get());
    }

    @Test
    void selectingAnotherSongDoesNotDisturbThePlayingOne() throws Exception {
        FakeDesk.onFx(() -> player.play(first, List.of(first, second)));
        FakeDesk.await(() -> player.playingProperty().get());
        FakeDesk.onFx(() -> player.select(second, List.of(first, second)));
        assertEquals("first", onDeck());
        assertTrue(player.playingProperty().get());
    }

    @Test
    void theNextSongFollowsTheEndOfTheOneBefore() throws Exception {
        FakeDesk.onFx(() -> player.play(blink, List.of(blink, second)));
        FakeDesk.await(
                () -> onDeck().equals("second") && player.playingProperty().get());
    }

    @Test
    void previousGoesToTheBeginningFirst() throws Exception {
        FakeDesk.onFx(() -> player.play(second, List.of(first, second)));
        FakeDesk.await(() -> player.playingProperty().get());
        FakeDesk.onFx(() -> {
            player.seek(30);
            player.previous();
        });
        assertEquals("second", onDeck());
        assertTrue(player.positionProperty().get() < 3);
        FakeDesk.onFx(player::previous);
        assertEquals("first", onDeck());
    }

    @Test
    void aPartEndsWhereItWasToEnd() throws Exception {
        FakeDesk.onFx(() -> player.playFrom(first, 10, 10.3));
        // The part may be over before anybody looks whether it plays.
        FakeDesk.await(() -> player.positionProperty().get() > 10.1
                && !player.playingProperty().get());
        assertEquals(10.3, player.positionProperty().get(), 1);
    }

    @Test
    void aSongThatCannotBeReadSaysWhy() throws Exception {
        Track broken = new Track("broken", "broken", "", job -> {
            throw new BadInputException("'kick.wav' has no samples. Remove it or choose another.");
        });
        FakeDesk.onFx(() -> player.play(broken, List.of(broken)));
        FakeDesk.await(() -> player.failureProperty().get().startsWith("'kick.wav' has no samples."));
        assertFalse(player.playingProperty().get());
    }
}
