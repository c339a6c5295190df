package org.melograph.ui.plot;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import javafx.scene.text.Font;
import javafx.scene.text.Text;
import org.melograph.plot.Type;

/** The bundled fonts for JavaFX, loaded once; also makes family {@code Inter} known to style sheets. */
public final class Fonts {
    private static final int REMEMBERED = 4096;
    private static final Map<Type, Font> FONTS = new EnumMap<>(Type.class);
    private static final Map<Type, Map<String, Double>> WIDTHS = new EnumMap<>(Type.class);

    static {
        for (Type type : Type.values()) {
            try (InputStream in = Objects.requireNonNull(
                    Fonts.class.getResourceAsStream(type.weight().resource()))) {
                FONTS.put(type, Objects.requireNonNull(Font.loadFont(in, type.size())));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            WIDTHS.put(type, new HashMap<>());
        }
    }

    private Fonts() {}

    /** Loads the fonts, so that style sheets can name them. To be called before the first scene is made. */
    public static void load() {
        font(Type.BASE);
    }

    /** The font of a type. */
    public static Font font(Type type) {
        return Objects.requireNonNull(FONTS.get(type));
    }

    /** How wide a line of text is, in pixels. On the JavaFX thread only. */
    static double width(String text, Type type) {
        Map<String, Double> known = Objects.requireNonNull(WIDTHS.get(type));
        Double width = known.get(text);
        if (width == null) {
            if (known.size() > REMEMBERED) {
                known.clear();
            }
            Text measured = new Text(text);
            measured.setFont(font(type));
            width = measured.getLayoutBounds().getWidth();
            known.put(text, width);
        }
        return width;
    }
}
