package org.melograph.plot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

class TicksTest {
    @Test
    void ticksAreRoundedAndCarryAsManyDecimalsAsTheyNeed() {
        assertEquals(List.of("0.00", "0.25", "0.50", "0.75", "1.00"), labels(Ticks.of(0, 1, 4)));
        assertEquals(List.of("0", "10", "20", "30"), labels(Ticks.of(0, 34.2, 4)));
        assertEquals(List.of("−80", "−60", "−40", "−20", "0"), labels(Ticks.of(-80, 0, 5)));
        assertEquals(List.of("0", "1,000", "2,000"), labels(Ticks.of(0, 2000, 2)));
    }

    @Test
    void whatIsCountedHasWholeTicks() {
        assertEquals(List.of("0", "2", "4", "6", "8", "10", "12"), labels(Ticks.whole(0, 12, 7)));
        assertEquals(List.of("5", "10", "15"), labels(Ticks.whole(1, 15, 4)));
        assertEquals(List.of("0", "1,000", "2,000"), labels(Ticks.whole(0, 2900, 4)));
        assertTrue(Ticks.whole(3, 3, 4).isEmpty());
    }

    @Test
    void theEndsOfTheRangeAreTicksInSpiteOfRounding() {
        List<Tick> ticks = Ticks.of(0.1, 0.7, 6);
        assertEquals(7, ticks.size());
        assertEquals(0.7, ticks.getLast().value(), 1e-9);
    }

    @Test
    void anEmptyRangeHasNoTicks() {
        assertTrue(Ticks.of(1, 1, 5).isEmpty());
        assertTrue(Ticks.of(0, Double.NaN, 5).isEmpty());
        assertTrue(Ticks.time(3, 2, 5).isEmpty());
        assertTrue(Ticks.notes(0, 0, 5).isEmpty());
    }

    @Test
    void timesAreMinutesAndSeconds() {
        assertEquals(List.of("0:00", "1:00", "2:00", "3:00"), labels(Ticks.time(0, 180, 4)));
        assertEquals(List.of("0:11.0", "0:11.5", "0:12.0"), labels(Ticks.time(11, 12, 2)));
        assertEquals(List.of("59:50", "1:00:00", "1:00:10"), labels(Ticks.time(3590, 3610, 2)));
    }

    @Test
    void aTimeIsRoundedAsAWhole() {
        assertEquals("1:00.0", Ticks.clock(59.96, 1));
        assertEquals("0:11.42", Ticks.clock(11.421, 2));
        assertEquals("−0:05", Ticks.clock(-5, 0));
        assertEquals("0:00", Ticks.clock(-0.2, 0));
    }

    @Test
    void noteTicksAreOctavesUntilThereIsRoomForMore() {
        assertEquals(List.of("C4", "C5", "C6"), labels(Ticks.notes(250, 1100, 3)));
        assertEquals(List.of("C4", "D4", "E4", "F#4", "G#4", "A#4", "C5"), labels(Ticks.notes(261, 524, 7)));
        assertEquals(440, Ticks.notes(439, 441, 12).getFirst().value(), 1e-9);
    }

    @Test
    void melTicksKeepTheirDistance() {
        List<Tick> ticks = Ticks.frequency(0, 11_025, AxisScale.MEL, 6);
        assertEquals("0 Hz", ticks.getFirst().label());
        assertTrue(labels(ticks).contains("5 k"), labels(ticks).toString());
        double apart = AxisScale.MEL.forward(11_025) / 7;
        for (int i = 1; i < ticks.size(); i++) {
            double distance = AxisScale.MEL.forward(ticks.get(i).value())
                    - AxisScale.MEL.forward(ticks.get(i - 1).value());
            assertTrue(distance >= apart, ticks.toString());
        }
    }

    @Test
    void frequenciesAboveAThousandAreWrittenInThousands() {
        assertEquals("500", Ticks.hertz(500));
        assertEquals("2 k", Ticks.hertz(2000));
        assertEquals("2.5 k", Ticks.hertz(2500));
        assertEquals("27.5", Ticks.hertz(27.5));
    }

    @Test
    void aWidenedRangeEndsOnTicks() {
        assertEquals(new Range(0, 2), Ticks.widen(0.1, 1.83, 4));
        assertEquals(new Range(-1, 1), Ticks.widen(-0.9, 0.8, 4));
    }

    private static List<String> labels(List<Tick> ticks) {
        return ticks.stream().map(Tick::label).toList();
    }
}
