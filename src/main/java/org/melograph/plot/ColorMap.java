package org.melograph.plot;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Objects;

/** The colours that stand for values from low to high, 256 steps each. */
public enum ColorMap {
    /** Black, purple, pink, cream; the standard. Perceptually uniform (Smith and van der Walt 2015). */
    MAGMA("Magma"),
    /** Purple, green, yellow; perceptually uniform (Smith and van der Walt 2015). */
    VIRIDIS("Viridis"),
    /** Blue, grey, yellow; alike for people with and without colour blindness (Nunez, Anderton, Renslow 2018). */
    CIVIDIS("Cividis"),
    /** Black, red, yellow; perceptually uniform (Smith and van der Walt 2015). */
    INFERNO("Inferno"),
    /** Black to white. */
    GREY("Grey"),
    /** Blue, grey, red around a middle that means nothing (Moreland 2009): for differences and weights. */
    DIVERGING("Diverging");

    /** The number of steps. */
    public static final int STEPS = 256;

    private final String title;

    @SuppressWarnings("ImmutableEnumChecker") // written once, by the constructor
    private final int[] table;

    ColorMap(String title) {
        this.title = title;
        this.table = load(title);
    }

    /** For people. */
    public String title() {
        return title;
    }

    /** The colour of step {@code index}, 0 to 255, as {@link Argb}. */
    public int argb(int index) {
        return table[index];
    }

    /** The colour at {@code part}, 0 (low) to 1 (high); what lies outside takes the end, NaN the low end. */
    public int at(double part) {
        return table[(int) Math.clamp(part * STEPS, 0.0, STEPS - 1.0)];
    }

    /** A copy of the 256 colours, low to high. */
    public int[] table() {
        return table.clone();
    }

    private static int[] load(String title) {
        int[] colors = new int[STEPS];
        if (title.equals("Grey")) {
            for (int i = 0; i < STEPS; i++) {
                colors[i] = 0xFF000000 | i * 0x010101;
            }
            return colors;
        }
        String name = title.equals("Diverging") ? "coolwarm" : title.toLowerCase(Locale.ROOT);
        try (InputStream in = Objects.requireNonNull(ColorMap.class.getResourceAsStream("colormaps.txt"))) {
            for (String line : new String(in.readAllBytes(), StandardCharsets.US_ASCII)
                    .lines()
                    .toList()) {
                if (line.startsWith(name + " ")) {
                    for (int i = 0; i < STEPS; i++) {
                        int start = name.length() + 1 + 7 * i;
                        colors[i] = 0xFF000000 | Integer.parseInt(line, start, start + 6, 16);
                    }
                    return colors;
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        throw new IllegalStateException("colormaps.txt lacks " + name);
    }
}
