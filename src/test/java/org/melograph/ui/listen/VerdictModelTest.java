package org.melograph.ui.listen;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import javafx.event.ActionEvent;
import javafx.scene.control.TextField;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.melograph.ui.FakeDesk;
import org.melograph.ui.FakeVerbs;
import org.melograph.ui.plot.TimelineView.Segment;
import org.melograph.ui.room.Desk;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.util.WaitForAsyncUtils;

@ExtendWith(ApplicationExtension.class)
class VerdictModelTest {
    private static final Path SONG = Path.of("/music/orchestral/song3.ogg");

    private final FakeVerbs verbs = new FakeVerbs(8);
    private Desk desk;
    private ListenViewModel model;

    @BeforeEach
    void open() throws Exception {
        desk = FakeDesk.over(verbs);
        model = WaitForAsyncUtils.waitForAsyncFx(10_000, () -> new ListenViewModel(desk));
    }

    private void listen(String bundle) throws Exception {
        FakeDesk.onFx(() -> {
            desk.modelProperty().set(verbs.describe(Path.of(bundle)));
            desk.songProperty().set(SONG);
            model.showDeskSong();
        });
        FakeDesk.await(() -> drawn() > 0);
    }

    /** Of how many pieces the portrait is; 0 while there is none. */
    private int drawn() {
        Judgement now = model.verdict().judgementProperty().get();
        return now == null || now.portrait().isEmpty() ? 0 : now.snippets();
    }

    private Judgement judgement() {
        Judgement now = model.verdict().judgementProperty().get();
        assertNotNull(now);
        return now;
    }

    @Test
    void aHundredSnippetsAreDrawnUntilAnotherNumberIsAskedFor() throws Exception {
        listen("/models/verdict.melo");
        assertEquals(100, drawn());
        FakeDesk.onFx(() -> model.verdict().snippetsProperty().set(25));
        FakeDesk.await(() -> drawn() == 25);
        assertEquals(1, judgement().seed());
        FakeDesk.onFx(model.verdict()::drawAgain);
        FakeDesk.await(() -> judgement().seed() == 2);
        assertEquals(25, drawn());
        assertEquals(
                List.of(0, 100, 25, 25),
                verbs.verdicts.stream().map(r -> r.snippets()).toList());
    }

    @Test
    void theFieldTakesNumbersInItsRangeOnly() throws Exception {
        listen("/models/verdict.melo");
        VerdictCards cards = WaitForAsyncUtils.waitForAsyncFx(10_000, () -> new VerdictCards(desk, model));
        TextField field = (TextField) cards.lookup("#portrait-snippets");
        enter(field, "40");
        FakeDesk.await(() -> drawn() == 40);
        for (String nonsense : List.of("0", "many", "-3", "")) {
            enter(field, nonsense);
            assertEquals("40", field.getText());
        }
        enter(field, "9999");
        assertEquals("2000", field.getText());
        FakeDesk.await(() -> drawn() == 2000);
    }

    private static void enter(TextField field, String text) {
        FakeDesk.onFx(() -> {
            field.setText(text);
            field.fireEvent(new ActionEvent());
        });
    }

    @Test
    void theTimelineReadsQuadrantsByTheirNames() throws Exception {
        listen("/models/moods.melo");
        FakeDesk.await(() -> model.waveProperty().get() != null);
        List<String> shown = WaitForAsyncUtils.waitForAsyncFx(
                10_000, () -> model.timeline().stream().map(Segment::label).toList());
        assertTrue(shown.size() > 1, shown.toString());
        assertEquals(List.of("Q1 happy", "Q4 calm"), shown.subList(0, 2));
    }
}
