package org.melograph.ui.evaluate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.melograph.plot.ConfusionMatrix;
import org.melograph.plot.ConfusionMatrix.Cell;
import org.melograph.ui.FakeDesk;
import org.melograph.ui.FakeVerbs;
import org.melograph.ui.room.Desk;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.util.WaitForAsyncUtils;

@ExtendWith(ApplicationExtension.class)
class EvaluateViewModelTest {
    private Desk desk;
    private EvaluateViewModel model;

    @BeforeEach
    void open() throws Exception {
        desk = FakeDesk.over(new FakeVerbs(40));
        model = WaitForAsyncUtils.waitForAsyncFx(10_000, () -> new EvaluateViewModel(desk));
    }

    @Test
    void theMostFrequentMistakeIsChosenFirst() {
        assertEquals(new Cell(2, 1), model.cellProperty().get());
        assertEquals("kart heard as chip", model.cellTitleProperty().get());
    }

    @Test
    void aCellListsItsHeldOutSongsAndPlaysThem() throws Exception {
        // Songs 0, 5, 10, ... are held out and heard as the class after their own.
        FakeDesk.onFx(() -> model.cellProperty().set(new Cell(0, 1)));
        assertEquals(
                List.of("Song 0", "Song 20"),
                model.heard().stream().map(Heard::title).toList());
        FakeDesk.onFx(model::playAll);
        FakeDesk.await(() -> desk.player().playingProperty().get());
        assertEquals("Song 0", desk.player().trackProperty().get().title());
    }

    @Test
    void quadrantsOfMoodsAreReadByTheirNames() throws Exception {
        FakeVerbs verbs = new FakeVerbs(40);
        verbs.addMoodRun();
        Desk moods = FakeDesk.over(verbs);
        EvaluateViewModel judged = WaitForAsyncUtils.waitForAsyncFx(10_000, () -> new EvaluateViewModel(moods));
        ConfusionMatrix shown = judged.matrixProperty().get();
        assertNotNull(shown);
        assertEquals(List.of("Q1 happy", "Q2 angry", "Q3 sad", "Q4 calm"), shown.classes());
        assertEquals("Q3 sad heard as Q2 angry", judged.cellTitleProperty().get());
    }

    @Test
    void partsOfTheRowKeepTheChosenCell() {
        FakeDesk.onFx(() -> model.percentProperty().set(true));
        ConfusionMatrix shown = model.matrixProperty().get();
        assertNotNull(shown);
        assertEquals(true, shown.percent());
        assertEquals(new Cell(2, 1), shown.selected());
    }
}
