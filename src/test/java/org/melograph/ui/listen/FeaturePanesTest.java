package org.melograph.ui.listen;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.CheckMenuItem;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.melograph.feature.FeatureSpec;
import org.melograph.feature.FrequencyAxis;
import org.melograph.plot.AxisScale;
import org.melograph.plot.ColorMap;
import org.melograph.plot.Heatmap;
import org.melograph.plot.Range;
import org.melograph.plot.TimeCurves;
import org.melograph.plot.ValueAxis;
import org.melograph.ui.FakeDesk;
import org.melograph.ui.FakeVerbs;
import org.melograph.ui.listen.FeaturePanes.Pane;
import org.melograph.ui.plot.HeatmapView;
import org.melograph.ui.plot.TimeCurvesView;
import org.melograph.ui.plot.TimeSelection;
import org.melograph.ui.room.Desk;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.util.WaitForAsyncUtils;

@ExtendWith(ApplicationExtension.class)
class FeaturePanesTest {
    private static final Path SONG = Path.of("/music/orchestral/song3.ogg");

    private final FakeVerbs verbs = new FakeVerbs(8);
    private Desk desk;
    private ListenViewModel model;
    private ListenView view;

    @BeforeEach
    void open() throws Exception {
        desk = FakeDesk.over(verbs);
        model = WaitForAsyncUtils.waitForAsyncFx(10_000, () -> new ListenViewModel(desk));
        view = WaitForAsyncUtils.waitForAsyncFx(10_000, () -> {
            ListenView made = new ListenView(desk, model, new Comparison(desk, model));
            Scene scene = new Scene(made, 1200, 800);
            made.applyCss();
            made.layout();
            assertEquals(1200, scene.getWidth());
            return made;
        });
    }

    private void listen() {
        FakeDesk.onFx(() -> {
            desk.songProperty().set(SONG);
            model.showDeskSong();
        });
    }

    private List<String> ids() {
        return model.panes().shown().stream().map(Pane::feature).toList();
    }

    private Pane pane(String id) {
        return model.panes().shown().stream()
                .filter(p -> p.feature().equals(id))
                .findFirst()
                .orElseThrow();
    }

    private Heatmap picture(String id) throws Exception {
        FakeDesk.await(() -> pane(id).pictureProperty().get() != null
                || !pane(id).failureProperty().get().isEmpty());
        return assertInstanceOf(
                Heatmap.class,
                pane(id).pictureProperty().get(),
                pane(id).failureProperty().get());
    }

    private TimeCurves curves(String id) throws Exception {
        FakeDesk.await(() -> pane(id).pictureProperty().get() != null);
        return assertInstanceOf(TimeCurves.class, pane(id).pictureProperty().get());
    }

    private MenuButton menu() {
        return (MenuButton) view.lookup("#add-pane");
    }

    private void choose(String title) {
        MenuItem item = menu().getItems().stream()
                .filter(i -> i.getText().equals(title))
                .findFirst()
                .orElseThrow();
        FakeDesk.onFx(item::fire);
    }

    private void layOut() {
        FakeDesk.onFx(() -> {
            view.applyCss();
            view.layout();
        });
    }

    private void close(String id) {
        layOut();
        FakeDesk.onFx(((Button) view.lookup("#close-" + id))::fire);
    }

    @Test
    void aPaneIsAddedSeenAndClosed() throws Exception {
        listen();
        assertEquals(List.of("mel", "chroma", "stft"), ids());
        choose("Constant-Q");
        assertEquals(List.of("mel", "chroma", "stft", "constant-q"), ids());
        assertTrue(menu().getItems().stream().noneMatch(i -> i.getText().equals("Constant-Q")));
        Heatmap drawn = picture("constant-q");
        assertTrue(drawn.rows() instanceof FrequencyAxis.Logarithmic);
        layOut();
        HeatmapView seen = (HeatmapView) view.lookup("#pane-constant-q");
        assertEquals(drawn, seen.heatmapProperty().get());
        assertTrue(seen.timesProperty().get());
        assertFalse(((HeatmapView) view.lookup("#pane-stft")).timesProperty().get());
        assertTrue(seen.getHeight() >= 60, seen.getHeight() + " pixels");
        close("constant-q");
        layOut();
        assertNull(view.lookup("#pane-constant-q"));
        assertTrue(menu().getItems().stream().anyMatch(i -> i.getText().equals("Constant-Q")));
    }

    @Test
    void theChoiceIsKeptOverSongsAndStarts() throws Exception {
        listen();
        close("chroma");
        choose("Tempogram");
        FakeDesk.onFx(() -> {
            desk.songProperty().set(Path.of("/music/chip/song1.ogg"));
            model.showDeskSong();
        });
        assertEquals(List.of("mel", "stft", "tempogram"), ids());
        assertTrue(picture("tempogram").rows() instanceof FrequencyAxis.Lags);
        assertEquals(List.of("mel", "stft", "tempogram"), desk.panesProperty().get());
        ListenViewModel again = WaitForAsyncUtils.waitForAsyncFx(10_000, () -> new ListenViewModel(desk));
        assertEquals(ids(), again.panes().shown().stream().map(Pane::feature).toList());
    }

    @Test
    void theLastPaneStays() {
        for (String id : List.of("mel", "chroma")) {
            close(id);
        }
        layOut();
        assertFalse(view.lookup("#close-stft").isVisible());
        FakeDesk.onFx(() -> model.panes().close(pane("stft")));
        assertEquals(List.of("stft"), ids());
    }

