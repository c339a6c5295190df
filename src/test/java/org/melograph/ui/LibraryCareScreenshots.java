package org.melograph.ui;

import java.nio.file.Path;
import javafx.scene.Node;
import javafx.scene.control.Button;

/**
 * Pictures of a library that needs care, which is given: {@code LibraryCareScreenshots LIBRARY OUT}. Its duplicates, what leaks
 * from its latest split and its refused files are opened one after the other.
 */
@SuppressWarnings("NullAway") // run by hand: a missing value may end it
public final class LibraryCareScreenshots {
    private LibraryCareScreenshots() {}

    public static void main(String[] args) throws Exception {
        try (StudioCamera camera = new StudioCamera(Path.of(args[0]), Path.of(args[1]))) {
            camera.enter("library");
            Thread.sleep(4000);
            camera.writeState("care");
            press(camera, "#duplicates", "Show");
            camera.writeState("care-duplicates");
            close(camera);
            StudioCamera.onFx(() -> {
                Node row = camera.studio().scene().lookup("#leaks-near-duplicate");
                if (row instanceof Button button && !button.isDisabled()) {
                    button.fire();
                }
            });
            camera.writeState("care-leaks");
            close(camera);
            press(camera, "#refused", "Show");
            camera.writeState("care-refused");
            close(camera);
            StudioCamera.onFx(() -> camera.stage().setWidth(1000));
            camera.writeState("care-narrow");
        }
        System.exit(0);
    }

    private static void press(StudioCamera camera, String card, String text) throws Exception {
        StudioCamera.onFx(() -> camera.studio().scene().lookup(card).lookupAll(".button").stream()
                .filter(node -> node instanceof Button button && text.equals(button.getText()))
                .findFirst()
                .ifPresent(node -> ((Button) node).fire()));
        Thread.sleep(500);
    }

    private static void close(StudioCamera camera) throws Exception {
        StudioCamera.onFx(() -> camera.studio().scene().lookup("#sheet").setVisible(false));
    }
}
