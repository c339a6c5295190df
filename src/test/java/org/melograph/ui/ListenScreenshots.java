package org.melograph.ui;

import java.io.File;
import java.nio.file.Path;
import java.util.List;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import org.melograph.app.LibrarySong;
import org.melograph.ui.room.Desk;

/**
 * Writes pictures of the Listen room on a library that {@link Screenshots} filled: {@code ListenScreenshots LIBRARY OUT}.
 */
@SuppressWarnings("NullAway") // run by hand: a missing value may end it
public final class ListenScreenshots {
    private final StudioCamera camera;
    private final Desk desk;

    private ListenScreenshots(StudioCamera camera) {
        this.camera = camera;
        desk = camera.desk();
    }

    public static void main(String[] args) throws Exception {
        try (StudioCamera camera = new StudioCamera(Path.of(args[0]), Path.of(args[1]))) {
            new ListenScreenshots(camera).run();
        }
        System.exit(0);
    }

    private void run() throws Exception {
        camera.enter("listen");
        Thread.sleep(800);
        camera.writeState("listen-empty");
        if (desk.library().songs().isEmpty()) {
            camera.enter("library");
            Thread.sleep(800);
            camera.writeState("library-empty");
        }
        camera.importSamples();
        camera.enter("library");
        Thread.sleep(800);
        camera.writeState("library");
        duplicates();
        LibrarySong song = songs("orchestral").getFirst();
        StudioCamera.onFx(() -> desk.modelProperty()
                .set(desk.library().models().stream()
                        .filter(m -> m.name().equals("verdict"))
                        .findFirst()
                        .orElseThrow()));
        StudioCamera.onFx(() -> desk.songProperty().set(song.path()));
        camera.enter("listen");
        StudioCamera.await(() -> camera.shows("#verdict-label"), 120);
        Thread.sleep(6000);
        StudioCamera.onFx(() -> desk.player().seek(song.seconds() * 0.4));
        camera.writeState("listen");
        vote();
        why();
        horse();
        twoSongs();
        curves();
        folder();
    }

    private List<LibrarySong> songs(String label) {
        return desk.library().songs().stream()
                .filter(s -> label.equals(s.label()))
                .toList();
    }

    private void duplicates() throws Exception {
        if (camera.shows("#duplicates .button")) {
            StudioCamera.onFx(() -> camera.button("#duplicates .button").fire());
            Thread.sleep(1000);
            camera.writeState("library-duplicates");
            StudioCamera.onFx(() -> camera.button("#sheet .button").fire());
        }
    }

    private void vote() throws Exception {
        camera.scrollTo("#vote");
        camera.writeState("listen-vote");
        camera.scrollTo("#compare");
        camera.writeState("listen-compare");
    }

    private void why() throws Exception {
        StudioCamera.onFx(() -> camera.button("#why-explain").fire());
        StudioCamera.await(
                () -> camera.node("#why-check").isVisible()
                        && desk.jobs().running().isEmpty(),
                120);
        Thread.sleep(4000);
        camera.scrollTo("#why");
        camera.writeState("listen-why");
    }

    private void horse() throws Exception {
        StudioCamera.onFx(() -> camera.button("#horse-test").fire());
        StudioCamera.await(() -> camera.shows("#horse-summary"), 240);
        Thread.sleep(20_000);
        camera.scrollTo("#horse");
        camera.writeState("listen-horse");
    }

    private void twoSongs() throws Exception {
        LibrarySong other = songs("electronic").getFirst();
        camera.scrollTo("#verdict");
        StudioCamera.onFx(() -> desk.besideProperty().set(other.path()));
        Thread.sleep(8000);
        camera.writeState("listen-two");
        StudioCamera.onFx(() -> desk.besideProperty().set(null));
    }

    private void curves() throws Exception {
        for (String feature : List.of("Pitch", "Onset strength", "Loudness")) {
            StudioCamera.onFx(() -> ((MenuButton) camera.node("#add-pane"))
                    .getItems().stream()
                            .filter(item -> item.getText().startsWith(feature))
                            .findFirst()
                            .ifPresent(MenuItem::fire));
        }
        Thread.sleep(8000);
        camera.writeState("listen-curves");
    }

    private void folder() throws Exception {
        List<File> files =
                songs("ambient").stream().map(s -> s.path().toFile()).limit(20).toList();
        StudioCamera.onFx(() -> SyntheticDrop.drop(camera.stage().getScene().getRoot(), files));
        Thread.sleep(15_000);
        camera.writeState("listen-folder");
    }
}
