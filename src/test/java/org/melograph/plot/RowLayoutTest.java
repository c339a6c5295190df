package org.melograph.plot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.melograph.feature.FrequencyAxis;
import org.melograph.feature.MelScale;

class RowLayoutTest {
    private static final FrequencyAxis BINS = new FrequencyAxis.Linear(22_050 / 2048.0);

    @Test
    void rowsOnTheirOwnScaleAreEquallyHigh() {
        RowLayout layout =
                new RowLayout(new FrequencyAxis.Mel(new MelScale(128, 0, 11_025, false)), 128, AxisScale.MEL);
        assertEquals(63, layout.rowAt(63 / 128.0), 1e-9);
        assertEquals(0.25, layout.partOf(32), 1e-9);
        // librosa 0.11: mel_frequencies(130, fmin=0, fmax=11025)[64]
        assertEquals(1956.474672, layout.hertzAt(63.5 / 128), 1e-5);
    }

    @ParameterizedTest
    @EnumSource(AxisScale.class)
    void rowsAndPlacesUndoEachOther(AxisScale scale) {
        RowLayout layout = new RowLayout(BINS, 1025, scale);
        for (double part = 0.01; part < 1; part += 0.07) {
            assertEquals(part, layout.partOf(layout.rowAt(part)), 1e-9);
            assertEquals(part, layout.partOfHertz(layout.hertzAt(part)), 1e-9);
        }
    }

    @Test
    void aRowIsFoundAtTheMiddleOfItsFrequency() {
        RowLayout layout = new RowLayout(BINS, 1025, AxisScale.LOG);
        double part = layout.partOfHertz(100 * 22_050.0 / 2048);
        assertEquals(100.5, layout.rowAt(part), 1e-6);
    }

    @Test
    void equalRatiosAreEquallyLongOnALogarithmicAxis() {
        RowLayout layout = new RowLayout(BINS, 1025, AxisScale.NOTE);
        double octave = layout.partOfHertz(880) - layout.partOfHertz(440);
        assertEquals(octave, layout.partOfHertz(8800) - layout.partOfHertz(4400), 1e-9);
        assertEquals(AxisScale.LOWEST_LOG_HERTZ, layout.hertzAt(0), 1e-6);
    }

    @Test
    void pitchClassesNameTheirRows() {
        RowLayout layout = new RowLayout(new FrequencyAxis.PitchClasses(12), 12, AxisScale.LINEAR);
        assertEquals("C", layout.nameAt(0.01));
        assertEquals("B", layout.nameAt(0.99));
        assertTrue(Double.isNaN(layout.hertzAt(0.5)));
        List<Tick> ticks = layout.ticks(Heatmap.Window.ALL_ROWS, 8);
        assertEquals(
                List.of("C", "D", "E", "F", "G", "A", "B"),
                ticks.stream().map(Tick::label).toList());
        assertEquals(0.5 / 12, ticks.getFirst().value(), 1e-9);
    }

    @Test
    void theNameOfAFrequencyIsTheNearestNote() {
        RowLayout layout = new RowLayout(BINS, 1025, AxisScale.MEL);
        assertEquals("A4", layout.nameAt(layout.partOfHertz(445)));
    }

    @Test
    void countedRowsAreLabelledByNumberAndNamedInWords() {
        RowLayout layout = new RowLayout(new FrequencyAxis.Counted("coefficient"), 20, AxisScale.LINEAR);
        assertEquals(
                List.of("0", "5", "10", "15"),
                layout.ticks(Heatmap.Window.ALL_ROWS, 6).stream()
                        .map(Tick::label)
                        .toList());
        assertEquals("coefficient 19", layout.nameAt(0.99));
    }

    @Test
    void lagsAreSpreadOverTheLogarithmOfTheirTempo() {
        FrequencyAxis.Lags lags = new FrequencyAxis.Lags(22_050 / 512.0);
        RowLayout layout = new RowLayout(lags, 384, AxisScale.LINEAR);
        List<Tick> ticks = layout.ticks(new Range(0, 1), 20);
        assertEquals(
                List.of("30 BPM", "60", "120", "240", "480"),
                ticks.stream().map(Tick::label).toList());
        double octave = ticks.get(1).value() - ticks.get(0).value();
        for (int i = 1; i < ticks.size(); i++) {
            assertEquals(octave, ticks.get(i).value() - ticks.get(i - 1).value(), 1e-9);
        }
        assertEquals(lags.rowOfTempo(120) + 0.5, layout.rowAt(ticks.get(2).value()), 1e-9);
        assertEquals("123 BPM", layout.nameAt(layout.partOf(21.5)));
        for (double part = 0.01; part < 1; part += 0.07) {
            assertEquals(part, layout.partOf(layout.rowAt(part)), 1e-9);
        }
    }

    @Test
    void keysBelowTheLowestOfALogarithmicAxisAreShownWhereRowsAreKeys() {
        RowLayout layout = new RowLayout(new FrequencyAxis.Logarithmic(27.5, 12), 88, AxisScale.NOTE);
        assertEquals(0.5, layout.rowAt(0.5 / 88), 1e-9);
        assertEquals(27.5, layout.hertzAt(0.5 / 88), 1e-9);
        assertEquals("A0", layout.nameAt(0.5 / 88));
    }
}
