package org.melograph.ui;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javafx.application.Platform;
import javafx.embed.swing.SwingFXUtils;
import javafx.scene.image.WritableImage;
import javafx.stage.Stage;
import javax.imageio.ImageIO;
import org.melograph.ui.job.StudioJobs;

/**
 * Draws the rooms over made-up songs into PNG files, to look at while a layout is worked on: {@code LayoutPreview OUT
 * [ROOMS] [dark|light] [WIDTH] [HEIGHT]}; {@code evaluate-tags} and {@code listen-tags} show a model of tags.
 */
public final class LayoutPreview {
    private LayoutPreview() {}

    public static void main(String[] args) throws Exception {
        Path out = Files.createDirectories(Path.of(args[0]));
        List<String> rooms = args.length > 1
                ? List.of(args[1].split(",", -1))
                : List.of("library", "listen", "train", "evaluate", "map", "compose", "papers");
        boolean dark = args.length <= 2 || !args[2].equals("light");
        double width = args.length > 3 ? Double.parseDouble(args[3]) : 1440;
        double height = args.length > 4 ? Double.parseDouble(args[4]) : 900;
        CountDownLatch started = new CountDownLatch(1);
        Platform.startup(started::countDown);
        started.await();
        FakeVerbs verbs = new FakeVerbs(40);
        verbs.stepMillis = 60;
        verbs.addTagRun();
        FakeStudio[] studio = new FakeStudio[1];
        onFx(() -> {
            studio[0] = new FakeStudio(new Stage(), verbs, width, height);
            studio[0].desk().darkProperty().set(dark);
            studio[0].desk().library().openModel(Path.of("/models/tags.melo"));
        });
        Thread.sleep(1500);
        for (String room : rooms) {
            onFx(() -> {
                studio[0].desk().songProperty().set(verbs.songs().getFirst().path());
                studio[0].desk().runProperty().set(room.endsWith("-tags") ? 2L : 1L);
                studio[0].desk().roomProperty().set(room.replace("-tags", ""));
                studio[0].desk().library().models().stream()
                        .filter(m -> room.endsWith("-tags") && m.name().startsWith("tags"))
                        .findFirst()
                        .ifPresent(studio[0].desk().modelProperty()::set);
                for (String button : List.of("#train", "#run-map", "#compose", "#paper-start")) {
                    javafx.scene.Node node = studio[0].scene().lookup(button);
                    if (node instanceof javafx.scene.control.Button b) {
                        StudioJobs.soon(b::fire);
                    }
                }
            });
            Thread.sleep(6000);
            onFx(() -> {
                WritableImage image = studio[0].scene().snapshot(null);
                try {
                    ImageIO.write(
                            SwingFXUtils.fromFXImage(image, null),
                            "png",
                            out.resolve(room + (dark ? "" : "-light") + (width < 1200 ? "-small" : "") + ".png")
                                    .toFile());
                } catch (IOException e) {
                    throw new java.io.UncheckedIOException(e);
                }
            });
        }
        onFx(() -> studio[0].close());
        Platform.exit();
        System.exit(0);
    }

    private static void onFx(Runnable action) throws InterruptedException {
        CountDownLatch done = new CountDownLatch(1);
        Platform.runLater(() -> {
            try {
                action.run();
            } finally {
                done.countDown();
            }
        });
        done.await(30, TimeUnit.SECONDS);
    }
}
