package org.melograph.base;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class WorkersTest {
    @Test
    void itemsMadeAheadComeInOrder() throws StoppedException {
        List<Integer> taken = new ArrayList<>();
        try (Workers.Ahead<Integer> ahead = Workers.ahead("test", 5, number -> number * number)) {
            for (int i = 0; i < 5; i++) {
                taken.add(ahead.take());
            }
            assertThrows(IllegalStateException.class, ahead::take);
        }
        assertEquals(List.of(0, 1, 4, 9, 16), taken);
    }

    @Test
    void theNextItemIsMadeWhileOneIsUsed() throws Exception {
        CountDownLatch second = new CountDownLatch(1);
        CountDownLatch third = new CountDownLatch(1);
        try (Workers.Ahead<Integer> ahead = Workers.ahead("test", 3, number -> {
            (number == 1 ? second : number == 2 ? third : new CountDownLatch(1)).countDown();
            return number;
        })) {
            assertEquals(0, ahead.take());
            assertTrue(second.await(10, TimeUnit.SECONDS));
            assertFalse(third.await(20, TimeUnit.MILLISECONDS), "two items ahead would overwrite the one in use");
            assertEquals(1, ahead.take());
            assertTrue(third.await(10, TimeUnit.SECONDS));
        }
    }

    @Test
    void aFailureComesToTheOneWhoTakes() {
        try (Workers.Ahead<Integer> ahead = Workers.ahead("test", 2, number -> {
            throw new IllegalArgumentException("no item " + number);
        })) {
            assertEquals(
                    "no item 0",
                    assertThrows(IllegalArgumentException.class, ahead::take).getMessage());
        }
    }

    @Test
    void aTeamDoesEachPieceOnceAtAnySize() {
        for (int threads : new int[] {1, 3}) {
            try (Workers.Team team = Workers.team("test", threads)) {
                int[] done = new int[50];
                team.each(done.length, i -> done[i]++);
                for (int count : done) {
                    assertEquals(1, count);
                }
            }
        }
    }
}
