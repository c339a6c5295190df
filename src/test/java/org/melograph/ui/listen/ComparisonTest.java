package org.melograph.ui.listen;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import javafx.geometry.Point2D;
import javafx.scene.Scene;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.melograph.plot.Box;
import org.melograph.plot.Heatmap;
import org.melograph.plot.Range;
import org.melograph.ui.FakeDesk;
import org.melograph.ui.FakeVerbs;
import org.melograph.ui.listen.FeaturePanes.Pane;
import org.melograph.ui.plot.HeatmapView;
import org.melograph.ui.room.Desk;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.util.WaitForAsyncUtils;

@ExtendWith(ApplicationExtension.class)
class ComparisonTest {
    private static final Path ONE = Path.of("/music/orchestral/song3.ogg");
    private static final Path OTHER = Path.of("/music/chip/song1.ogg");

    private final FakeVerbs verbs = new FakeVerbs(8);
    private Desk desk;

    @SuppressWarnings("NullAway.Init") // made before each test, on the FX thread
    private ListenViewModel first;

    @SuppressWarnings("NullAway.Init") // made before each test, on the FX thread
    private Comparison comparison;

    private ListenView view;

    @BeforeEach
    void open() throws Exception {
        desk = FakeDesk.over(verbs);
        view = WaitForAsyncUtils.waitForAsyncFx(10_000, () -> {
            first = new ListenViewModel(desk);
            comparison = new Comparison(desk, first);
            ListenView made = new ListenView(desk, first, comparison);
            Scene scene = new Scene(made, 1400, 800);
            assertEquals(1400, scene.getWidth());
            return made;
        });
        FakeDesk.onFx(() -> {
            desk.songProperty().set(ONE);
            first.showDeskSong();
            desk.besideProperty().set(OTHER);
        });
        FakeDesk.await(() -> picture(first) != null && picture(comparison.second()) != null);
        FakeDesk.await(() -> first.waveProperty().get() != null
                && comparison.second().waveProperty().get() != null);
    }

    private static Heatmap drawn(ListenViewModel song) {
        return Objects.requireNonNull(picture(song));
    }

    private static @Nullable Heatmap picture(ListenViewModel song) {
        Pane top = song.panes().shown().getFirst();
        return top.pictureProperty().get() instanceof Heatmap map ? map : null;
    }

    private Range one() {
        return first.window().range();
    }

    private Range other() {
        return comparison.second().window().range();
    }

    private void layOut() {
        FakeDesk.onFx(() -> {
            view.applyCss();
            view.layout();
        });
    }

    @Test
    void bothSongsShowTheSamePanesInTheSameColours() throws Exception {
        assertEquals(ids(first), ids(comparison.second()));
        FakeDesk.onFx(() -> first.panes().add("constant-q"));
        assertEquals(ids(first), ids(comparison.second()));
        FakeDesk.onFx(() -> comparison
                .second()
                .panes()
                .close(comparison.second().panes().shown().getFirst()));
        assertEquals(List.of("chroma", "stft", "constant-q"), ids(first));
        assertEquals(ids(first), ids(comparison.second()));
        FakeDesk.await(() -> picture(first) != null && picture(comparison.second()) != null);
        assertEquals(drawn(first).range(), drawn(comparison.second()).range());
        assertNotEquals(drawn(first).values(), drawn(comparison.second()).values());
    }

    private static List<String> ids(ListenViewModel song) {
        return song.panes().shown().stream().map(Pane::feature).toList();
    }

    @Test
    void linkedSongsMoveTogether() {
        FakeDesk.onFx(() -> first.window().show(2, 5));
        assertEquals(new Range(2, 5), other());
        FakeDesk.onFx(() -> comparison.second().window().show(7, 9));
        assertEquals(new Range(7, 9), one());
    }

    @Test
    void songsThatWereMovedApartStayApartWhenTheyAreLinkedAgain() {
        FakeDesk.onFx(() -> {
            first.window().show(2, 5);
            comparison.linkedProperty().set(false);
            comparison.second().window().show(3.5, 6.5);
        });
        assertEquals(new Range(2, 5), one());
        FakeDesk.onFx(() -> comparison.linkedProperty().set(true));
        assertEquals(1.5, comparison.offsetProperty().get(), 1e-9);
        FakeDesk.onFx(() -> first.window().show(4, 6));
        assertEquals(5.5, other().low(), 1e-9);
        assertEquals(7.5, other().high(), 1e-9);
        // Beyond the first song's beginning there is room for what the second has before.
        FakeDesk.onFx(() -> first.window().fit());
        assertEquals(-1.5, one().low(), 1e-9);
        assertEquals(0, other().low(), 1e-9);
    }

    @Test
    void theOtherSongIsHeardFromTheSamePlace() throws Exception {
        FakeDesk.onFx(() -> {
            comparison.align(1);
            first.play(3, 12);
        });
        FakeDesk.await(() -> desk.player().playingProperty().get());
        FakeDesk.onFx(() -> comparison.playOther());
        FakeDesk.await(() ->
                OTHER.toString().equals(desk.player().trackProperty().get().id())
                        && desk.player().playingProperty().get());
        double at = desk.player().positionProperty().get();
        assertTrue(at >= 3.9 && at < 8, "at " + at);
        FakeDesk.onFx(() -> comparison.playOther());
        FakeDesk.await(
                () -> ONE.toString().equals(desk.player().trackProperty().get().id()));
        FakeDesk.onFx(() -> desk.player().pause());
    }

    @Test
    void thePointerTellsWhatIsThereInBothSongs() {
        layOut();
        HeatmapView map = (HeatmapView) view.lookup("#pane-mel");
        Box area = map.heatmapLayout().map();
        assertTrue(area.width() > 100, area + "");
        FakeDesk.onFx(() -> {
            Point2D at = map.localToScene(area.x() + area.width() / 2, area.y() + area.height() / 3);
            map.fireEvent(moved(at.getX(), at.getY()));
        });
        String said = ((javafx.scene.control.Label) view.lookup("#readout-values")).getText();
        assertTrue(said.contains("in the other song at 0:06"), said);
        assertEquals(6, comparison.second().window().pointerProperty().get(), 0.2);
    }

    private static MouseEvent moved(double x, double y) {
        return new MouseEvent(
                MouseEvent.MOUSE_MOVED,
                x,
                y,
                x,
                y,
                MouseButton.NONE,
                0,
                false,
                false,
                false,
                false,
                false,
                false,
                false,
                true,
                false,
                true,
                null);
    }

    @Test
    void closingTheSecondLeavesTheFirstAsItWas() {
        layOut();
        assertNotNull(view.lookup("#second-song"));
        assertTrue(view.lookup("#comparison").isVisible());
        FakeDesk.onFx(() -> comparison.close());
        layOut();
        assertNull(view.lookup("#second-song"));
        assertNull(desk.besideProperty().get());
        assertFalse(view.lookup("#comparison").isVisible());
        assertEquals(new Range(0, 12), one());
        assertNotNull(picture(first));
    }
}
