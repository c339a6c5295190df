package org.melograph.ui.listen;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.melograph.app.ExplainVerdict;
import org.melograph.base.Provenance;
import org.melograph.music.Meter;
import org.melograph.music.Note;
import org.melograph.music.NoteSequence;
import org.melograph.music.Tempo;
import org.melograph.plot.Overlay;
import org.melograph.ui.FakeDesk;
import org.melograph.ui.FakeVerbs;
import org.melograph.ui.FakeWhy;
import org.melograph.ui.player.Track;
import org.melograph.ui.room.Desk;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.util.WaitForAsyncUtils;

@ExtendWith(ApplicationExtension.class)
class WhyModelTest {
    private static final Path SONG = Path.of("/music/orchestral/song3.ogg");

    private final FakeVerbs verbs = new FakeVerbs(8);
    private Desk desk;
    private ListenViewModel model;

    @BeforeEach
    void listen() throws Exception {
        desk = FakeDesk.over(verbs);
        model = WaitForAsyncUtils.waitForAsyncFx(10_000, () -> new ListenViewModel(desk));
        FakeDesk.onFx(() -> {
            desk.modelProperty().set(verbs.describe(Path.of("/models/verdict.melo")));
            desk.songProperty().set(SONG);
            model.showDeskSong();
        });
        FakeDesk.await(() -> model.verdict().judgementProperty().get() != null);
    }

    private void explain() throws Exception {
        FakeDesk.onFx(model.why()::explain);
        FakeDesk.await(() -> model.why().checkProperty().get() != null
                || !model.why().failureProperty().get().isEmpty());
    }

    private Overlay overlay() {
        Overlay overlay = model.why().overlay().getValue();
        assertNotNull(overlay);
        return overlay;
    }

    @Test
    void anExplanationIsLaidOverThePicturesAndChecked() throws Exception {
        assertNull(model.why().overlay().getValue());
        explain();
        assertEquals(List.of("explain OCCLUSION", "check 0.1"), verbs.why.asked);
        assertEquals(8, overlay().values().size(0));
        FakeDesk.onFx(() -> model.why().opacityProperty().set(0.25));
        assertEquals(0.25, overlay().opacity());
        FakeDesk.onFx(() -> model.why().opacityProperty().set(0));
        assertNull(model.why().overlay().getValue());
    }

    @Test
    void whatIsHeardIsLeftBrightWhenAskedFor() throws Exception {
        explain();
        FakeDesk.onFx(() -> {
            model.why().shareProperty().set(0.03);
            model.why().onlyDecidedProperty().set(true);
        });
        assertEquals(Overlay.Style.VEIL, overlay().style());
        double bright = 0;
        for (float v : overlay().values().values()) {
            bright += v;
        }
        assertEquals(5, bright, 1e-3, "3 % of 160 places");
    }

    @Test
    void anotherMethodLooksAgainAndSaysWhyItCannot() throws Exception {
        FakeDesk.onFx(() -> model.why().methodProperty().set(ExplainVerdict.Method.GRADIENT));
        assertTrue(verbs.why.asked.isEmpty(), "nobody has asked yet");
        explain();
        FakeDesk.onFx(() -> model.why().methodProperty().set(ExplainVerdict.Method.SMOOTH));
        FakeDesk.await(() -> !model.why().failureProperty().get().isEmpty());
        assertEquals(
                "'svm' is no network, so it has no gradients.",
                model.why().failureProperty().get());
        assertNull(model.why().overlay().getValue());
    }

    @Test
    void anotherSongForgetsTheExplanation() throws Exception {
        explain();
        FakeDesk.onFx(() -> {
            desk.songProperty().set(Path.of("/music/orchestral/song7.ogg"));
            model.showDeskSong();
        });
        assertNull(model.why().overlay().getValue());
        assertNull(model.why().reportProperty().get());
    }

    private String deck() {
        Track track = desk.player().trackProperty().get();
        return track == null ? "" : track.detail();
    }

