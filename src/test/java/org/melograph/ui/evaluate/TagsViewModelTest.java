package org.melograph.ui.evaluate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.melograph.plot.Curves;
import org.melograph.train.metric.TagScores;
import org.melograph.ui.FakeDesk;
import org.melograph.ui.FakeVerbs;
import org.melograph.ui.room.Desk;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.util.WaitForAsyncUtils;

@ExtendWith(ApplicationExtension.class)
class TagsViewModelTest {
    private Desk desk;
    private EvaluateViewModel run;
    private TagsViewModel model;

    @BeforeEach
    void open() throws Exception {
        FakeVerbs verbs = new FakeVerbs(40);
        verbs.addTagRun();
        desk = FakeDesk.over(verbs);
        run = WaitForAsyncUtils.waitForAsyncFx(10_000, () -> new EvaluateViewModel(desk));
        model = WaitForAsyncUtils.waitForAsyncFx(10_000, () -> new TagsViewModel(desk, run.runProperty()));
    }

    @Test
    void theBestTagStandsFirstAndOneThatNobodyHasLast() {
        assertEquals(
                List.of("loud", "sad", "never"),
                model.tags().stream().map(TagScores.Tag::tag).toList());
        assertEquals("loud", model.titleProperty().get());
        assertEquals(1, model.tags().getFirst().averagePrecision());
    }

    @Test
    void theSongsOfATagAreListedBySurenessAndPlayed() throws Exception {
        // Songs 0, 5, ..., 35 are held out; every second of them is loud.
        assertEquals(8, model.heard().size());
        FakeDesk.onFx(() -> model.shownProperty().set(TagsViewModel.Shown.SAID));
        assertEquals(
                List.of("Song 5", "Song 15", "Song 25", "Song 35"),
                model.heard().stream().map(Heard::title).toList());
        FakeDesk.onFx(model::playAll);
        FakeDesk.await(() -> desk.player().playingProperty().get());
        assertEquals("Song 5", desk.player().trackProperty().get().title());
    }

    @Test
    void whatATagMissesAndWronglySaysIsTold() {
        FakeDesk.onFx(() -> model.chosenProperty().set(model.tags().get(1)));
        FakeDesk.onFx(() -> model.shownProperty().set(TagsViewModel.Shown.MISSED));
        assertEquals(List.of("Song 0"), model.heard().stream().map(Heard::title).toList());
        FakeDesk.onFx(() -> model.shownProperty().set(TagsViewModel.Shown.WRONG));
        assertEquals(
                List.of("Song 15"), model.heard().stream().map(Heard::title).toList());
    }

    @Test
    void theCurvesFollowTheChosenTag() {
        Curves loud = model.precisionRecallProperty().get();
        assertNotNull(loud);
        assertEquals("Precision · recall of 'loud'", loud.title());
        FakeDesk.onFx(() -> model.chosenProperty().set(model.tags().get(2)));
        Curves never = model.rocProperty().get();
        assertNotNull(never);
        assertEquals(List.of(), never.series());
    }

    @Test
    void aRunOfClassesShowsNoTags() {
        FakeDesk.onFx(() -> desk.runProperty().set(1L));
        assertNull(model.scoresProperty().get());
        assertEquals(List.of(), model.tags());
        assertNotNull(run.matrixProperty().get());
    }
}
