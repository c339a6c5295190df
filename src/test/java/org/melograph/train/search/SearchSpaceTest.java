package org.melograph.train.search;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.melograph.base.BadInputException;
import org.melograph.base.Param;

final class SearchSpaceTest {
    private static final List<Param> DECLARED = List.of(
            new Param.Real("rate", "Rate", "Step.", 0.1, 1e-6, 10),
            new Param.Whole("units", "Units", "Units.", 16, 1, 1024),
            new Param.Text("words", "Words", "Words.", "", "[a-z,]*", "small letters and commas"),
            new Param.Choice("head", "Head", "Head.", "flat", List.of("flat", "mean")));

    private static SearchSpace space(String... over) throws BadInputException {
        return SearchSpace.parse(List.of(over), DECLARED);
    }

    @Test
    void aGridIsTriedWholeTheLastParameterFastest() throws BadInputException {
        assertEquals(
                List.of(
                        Map.of("units", "8", "head", "flat"),
                        Map.of("units", "8", "head", "mean"),
                        Map.of("units", "32", "head", "flat"),
                        Map.of("units", "32", "head", "mean")),
                space("units=8,32", "head=flat,mean").settings(0, false, 1));
    }

    @Test
    void aValueWrittenTwiceIsTriedOnce() throws BadInputException {
        assertEquals(2, space("rate=0.1,0.10,1").settings(0, false, 1).size());
    }

    @Test
    void wordsMayHoldCommasAndAreParted() throws BadInputException {
        assertEquals(
                List.of(Map.of("words", "a,b"), Map.of("words", "c")),
                space("words=a,b|c").settings(0, false, 1));
    }

    @Test
    void aSmallerBudgetDrawsFromTheGrid() throws BadInputException {
        SearchSpace space = space("units=1,2,3,4,5,6,7,8", "head=flat,mean");
        List<Map<String, String>> five = space.settings(5, false, 3);
        assertEquals(5, five.stream().distinct().count());
        assertTrue(space.settings(0, false, 3).containsAll(five));
        assertEquals(five, space.settings(9, false, 3).subList(0, 5));
    }

    @Test
    void rangesStayWithinTheirEndsAndWholeNumbersWhole() throws BadInputException {
        for (Map<String, String> setting :
                space("rate=0.0001..1:log", "units=4..64").settings(50, false, 2)) {
            double rate = Double.parseDouble(setting.getOrDefault("rate", "x"));
            int units = Integer.parseInt(setting.getOrDefault("units", "x"));
            assertTrue(rate >= 0.0001 && rate <= 1, setting.toString());
            assertTrue(units >= 4 && units <= 64, setting.toString());
        }
    }

    @Test
    void alongALogarithmHalfTheDrawsAreBelowTheGeometricMean() throws BadInputException {
        long small = space("rate=0.0001..1:log").settings(400, false, 5).stream()
                .filter(s -> Double.parseDouble(s.getOrDefault("rate", "x")) < 0.01)
                .count();
        assertTrue(small > 160 && small < 240, "below: " + small);
    }

    @Test
    void aSmallSpaceEndsBeforeItsBudget() throws BadInputException {
        assertEquals(3, space("units=4..6").settings(50, false, 1).size());
    }

    @Test
    void whatCannotBeSearchedIsRefusedWithItsName() {
        assertRefused("unitz", "unitz=1,2");
        assertRefused("units", "units=0,2");
        assertRefused("rate", "rate=1..0.1");
        assertRefused("head", "head=flat..mean");
        assertRefused("units", "units=1,2", "units=3,4");
        assertRefused("units", "units");
    }

    private static void assertRefused(String named, String... over) {
        BadInputException e = assertThrows(BadInputException.class, () -> space(over));
        assertTrue(e.reason().contains("'" + named + "'"), e.reason());
    }
}
