package org.melograph.ui.theme;

import atlantafx.base.theme.PrimerDark;
import atlantafx.base.theme.PrimerLight;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URL;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.scene.Scene;
import javafx.scene.text.Font;

/** The studio's look: dark or light, over AtlantaFX's Primer, in our own tokens (see {@code dark.css}) and in Inter. */
public final class Theme {
    private static final String SHEETS = "/org/melograph/ui/";
    private static final List<String> FONTS = List.of("Inter-Regular.ttf", "Inter-Medium.ttf", "Inter-SemiBold.ttf");

    private final BooleanProperty dark = new SimpleBooleanProperty(true);
    private final Consumer<String> userAgentStylesheet;

    /**
     * A theme that starts dark or light.
     *
     * @param userAgentStylesheet sets the sheet of the whole application, pop-up windows included
     */
    public Theme(boolean startsDark, Consumer<String> userAgentStylesheet) {
        dark.set(startsDark);
        this.userAgentStylesheet = userAgentStylesheet;
        for (String font : FONTS) {
            load(font);
        }
    }

    private static void load(String font) {
        try (InputStream in = Theme.class.getResourceAsStream("/org/melograph/fonts/" + font)) {
            if (in != null) {
                Font.loadFont(in, 13);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Whether the studio is dark; set it and every installed scene follows. */
    public BooleanProperty darkProperty() {
        return dark;
    }

    /** Dresses a scene and keeps it dressed when the theme changes. */
    public void install(Scene scene) {
        dress(scene);
        dark.addListener((o, was, is) -> dress(scene));
    }

    private void dress(Scene scene) {
        userAgentStylesheet.accept(
                dark.get() ? new PrimerDark().getUserAgentStylesheet() : new PrimerLight().getUserAgentStylesheet());
        scene.getStylesheets()
                .setAll(sheet(dark.get() ? "dark.css" : "light.css"), sheet("base.css"), sheet("studio.css"));
    }

    private static String sheet(String name) {
        URL url = Theme.class.getResource(SHEETS + name);
        return Objects.requireNonNull(url, name).toExternalForm();
    }
}
