package org.melograph.ui;

import java.nio.file.Path;
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
        camera.importSamples();
        camera.enter("library");
        Thread.sleep(800);
        camera.writeState("library");
        LibrarySong song = desk.library().songs().stream()
                .filter(s -> "orchestral".equals(s.label()))
                .findFirst()
                .orElseThrow();
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
    }
}
