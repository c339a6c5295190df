package org.melograph.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.melograph.base.Axis;
import org.melograph.base.BadInputException;
import org.melograph.base.Params;
import org.melograph.base.Tensor;
import org.melograph.feature.Feature;
import org.melograph.feature.Features;
import org.melograph.plot.AxisScale;
import org.melograph.plot.Heatmap;
import org.melograph.plot.Picture;
import org.melograph.plot.TimeCurves;
import org.melograph.plot.ValueAxis;

class PicturesTest {
    private static Picture picture(String id, int rows, float... values) throws BadInputException {
        Feature feature = Features.byId(id);
        Params params = Params.standard(feature.spec().params());
        Tensor tensor = Tensor.wrap(values, new Axis("row", rows), new Axis("frame", values.length / rows));
        return Pictures.feature(
                new ExtractFeature.Report(feature.spec(), params, feature.timeGrid(params), tensor), "A title");
    }

    @Test
    void pitchIsACurveWithGapsBesideItsProbability() throws BadInputException {
        TimeCurves curves = assertInstanceOf(TimeCurves.class, picture("pitch", 2, 440, 0, 220, 0.9f, 0, 0.8f));
        assertEquals(
                List.of("Hz", ""), curves.axes().stream().map(ValueAxis::unit).toList());
        assertEquals(440, curves.valueAt(0, 0));
        assertTrue(Double.isNaN(curves.valueAt(0, 512 / 22_050.0)));
        assertEquals(220, curves.valueAt(0, 2 * 512 / 22_050.0));
        assertEquals(0, curves.valueAt(1, 512 / 22_050.0), "a probability of 0 is no gap");
    }

    @Test
    void loudnessIsTwoCurvesOverOneAxis() throws BadInputException {
        TimeCurves curves = assertInstanceOf(TimeCurves.class, picture("loudness", 2, -20, -21, -18, -19));
        assertEquals(
                List.of(0, 0), curves.rows().stream().map(TimeCurves.Row::axis).toList());
        assertEquals("LUFS", curves.axes().getFirst().unit());
        assertTrue(curves.axes().getFirst().values().contains(-21));
    }

    @Test
    void beatsAreMomentsWithoutAnAxis() throws BadInputException {
        TimeCurves curves = assertInstanceOf(TimeCurves.class, picture("beats", 1, 0, 1, 0, 0));
        assertTrue(curves.rows().getFirst().isMoments());
        assertTrue(curves.axes().isEmpty());
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
