package org.melograph.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.melograph.base.Axis;
import org.melograph.base.BadInputException;
import org.melograph.base.Job;
import org.melograph.base.Tensor;
import org.melograph.feature.FrequencyAxis;
import org.melograph.feature.TimeGrid;
import org.melograph.plot.AxisScale;
import org.melograph.plot.Heatmap;
import org.melograph.plot.PicturesFixture;
import org.melograph.plot.PlotTheme;
import org.melograph.plot.Range;
import org.melograph.plot.TimeCurves;

class ExportPictureTest {
    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit fills it first
    Path folder;

    private static ExportPicture.Options options(boolean onlyShown) {
        return new ExportPicture.Options(400, 200, 2, PlotTheme.LIGHT, onlyShown);
    }

    private List<String> table(org.melograph.plot.Picture picture, boolean onlyShown) throws Exception {
        Path file = folder.resolve("new folder/values.csv");
        new ExportPicture().run(picture, file, options(onlyShown), Job.silent());
        return Files.readAllLines(file);
    }

    private static Heatmap heatmap() {
        return Heatmap.of(
                "Spectrogram",
                Tensor.wrap(new float[] {1, 2, 3, 4, 5, 6}, new Axis("bin", 2), new Axis("frame", 3)),
                new TimeGrid(0.5, 1),
                new FrequencyAxis.Linear(440),
                "dB");
    }

    @Test
    void aTableHasTimesRowNamesAndUnits() throws Exception {
        assertEquals(
                List.of("seconds,0.0 Hz [dB],440 Hz (A4) [dB]", "0.5,1.0,4.0", "1.5,2.0,5.0", "2.5,3.0,6.0"),
                table(heatmap(), false));
    }

    @Test
    void onlyWhatIsSeenIsWrittenWhereThatIsAsked() throws Exception {
        Heatmap part = heatmap().withWindow(new Heatmap.Window(new Range(1, 2), new Range(0.5, 1)));
        assertEquals(List.of("seconds,440 Hz (A4) [dB]", "1.5,5.0"), table(part, true));
        assertEquals(4, table(part, false).size());
    }

    @Test
    void aGapOfACurveIsAnEmptyCell() throws Exception {
        TimeCurves pitch = TimeCurves.of(
                "Pitch",
                Tensor.wrap(new float[] {220, Float.NaN, 440}, new Axis("curve", 1), new Axis("frame", 3)),
                new TimeGrid(0, 0.5),
                List.of(new TimeCurves.Quantity("pitch", "Hz", false)),
                AxisScale.NOTE);
        assertEquals(List.of("seconds,pitch [Hz]", "0.0,220.0", "0.5,", "1.0,440.0"), table(pitch, true));
    }

    @Test
    void aPictureHasTheSizeThatWasAsked() throws Exception {
        Path file = folder.resolve("map.png");
        new ExportPicture().run(heatmap(), file, options(true), Job.silent());
        assertEquals(800, ImageIO.read(file.toFile()).getWidth());
        Path lines = folder.resolve("map.svg");
        new ExportPicture().run(heatmap(), lines, options(true), Job.silent());
        assertTrue(Files.readString(lines).contains("Spectrogram"));
    }

    @Test
    void aPictureWithoutValuesOverTimeIsNoTable() {
        assertTrue(ExportPicture.hasValues(heatmap()));
        BadInputException refused = assertThrows(
                BadInputException.class,
                () -> new ExportPicture()
                        .run(PicturesFixture.matrix(2), folder.resolve("m.csv"), options(true), Job.silent()));
        assertEquals("This picture has no values over time. Save it as .png or .svg.", refused.reason());
    }
}
