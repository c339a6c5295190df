package org.melograph.plot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class ColorMapTest {
    /** The ends of the published tables. */
    @ParameterizedTest
    @CsvSource({
        "MAGMA, #000003, #fcfdbf",
        "VIRIDIS, #440154, #fde725",
        "CIVIDIS, #00224d, #fde737",
        "INFERNO, #000003, #fcffa4",
        "GREY, #000000, #ffffff",
        "DIVERGING, #3a4cc0, #b30326"
    })
    void endsAreThePublishedOnes(ColorMap map, String low, String high) {
        assertTrue(close(Argb.of(low), map.at(0)), Argb.hex(map.at(0)));
        assertTrue(close(Argb.of(high), map.at(1)), Argb.hex(map.at(1)));
    }

    @ParameterizedTest
    @EnumSource(
            value = ColorMap.class,
            names = {"MAGMA", "VIRIDIS", "CIVIDIS", "INFERNO", "GREY"})
    void brightnessGrowsWithTheValue(ColorMap map) {
        for (int i = 8; i < ColorMap.STEPS; i += 8) {
            assertTrue(Argb.luminance(map.argb(i)) > Argb.luminance(map.argb(i - 8)), map + " at " + i);
        }
    }

    @Test
    void theMiddleOfTheDivergingMapIsNearlyGrey() {
        int middle = ColorMap.DIVERGING.at(0.5);
        int red = (middle >>> 16) & 0xFF;
        int blue = middle & 0xFF;
        assertTrue(Math.abs(red - blue) < 8, Argb.hex(middle));
    }

    @Test
    void valuesOutsideTakeTheEnds() {
        assertEquals(ColorMap.MAGMA.argb(0), ColorMap.MAGMA.at(-3));
        assertEquals(ColorMap.MAGMA.argb(255), ColorMap.MAGMA.at(7));
        assertEquals(ColorMap.MAGMA.argb(0), ColorMap.MAGMA.at(Double.NaN));
    }

    @Test
    void theTableIsACopy() {
        ColorMap.MAGMA.table()[0] = 5;
        assertEquals(0xFF000003, ColorMap.MAGMA.argb(0));
    }

    private static boolean close(int expected, int actual) {
        for (int shift = 0; shift < 24; shift += 8) {
            if (Math.abs(((expected >>> shift) & 0xFF) - ((actual >>> shift) & 0xFF)) > 1) {
                return false;
            }
        }
        return true;
    }
}
