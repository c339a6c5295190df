package org.melograph.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.melograph.app.Workspace;
import org.melograph.io.audio.WavWriter;
import org.melograph.plot.Box;
import org.melograph.plot.Range;
import org.melograph.ui.plot.HeatmapView;
import org.melograph.ui.plot.WaveOverviewView;
import org.melograph.ui.shell.AppVerbs;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

/** The Listen room with the program's own verbs and files on the disk. */
@ExtendWith(ApplicationExtension.class)
class ListenRoomTest {
    private static final int RATE = 22_050;

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit fills it
    private Path folder;

    @SuppressWarnings("NullAway.Init") // TestFX calls start first
    private Workspace workspace;

    @SuppressWarnings("NullAway.Init") // TestFX calls start first
    private FakeStudio studio;

    @Start
    void start(Stage stage) throws Exception {
        workspace = Workspace.open(folder.resolve("listen.library"), 2);
        studio = new FakeStudio(stage, new AppVerbs(workspace), 1240, 780);
        studio.desk().roomProperty().set("listen");
    }

    @AfterEach
    void close() {
        FakeDesk.onFx(studio::close);
        workspace.close();
    }

    private Path tone(String name, double hertz) throws Exception {
        Path file = folder.resolve(name);
        float[] samples = new float[8 * RATE];
        for (int i = 0; i < samples.length; i++) {
            samples[i] = (float) (0.5 * Math.sin(2 * Math.PI * hertz * i / RATE));
        }
        try (WavWriter out = WavWriter.open(file, RATE, 1, WavWriter.Encoding.PCM_16)) {
            out.write(samples, samples.length);
        }
        return file;
    }

    private void drop(Path file) {
        FakeDesk.onFx(() -> SyntheticDrop.drop(studio.scene().getRoot(), List.of(new File(file.toString()))));
    }

    private Node find(String selector) {
        return studio.scene().getRoot().lookup(selector);
    }

    private HeatmapView mel() {
        return (HeatmapView) find("#pane-mel");
    }

    private void awaitPictures() throws Exception {
        FakeDesk.await(() -> mel() != null && mel().heatmapProperty().get() != null);
        FakeDesk.await(() -> ((WaveOverviewView) find("#wave")).toPicture() != null);
    }

    /** Points at a place of the uppermost pane, by parts of its width and height; what the readout says of it. */
    private String pointed(double across, double up) {
        FakeDesk.onFx(() -> {
            HeatmapView view = mel();
            Box map = view.heatmapLayout().map();
            Point2D at = view.localToScene(map.x() + across * map.width(), map.bottom() - up * map.height());
            double x = at.getX();
            double y = at.getY();
            view.fireEvent(new MouseEvent(
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
                    null));
        });
        return ((Label) find("#readout-time")).getText() + " " + ((Label) find("#readout-place")).getText() + " "
                + ((Label) find("#readout-values")).getText();
    }

    @Test
    void aSongIsDroppedSeenZoomedReadComparedAndClosed() throws Exception {
        Path low = tone("low.wav", 440);
        Path high = tone("high.wav", 1760);
        drop(low);
        awaitPictures();
        assertEquals(8, mel().window().length(), 1e-3);
        String said = pointed(0.5, 0.3);
        assertTrue(said.contains("0:04") && said.contains("Hz") && said.contains("dB"), said);
        FakeDesk.onFx(() -> mel().window().show(2, 3));
        said = pointed(0.5, 0.3);
        assertTrue(said.contains("0:02.5"), said);
        FakeDesk.onFx(() -> studio.desk().besideProperty().set(high));
        FakeDesk.await(() -> find("#second-song") != null
                && find("#second-song").lookup("#pane-mel") instanceof HeatmapView other
                && other.heatmapProperty().get() != null);
        HeatmapView other = (HeatmapView) find("#second-song").lookup("#pane-mel");
        FakeDesk.await(() -> other.window().range().equals(new Range(2, 3)));
        FakeDesk.onFx(() -> studio.scene().getRoot().layout());
        assertTrue(pointed(0.5, 0.3).contains("in the other song at 0:02.5"), pointed(0.5, 0.3));
        FakeDesk.onFx(() -> studio.desk().besideProperty().set(null));
        FakeDesk.await(() -> find("#second-song") == null);
        assertNotNull(mel().heatmapProperty().get());
    }

    @Test
    void whatIsNoSongIsToldAndTheNextIsShown() throws Exception {
        Path empty = Files.createFile(folder.resolve("empty.mp3"));
        Path text = Files.writeString(folder.resolve("notes.mp3"), "No music in here.\n".repeat(40));
        drop(empty);
        awaitSaid("'empty.mp3' is empty. Remove it or choose another.");
        drop(text);
        awaitSaid("'notes.mp3' is no audio");
        drop(tone("🎷 שיר.wav", 330));
        awaitPictures();
        FakeDesk.await(
                () -> studio.scene().getRoot().lookupAll(".notice").stream().noneMatch(Node::isVisible));
    }

    private void awaitSaid(String sentence) throws Exception {
        FakeDesk.await(() -> studio.scene().getRoot().lookupAll(".notice").stream()
                .filter(Node::isVisible)
                .flatMap(notice -> notice.lookupAll(".label").stream())
                .anyMatch(label -> label instanceof Label l && l.getText().contains(sentence)));
    }
}
