package org.melograph.ui;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import javafx.application.Platform;
import javafx.embed.swing.SwingFXUtils;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ScrollPane;
import javafx.stage.Stage;
import javax.imageio.ImageIO;
import org.melograph.app.SampleProject;
import org.melograph.app.Workspace;
import org.melograph.ui.room.Desk;
import org.melograph.ui.shell.AppVerbs;

/** The real studio without a display, led by a program that takes pictures of it. Programs, not tests, use it. */
@SuppressWarnings("NullAway") // run by hand: a missing value may end it
final class StudioCamera implements AutoCloseable {
    private static final double WIDTH = 1440;
    private static final double HEIGHT = 900;

    private final Path out;
    private final Workspace workspace;
    private Stage stage;
    private FakeStudio studio;

    /**
     * Opens the studio.
     *
     * @param library made where it is missing
     * @param out the folder that pictures go to
     */
    StudioCamera(Path library, Path out) throws Exception {
        this.out = Files.createDirectories(out);
        CountDownLatch started = new CountDownLatch(1);
        Platform.startup(started::countDown);
        started.await();
        workspace = Workspace.open(library, 2);
        onFx(() -> {
            stage = new Stage();
            studio = new FakeStudio(stage, new AppVerbs(workspace), WIDTH, HEIGHT);
        });
        await(() -> desk().library().loadedProperty().get(), 60);
    }

    Desk desk() {
        return studio.desk();
    }

    FakeStudio studio() {
        return studio;
    }

    Stage stage() {
        return stage;
    }

    /** Imports the sample songs unless the library holds some. */
    void importSamples() throws Exception {
        if (desk().library().songs().isEmpty()) {
            SampleProject samples = SampleProject.find().orElseThrow();
            onFx(() -> desk().library().importPaths(List.of(samples.audio(), samples.midi())));
            await(
                    () -> !desk().library().songs().isEmpty()
                            && desk().jobs().running().isEmpty(),
                    300);
        }
    }

    /** Writes each room in dark, in light and in a small window. */
    void writeAll(List<String> rooms) throws InterruptedException {
        for (boolean dark : new boolean[] {true, false}) {
            onFx(() -> desk().darkProperty().set(dark));
            for (String room : rooms) {
                enter(room);
                Thread.sleep(1200);
                write(room + (dark ? "" : "-light"));
            }
        }
        resize(true, 900, 600);
        for (String room : rooms) {
            enter(room);
            Thread.sleep(1200);
            write(room + "-small");
        }
        resize(true, WIDTH, HEIGHT);
    }

    /** Writes what is shown now in dark, in light and in a small window. */
    void writeState(String name) throws InterruptedException {
        for (boolean dark : new boolean[] {false, true}) {
            onFx(() -> desk().darkProperty().set(dark));
            Thread.sleep(700);
            write(name + (dark ? "" : "-light"));
        }
        resize(true, 900, 600);
        Thread.sleep(1000);
        write(name + "-small");
        resize(true, WIDTH, HEIGHT);
    }

    private void resize(boolean dark, double width, double height) throws InterruptedException {
        onFx(() -> {
            desk().darkProperty().set(dark);
            stage.setWidth(width);
            stage.setHeight(height);
        });
    }

    void enter(String room) throws InterruptedException {
        onFx(() -> desk().roomProperty().set(room));
    }

    Button button(String id) {
        return (Button) node(id);
    }

    Node node(String id) {
        Node node = stage.getScene().lookup(id);
        if (node == null) {
            throw new IllegalStateException("The window shows no " + id);
        }
        return node;
    }

    boolean shows(String id) {
        return stage.getScene().lookup(id) != null;
    }

    /** Scrolls whatever scrolls around a node until the node stands at its top. */
    void scrollTo(String id) throws InterruptedException {
        onFx(() -> {
            Node node = node(id);
            for (Node around = node.getParent(); around != null; around = around.getParent()) {
                if (around instanceof ScrollPane pane) {
                    double top = pane.getContent()
                            .sceneToLocal(node.localToScene(0, 0))
                            .getY();
                    double room = pane.getContent().getLayoutBounds().getHeight()
                            - pane.getViewportBounds().getHeight();
                    pane.setVvalue(room <= 0 ? 0 : Math.min(1, top / room));
                }
            }
        });
        Thread.sleep(500);
    }

    void write(String name) throws InterruptedException {
        onFx(() -> {
            try {
                ImageIO.write(
                        SwingFXUtils.fromFXImage(stage.getScene().snapshot(null), null),
                        "png",
                        out.resolve(name + ".png").toFile());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    static void await(Callable<Boolean> condition, int seconds) throws Exception {
        for (int i = 0; i < seconds * 4; i++) {
            AtomicReference<Boolean> met = new AtomicReference<>(false);
            onFx(() -> {
                try {
                    met.set(condition.call());
                } catch (Exception e) {
                    throw new IllegalStateException(e);
                }
            });
            if (met.get()) {
                return;
            }
            Thread.sleep(250);
        }
        throw new IllegalStateException("Not so within " + seconds + " s");
    }

    static void onFx(Runnable action) throws InterruptedException {
        CountDownLatch done = new CountDownLatch(1);
        Platform.runLater(() -> {
            try {
                action.run();
            } finally {
                done.countDown();
            }
        });
        done.await(300, TimeUnit.SECONDS);
    }

    @Override
    public void close() {
        try {
            onFx(studio::close);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        workspace.close();
        Platform.exit();
    }
}
