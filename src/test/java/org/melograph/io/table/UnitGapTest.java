package org.melograph.io.table;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class UnitGapTest {
    /** Durations of two to five minutes, the first of them in minutes, the others in the unit. */
    private static double[] durations(int count, int inMinutes, double unit) {
        return IntStream.range(0, count)
                .mapToDouble(i -> (2 + i * 37 % 180 / 60.0) * (i < inMinutes ? 1 : unit))
                .toArray();
    }

    @Test
    void minutesAmongMillisecondsAreSixtyThousandTimesTooSmall() {
        UnitGap gap = UnitGap.in(durations(300, 120, 60_000)).orElseThrow();
        assertEquals(120, gap.lowCount());
        assertEquals(180, gap.highCount());
        assertEquals(Optional.of(60_000.0), gap.factor());
    }

    @Test
    void oneUnitHasNoGap() {
        assertTrue(UnitGap.in(durations(300, 0, 1000)).isEmpty());
        assertTrue(UnitGap.in(durations(300, 120, 60)).isEmpty(), "seconds and minutes may overlap");
    }

    @Test
    void aFewStrayValuesAreNoUnit() {
        assertTrue(UnitGap.in(durations(1000, 3, 60_000)).isEmpty());
    }

    @Test
    void missingValuesAndZerosAreNoPartOfIt() {
        assertTrue(UnitGap.in(new double[] {Double.NaN, 0, -5, Double.NaN}).isEmpty());
        assertTrue(UnitGap.in(new double[0]).isEmpty());
    }

    @Test
    void aRatioOfNoUnitIsLeftAlone() {
        assertEquals(
                Optional.empty(),
                UnitGap.in(durations(300, 120, 1e9)).orElseThrow().factor());
    }
}