    @Test
    void anUnknownFeatureOfAnotherVersionIsPassedOver() throws Exception {
        Desk other = FakeDesk.over(verbs);
        FakeDesk.onFx(() -> other.panesProperty().set(List.of("gone", "loudness", "loudness")));
        ListenViewModel shown = WaitForAsyncUtils.waitForAsyncFx(10_000, () -> new ListenViewModel(other));
        assertEquals(
                List.of("loudness"),
                shown.panes().shown().stream().map(Pane::feature).toList());
    }

    @Test
    void onlyFeaturesOverTimeThatAreHeardAreOffered() {
        List<String> offered =
                model.panes().addable().stream().map(FeatureSpec::id).toList();
        assertTrue(
                offered.containsAll(List.of(
                        "mfcc",
                        "constant-q",
                        "tonnetz",
                        "onset-strength",
                        "tempogram",
                        "beats",
                        "pitch",
                        "harmonic",
                        "percussive",
                        "loudness",
                        "spectral-contrast")),
                offered::toString);
        for (String not : List.of("mel", "wave", "audio-statistics", "song", "notes", "lyrics", "columns")) {
            assertFalse(offered.contains(not), not);
        }
    }

    @Test
    void aFeatureThatCannotBeComputedSaysWhyAndTheOthersAreDrawn() throws Exception {
        verbs.refusedFeature = "chroma";
        listen();
        assertNotNull(picture("stft"));
        assertEquals("'chroma' is refused.", pane("chroma").failureProperty().get());
        layOut();
        assertEquals(
                "'chroma' is refused.",
                ((HeatmapView) view.lookup("#pane-chroma")).emptyTextProperty().get());
    }

    @Test
    void theAxisSpreadsFrequenciesButNotNotes() throws Exception {
        listen();
        choose("Constant-Q");
        picture("mel");
        picture("constant-q");
        FakeDesk.onFx(() -> model.scaleProperty().set(AxisScale.LINEAR));
        assertEquals(AxisScale.LINEAR, picture("mel").scale());
        assertEquals(AxisScale.NOTE, picture("constant-q").scale());
    }

    @Test
    void aPaneIsMovedByItsMenuAndTheOrderIsKept() throws Exception {
        listen();
        picture("stft");
        layOut();
        MenuButton menu = (MenuButton) view.lookup("#menu-stft");
        FakeDesk.onFx(() -> menu.getItems().stream()
                .filter(i -> "Move up".equals(i.getText()))
                .findFirst()
                .orElseThrow()
                .fire());
        assertEquals(List.of("mel", "stft", "chroma"), ids());
        assertEquals(List.of("mel", "stft", "chroma"), desk.panesProperty().get());
        layOut();
        assertTrue(((HeatmapView) view.lookup("#pane-chroma")).timesProperty().get(), "times stand below the last");
        assertFalse(((HeatmapView) view.lookup("#pane-stft")).timesProperty().get());
    }

    @Test
    void colourOfOnePaneIsItsOwnUntilOneIsChosenForAll() throws Exception {
        listen();
        picture("mel");
        layOut();
        HeatmapView mel = (HeatmapView) view.lookup("#pane-mel");
        FakeDesk.onFx(() -> mel.colorsProperty().set(ColorMap.GREY));
        assertEquals(ColorMap.MAGMA, model.colorsProperty().get());
        FakeDesk.onFx(() -> model.colorsProperty().set(ColorMap.VIRIDIS));
        assertNull(mel.colorsProperty().get());
        assertEquals(ColorMap.VIRIDIS, picture("mel").colors());
    }

    @Test
    void aPitchIsDrawnOverTheSpectrograms() throws Exception {
        listen();
        choose("Pitch");
        TimeCurves pitch = curves("pitch");
        layOut();
        MenuButton menu = (MenuButton) view.lookup("#menu-pitch");
        FakeDesk.onFx(() -> {
            menu.getOnShowing().handle(null);
            CheckMenuItem over = (CheckMenuItem) menu.getItems().getFirst();
            over.setSelected(true);
            over.getOnAction().handle(null);
        });
        HeatmapView mel = (HeatmapView) view.lookup("#pane-mel");
        assertEquals(List.of(pitch), mel.curvesProperty().get());
        close("pitch");
        assertEquals(List.of(), mel.curvesProperty().get());
    }

    @Test
    void theReadoutAndTheSelectionStandInTheirPlaces() throws Exception {
        listen();
        picture("mel");
        layOut();
        FakeDesk.onFx(() ->
                model.window().selectionProperty().set(new TimeSelection(new Range(1, 2.5), new Range(200, 800))));
        assertTrue(view.lookup("#selection-bar").isVisible());
        assertTrue(view.lookup("#play-band").isVisible());
        FakeDesk.onFx(() -> ((Button) view.lookup("#clear-selection")).fire());
        assertNull(model.window().selectionProperty().get());
        assertFalse(view.lookup("#selection-bar").isVisible());
    }

    @Test
    void aPitchIsACurveOverALogarithmicAxis() throws Exception {
        listen();
        choose("Pitch");
        TimeCurves drawn = curves("pitch");
        assertEquals(
                List.of("Hz", ""), drawn.axes().stream().map(ValueAxis::unit).toList());
        assertEquals(AxisScale.NOTE, drawn.axes().getFirst().scale());
        layOut();
        TimeCurvesView seen = (TimeCurvesView) view.lookup("#pane-pitch");
        assertEquals(drawn, seen.curvesProperty().get());
        FakeDesk.onFx(() -> model.scaleProperty().set(AxisScale.LOG));
        assertEquals(AxisScale.LOG, curves("pitch").axes().getFirst().scale());
    }
}
