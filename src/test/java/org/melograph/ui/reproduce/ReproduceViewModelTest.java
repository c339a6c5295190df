package org.melograph.ui.reproduce;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Semaphore;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.melograph.app.ReproducePaper;
import org.melograph.app.paper.Papers;
import org.melograph.io.source.SourceSpec;
import org.melograph.ui.FakeDesk;
import org.melograph.ui.FakeVerbs;
import org.melograph.ui.reproduce.ModelLine.State;
import org.melograph.ui.room.Desk;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.util.WaitForAsyncUtils;

@ExtendWith(ApplicationExtension.class)
class ReproduceViewModelTest {
    private final FakeVerbs verbs = new FakeVerbs(8);
    private Desk desk;
    private ReproduceViewModel model;

    @BeforeEach
    void open() throws Exception {
        desk = FakeDesk.over(verbs);
        model = WaitForAsyncUtils.waitForAsyncFx(10_000, () -> new ReproduceViewModel(desk));
        FakeDesk.onFx(() -> model.paperProperty().set(Papers.ALL.get(1)));
    }

    private List<State> states() {
        return model.lines().stream().map(l -> l.stateProperty().get()).toList();
    }

    @Test
    void theTableFillsWhileRunsEnd() throws Exception {
        Semaphore gate = new Semaphore(0);
        verbs.papers.gate = gate;
        FakeDesk.onFx(model::start);
        FakeDesk.await(() -> states().getFirst() == State.RUNNING);
        assertEquals(List.of(State.RUNNING, State.WAITING, State.WAITING, State.WAITING), states());
        gate.release();
        FakeDesk.await(() -> states().get(1) == State.RUNNING);
        assertEquals(List.of(State.DONE, State.RUNNING, State.WAITING, State.WAITING), states());
        var row = model.lines().getFirst().rowProperty().get();
        assertNotNull(row);
        assertEquals(".661 [.59, .72]", PaperFigures.song(row));
        assertEquals("Simple CNN · run 2 of 4", model.headlineProperty().get());
        gate.release(3);
        FakeDesk.await(() -> !model.runningProperty().get());
        assertEquals("4 runs finished", model.headlineProperty().get());
        FakeDesk.await(() -> model.foundProperty().get().report() != null);
    }

    @Test
    void aModelThatFailsSaysWhyAndTheOthersGoOn() throws Exception {
        verbs.papers.failing = "Simple CNN";
        FakeDesk.onFx(model::start);
        FakeDesk.await(() -> !model.runningProperty().get());
        assertEquals(List.of(State.DONE, State.FAILED, State.DONE, State.DONE), states());
        assertTrue(model.lines().get(1).reasonProperty().get().startsWith("The network needs 40 GB."));
    }

    @Test
    void stoppedRunsAreGoneOnWith() throws Exception {
        verbs.papers.gate = new Semaphore(1);
        FakeDesk.onFx(model::start);
        FakeDesk.await(() -> states().get(1) == State.RUNNING);
        FakeDesk.onFx(model::stop);
        FakeDesk.await(() ->
                !model.runningProperty().get() && model.foundProperty().get().report() != null);
        assertTrue(model.goesOn());
        assertEquals("2 of 4 runs finished", model.headlineProperty().get());
        assertEquals(List.of(State.DONE, State.DONE, State.IDLE, State.IDLE), states());
    }

    @Test
    void whatAnEarlierReproductionLeftIsShownOnOpening() throws Exception {
        FakeDesk.onFx(model::start);
        FakeDesk.await(() -> !model.runningProperty().get());
        ReproduceViewModel again = WaitForAsyncUtils.waitForAsyncFx(10_000, () -> new ReproduceViewModel(desk));
        FakeDesk.onFx(() -> again.paperProperty().set(Papers.ALL.get(1)));
        FakeDesk.await(() -> again.foundProperty().get().report() != null);
        assertEquals(
                ".661 [.59, .72]",
                PaperFigures.song(again.lines().getFirst().rowProperty().get()));
        assertEquals("4 runs finished", again.headlineProperty().get());
    }

    @Test
    void theFormBecomesTheRequest() throws Exception {
        FakeDesk.onFx(() -> {
            model.source().locationProperty().set(Path.of("/data/table.csv"));
            model.source().labelColumnProperty().set("genre");
            model.source().repairUnitsProperty().set(true);
            model.source().decilesProperty().set("plays");
            model.seedsProperty().set("1, 2 3");
            model.minutesProperty().set("40");
            model.asPrintedProperty().set(true);
            model.lines().getFirst().chosenProperty().set(false);
            model.start();
        });
        FakeDesk.await(() -> !model.runningProperty().get());
        ReproducePaper.Request request = verbs.papers.asked.getFirst();
        SourceSpec source = request.source();
        assertNotNull(source);
        assertEquals("genre", source.labelColumn());
        assertTrue(source.repairUnits());
        assertEquals("plays", source.deciles());
        assertEquals(List.of(1L, 2L, 3L), request.seeds());
        assertEquals(40, request.minutes());
        assertTrue(request.asPrinted());
        assertEquals(List.of("Simple CNN", "Complex CNN", "RCNN"), request.models());
    }

    @Test
    void aSeedThatIsNoNumberIsNamed() {
        FakeDesk.onFx(() -> {
            model.seedsProperty().set("1, two");
            model.start();
        });
        assertEquals(
                "'two' is no seed. Give whole numbers such as 1, 2, 3.",
                model.failureProperty().get());
        assertEquals(List.of(), verbs.papers.asked);
    }

    @Test
    void theTableIsCopiedAsMarkdownAndAsCsv() throws Exception {
        FakeDesk.onFx(model::start);
        FakeDesk.await(() -> !model.runningProperty().get());
        String markdown = PaperFigures.markdown(Papers.ALL.get(1), model.lines());
        assertTrue(markdown.contains("| LSTM | stft-lstm | .550 | .661 | [.59, .72] |"), markdown);
        String csv = PaperFigures.csv(Papers.ALL.get(1), model.lines());
        assertTrue(csv.contains("LSTM,stft-lstm,.550,.661,\"[.59, .72]\""), csv);
    }
}
