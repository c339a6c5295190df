package org.melograph.plot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RowLayoutTest {
    private static final RowAxis BINS = RowAxis.bins(22_050);

    /** librosa 0.11: mel_frequencies(130, fmin=0, fmax=11025)[1:-1], its first, 64th and last. */
    @Test
    void melBandsStandWhereLibrosaPutsThem() {
        RowAxis.Frequencies mels = (RowAxis.Frequencies) RowAxis.mels(128, 0, 11_025);
        assertEquals(25.793589, mels.firstHertz(), 1e-5);
        assertEquals(10_735.597567, mels.lastHertz(), 1e-5);
        RowLayout layout = new RowLayout(mels, 128, AxisScale.MEL);
        assertEquals(63.5, layout.rowAt(layout.partOfHertz(1956.474672)), 1e-6);
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
        RowLayout layout = new RowLayout(RowAxis.pitchClasses(), 12, AxisScale.LINEAR);
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
    void logarithmicRowsCannotStartAtZero() {
        assertThrows(IllegalArgumentException.class, () -> new RowAxis.Frequencies(AxisScale.LOG, 0, 100));
        assertThrows(IllegalArgumentException.class, () -> new RowAxis.Frequencies(AxisScale.LINEAR, 5, 5));
    }
}
