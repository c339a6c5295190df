package org.melograph.music;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class RussellQuadrantTest {
    @Test
    void quadrantsAmongQuadrantsAreReadByTheirMood() {
        assertEquals("Q1 happy", RussellQuadrant.title("Q1", List.of("Q1", "Q3")));
        assertEquals("Q4 calm", RussellQuadrant.title("q4", List.of("q2", "q4")));
    }

    @Test
    void allLabelsAreReadAlike() {
        assertEquals(List.of("Q2 angry", "Q1 happy"), RussellQuadrant.titles(List.of("Q2", "Q1")));
        assertEquals(List.of("Q2", "rock"), RussellQuadrant.titles(List.of("Q2", "rock")));
    }

    @Test
    void aLabelAmongOthersStaysAsItIs() {
        assertEquals("Q1", RussellQuadrant.title("Q1", List.of("Q1", "Quiet")));
        assertEquals("rock", RussellQuadrant.title("rock", List.of("rock")));
    }
}
