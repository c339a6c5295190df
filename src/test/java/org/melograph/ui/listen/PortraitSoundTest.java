package org.melograph.ui.listen;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import javafx.scene.Scene;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.melograph.base.Job;
import org.melograph.plot.Range;
import org.melograph.sound.PlayerSource;
import org.melograph.sound.RecordingOutput;
import org.melograph.sound.Snippets;
import org.melograph.ui.FakeDesk;
import org.melograph.ui.FakeVerbs;
import org.melograph.ui.job.StudioJobs;
import org.melograph.ui.player.PlayerModel;
import org.melograph.ui.plot.BarsView;
import org.melograph.ui.plot.TimelineView;
import org.melograph.ui.room.Desk;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

/** A bar of the portrait is clicked, and what then comes out of the player is what was given that bar's label. */
@ExtendWith(ApplicationExtension.class)
class PortraitSoundTest {
    private static final Path SONG = Path.of("/music/orchestral/song3.ogg");
    private static final int SNIPPETS = 8;

    private final FakeVerbs verbs = new FakeVerbs(8);
    private final RecordingOutput output = new RecordingOutput(8);

    @SuppressWarnings("NullAway.Init") // TestFX calls start first
    private Desk desk;

    @SuppressWarnings("NullAway.Init") // TestFX calls start first
    private ListenViewModel model;

    @SuppressWarnings("NullAway.Init") // TestFX calls start first
    private PlayerModel player;

    @Start
    void open(Stage stage) {
        StudioJobs jobs = new StudioJobs();
        player = new PlayerModel(jobs, output);
        desk = FakeDesk.with(verbs, jobs, player);
        model = new ListenViewModel(desk);
        model.verdict().snippetsProperty().set(SNIPPETS);
        stage.setScene(new Scene(new SongAndCards(desk, model), 900, 800));
        stage.show();
    }

    @AfterEach
    void close() {
        FakeDesk.onFx(player::close);
    }

    /** The song's column beside its cards, as in the room. */
    private static final class SongAndCards extends javafx.scene.layout.HBox {
        SongAndCards(Desk desk, ListenViewModel model) {
            super(new TimelineStrip(desk, model, new PointerModel()), new PortraitCard(desk, model));
        }
    }

    private void listen() throws Exception {
        FakeDesk.onFx(() -> {
            desk.modelProperty().set(verbs.describe(Path.of("/models/verdict.melo")));
            desk.songProperty().set(SONG);
            model.showDeskSong();
        });
        FakeDesk.await(() -> judgement() != null && !judgement().portrait().isEmpty());
        FakeDesk.await(() -> model.waveProperty().get() != null);
    }

    private Judgement judgement() {
        return model.verdict().judgementProperty().get();
    }

    /** What the snippets sound like, read straight from the song. */
    private float[] expected(List<Range> places) throws Exception {
        PlayerSource whole = verbs.sound(SONG, Job.silent()).source();
        Snippets snippets = new Snippets(
                whole,
                places.stream()
                        .map(r -> new Snippets.Stretch(r.low(), r.length()))
                        .toList());
        float[] all = new float[(int) Math.round(snippets.seconds() * snippets.sampleRate())];
        for (int at = 0; at < all.length; ) {
            float[] rest = new float[all.length - at];
            int got = snippets.read(rest);
            System.arraycopy(rest, 0, all, at, got);
            at += got;
        }
        return all;
    }

    private void assertHeard(String label) throws Exception {
        List<Range> places = judgement().snippetsOf(label);
        assertTrue(!places.isEmpty(), label);
        float[] expected = expected(places);
        FakeDesk.await(() -> output.heard(0).length >= expected.length);
        float[] heard = output.heard(0);
        for (int i = 0; i < expected.length; i++) {
            assertEquals(expected[i], heard[i], 1e-6, "sample " + i);
        }
        float loudest = 0;
        for (float sample : expected) {
            loudest = Math.max(loudest, Math.abs(sample));
        }
        assertTrue(loudest > 0.01, "silence would prove nothing");
    }

    @Test
    void aBarPlaysExactlyTheSnippetsItCounts(FxRobot robot) throws Exception {
        listen();
        BarsView bars = robot.lookup("#portrait-bars").queryAs(BarsView.class);
        robot.clickOn(robot.offset(bars, -bars.getWidth() * 3 / 8, 40));
        assertHeard("orchestral");
    }

    @Test
    void theKeyboardPicksABarToo(FxRobot robot) throws Exception {
        listen();
        robot.interact(() -> robot.lookup("#portrait-bars").query().requestFocus());
        robot.type(KeyCode.RIGHT).type(KeyCode.RIGHT).type(KeyCode.ENTER);
        assertHeard("ambient");
    }

    @Test
    void pointingAtABarMarksItsSnippetsOnTheTimeline(FxRobot robot) throws Exception {
        listen();
        robot.interact(() -> robot.lookup("#portrait-bars").query().requestFocus());
        robot.type(KeyCode.RIGHT);
        TimelineView strip = robot.lookup("#timeline").queryAs(TimelineView.class);
        assertEquals(judgement().snippetsOf("orchestral"), strip.marked());
    }
}
