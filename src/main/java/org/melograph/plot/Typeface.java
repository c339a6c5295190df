package org.melograph.plot;

import java.awt.Font;
import java.awt.FontFormatException;
import java.awt.font.FontRenderContext;
import java.io.IOException;
import java.io.InputStream;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;

/** The bundled fonts for AWT, loaded once. */
final class Typeface {
    static final FontRenderContext CONTEXT = new FontRenderContext(null, true, true);
    private static final Map<Type, Font> FONTS = new EnumMap<>(Type.class);

    static {
        Map<Type.Weight, Font> weights = new EnumMap<>(Type.Weight.class);
        for (Type.Weight weight : Type.Weight.values()) {
            try (InputStream in = Objects.requireNonNull(Typeface.class.getResourceAsStream(weight.resource()))) {
                weights.put(weight, Font.createFont(Font.TRUETYPE_FONT, in));
            } catch (IOException | FontFormatException e) {
                throw new IllegalStateException("The program's own font " + weight.resource() + " is damaged.", e);
            }
        }
        for (Type type : Type.values()) {
            Font font = Objects.requireNonNull(weights.get(type.weight()));
            FONTS.put(type, font.deriveFont((float) type.size()));
        }
    }

    private Typeface() {}

    static Font font(Type type) {
        return Objects.requireNonNull(FONTS.get(type));
    }

    static double width(String text, Type type) {
        return font(type).getStringBounds(text, CONTEXT).getWidth();
    }
}