    @Test
    void whatDecidedIsHeardAndThenTheSongAgain() throws Exception {
        explain();
        FakeDesk.onFx(() -> model.why().play(true));
        FakeDesk.await(() -> verbs.why.asked.contains("hear decided"));
        assertEquals("Only the 10% that decided", deck());
        Track decided = desk.player().trackProperty().get();
        assertNotNull(decided);
        assertEquals(SONG.toString(), decided.timeOf());
        FakeDesk.onFx(() -> model.why().play(false));
        FakeDesk.await(() -> verbs.why.asked.contains("hear rest"));
        FakeDesk.onFx(() -> model.why().play(false));
        FakeDesk.await(() -> desk.player().isOnDeck(desk.track(SONG)));
    }

    @Test
    void theCardTellsWhatWasFoundAndHowFarToTrustIt() throws Exception {
        WhyCard card = WaitForAsyncUtils.waitForAsyncFx(10_000, () -> new WhyCard(desk, model));
        FakeDesk.onFx(((Button) card.lookup("#why-explain"))::fire);
        FakeDesk.await(() -> model.why().checkProperty().get() != null);
        Label about = (Label) card.lookup("#why-about");
        assertTrue(about.getText().contains("orchestral (81%)"), about.getText());
        Label judged = (Label) card.lookup("#why-judged");
        assertFalse(judged.getStyleClass().contains("text-warn"));
    }

    @Test
    void quantitiesAreBars() throws Exception {
        WhyCard card = WaitForAsyncUtils.waitForAsyncFx(10_000, () -> new WhyCard(desk, model));
        FakeDesk.onFx(() -> {
            model.why().methodProperty().set(ExplainVerdict.Method.QUANTITIES);
            model.why().explain();
        });
        FakeDesk.await(() -> model.why().reportProperty().get() != null);
        assertNull(model.why().overlay().getValue());
        assertNull(card.lookup("#why-decided"));
        assertEquals(2, card.lookupAll(".bar-track").size());
    }

    @Test
    void theHorseTestListsWhatChangedAndPlaysIt() throws Exception {
        HorseCard card = WaitForAsyncUtils.waitForAsyncFx(10_000, () -> new HorseCard(desk, model));
        FakeDesk.onFx(((Button) card.lookup("#horse-test"))::fire);
        FakeDesk.await(() -> model.horse().reportProperty().get() != null);
        Label summary = (Label) card.lookup("#horse-summary");
        assertEquals("1 of 2 alterations take orchestral away", summary.getText());
        FakeDesk.onFx(((Button) card.lookup("#hear-white-noise-20"))::fire);
        FakeDesk.await(() -> verbs.why.asked.contains("hear white-noise-20"));
        assertEquals("White noise, 20 dB", deck());
        // A faster version has a time of its own.
        FakeDesk.onFx(((Button) card.lookup("#hear-tempo+6"))::fire);
        Track faster = desk.player().trackProperty().get();
        assertNotNull(faster);
        assertEquals(faster.id(), faster.timeOf());
    }

    @Test
    void notesThatDecidedAreMarked() throws Exception {
        explain();
        // The strong patch lies in the fourth of eight mel bands, up to 2.5 seconds.
        double hertz = FakeWhy.map().rows().hertzAt(3);
        int pitch = (int) Math.round(69 + 12 * Math.log(hertz / 440) / Math.log(2));
        NoteSequence notes = new NoteSequence(
                "notes",
                List.of(note(pitch, 1), note(pitch, 8), note(pitch - 24, 1)),
                List.of(new Tempo(0, 120, 0)),
                List.of(new Meter(0, 4, 4)),
                480,
                Provenance.made("notes"));
        assertEquals(List.of(1), model.why().decided(notes), "the notes are in the order of time, then pitch");
    }

    private static Note note(int pitch, double onset) {
        long tick = Math.round(onset * 960);
        return new Note(pitch, 80, 0, 0, tick, tick + 480, onset, 0.5);
    }
}
