package org.melograph.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.melograph.base.Axis;
import org.melograph.base.BadInputException;
import org.melograph.base.Params;
import org.melograph.base.Tensor;
import org.melograph.feature.Feature;
import org.melograph.feature.Features;
import org.melograph.plot.AxisScale;
import org.melograph.plot.Curves;
import org.melograph.plot.Heatmap;
import org.melograph.plot.Picture;

class PicturesTest {
    private static Picture picture(String id, int rows, float... values) throws BadInputException {
        Feature feature = Features.byId(id);
        Params params = Params.standard(feature.spec().params());
        Tensor tensor = Tensor.wrap(values, new Axis("row", rows), new Axis("frame", values.length / rows));
        return Pictures.feature(
                new ExtractFeature.Report(feature.spec(), params, feature.timeGrid(params), tensor), "A title");
    }

    @Test
    void pitchIsALineWithGapsWithoutItsProbability() throws BadInputException {
        Curves curves = assertInstanceOf(Curves.class, picture("pitch", 2, 440, 0, 220, 0.9f, 0, 0.8f));
        assertEquals(1, curves.series().size());
        assertEquals("Hz", curves.y().name());
        Tensor points = curves.series().getFirst().points();
        assertEquals(440, points.at(0, 1));
        assertTrue(Float.isNaN(points.at(1, 1)));
        assertEquals(2 * 512 / 22_050f, points.at(2, 0), 1e-6);
        assertEquals(220, points.at(2, 1));
    }

    @Test
    void loudnessIsTwoLinesOverOneAxis() throws BadInputException {
        Curves curves = assertInstanceOf(Curves.class, picture("loudness", 2, -20, -21, -18, -19));
        assertEquals(2, curves.series().size());
        assertEquals("LUFS", curves.y().name());
    }

    @Test
    void constantQIsColoursOverNotes() throws BadInputException {
        Heatmap heatmap = assertInstanceOf(Heatmap.class, picture("constant-q", 84, new float[84]));
        assertEquals(AxisScale.NOTE, heatmap.scale());
        assertEquals("dB", heatmap.unit());
        assertEquals(
                "dB",
                assertInstanceOf(Heatmap.class, picture("spectral-contrast", 7, new float[7]))
                        .unit());
    }
}
