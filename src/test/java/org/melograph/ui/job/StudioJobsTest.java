package org.melograph.ui.job;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.melograph.base.BadInputException;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.util.WaitForAsyncUtils;

@ExtendWith(ApplicationExtension.class)
class StudioJobsTest {
    private final StudioJobs jobs = new StudioJobs();

    @AfterEach
    void stop() {
        WaitForAsyncUtils.waitForAsyncFx(10_000, () -> jobs.shutdown(2));
    }

    private <T> StudioJob<T> start(Work<T> work) {
        return WaitForAsyncUtils.waitForAsyncFx(10_000, () -> jobs.start("Count", work));
    }

    private static void awaitState(StudioJob<?> job, StudioJob.State state) throws Exception {
        WaitForAsyncUtils.waitFor(
                10, TimeUnit.SECONDS, () -> job.stateProperty().get() == state);
        WaitForAsyncUtils.waitForFxEvents();
    }

    @Test
    void resultsArriveAndTheJobLeavesTheList() throws Exception {
        List<Integer> got = new ArrayList<>();
        StudioJob<Integer> job = start(inside -> {
            inside.report(0.5, "half");
            return 42;
        });
        WaitForAsyncUtils.waitForAsyncFx(10_000, () -> {
            job.onDone(got::add);
        });
        awaitState(job, StudioJob.State.DONE);
        assertEquals(List.of(42), got);
        assertTrue(jobs.running().isEmpty());
    }

    @Test
    void badInputIsToldInItsOwnSentence() throws Exception {
        StudioJob<Integer> job = start(inside -> {
            throw new BadInputException("'kick.wav' has no samples. Remove it or choose another.");
        });
        awaitState(job, StudioJob.State.FAILED);
        assertEquals(
                "'kick.wav' has no samples. Remove it or choose another.",
                job.failureProperty().get());
        assertEquals(1, jobs.failed().size());
    }

    @Test
    void aJobStartedWhileTheWindowClosesNeverRuns() {
        WaitForAsyncUtils.waitForAsyncFx(10_000, () -> jobs.shutdown(2));
        List<Integer> ran = new ArrayList<>();
        StudioJob<Integer> job = start(inside -> {
            ran.add(1);
            return 1;
        });
        assertEquals(StudioJob.State.STOPPED, job.stateProperty().get());
        assertTrue(ran.isEmpty());
        assertTrue(jobs.running().isEmpty());
        // Who starts the next job at the end of one would do so for ever.
        job.onEnded(() -> ran.add(2));
        assertTrue(ran.isEmpty());
    }

    @Test
    void anUnexpectedFailureNamesTheWork() throws Exception {
        StudioJob<Integer> job = start(inside -> {
            throw new IllegalStateException("no weights");
        });
        awaitState(job, StudioJob.State.FAILED);
        assertEquals(
                "'Count' failed: no weights. The log has the details.",
                job.failureProperty().get());
    }

    @Test
    void stoppingIsAWishThatTheWorkGrants() throws Exception {
        CountDownLatch begun = new CountDownLatch(1);
        StudioJob<Integer> job = start(inside -> {
            begun.countDown();
            while (true) {
                inside.throwIfStopped();
                Thread.onSpinWait();
            }
        });
        assertTrue(begun.await(10, TimeUnit.SECONDS));
        WaitForAsyncUtils.waitForAsyncFx(10_000, job::stop);
        awaitState(job, StudioJob.State.STOPPED);
        assertTrue(jobs.failed().isEmpty());
    }

    @Test
    void workThatKeepsWhatIsDoneAnswersAfterAStop() throws Exception {
        CountDownLatch begun = new CountDownLatch(1);
        StudioJob<Integer> job = start(inside -> {
            begun.countDown();
            while (!inside.isStopped()) {
                Thread.onSpinWait();
            }
            return 7;
        });
        assertTrue(begun.await(10, TimeUnit.SECONDS));
        WaitForAsyncUtils.waitForAsyncFx(10_000, job::stop);
        awaitState(job, StudioJob.State.DONE);
    }

    @Test
    void everyGatheredValueArrivesInOrder() {
        List<Integer> got = new ArrayList<>();
        Consumer<Integer> door = StudioJobs.all(got::addAll);
        for (int i = 0; i < 1000; i++) {
            door.accept(i);
        }
        WaitForAsyncUtils.waitForFxEvents();
        assertEquals(java.util.stream.IntStream.range(0, 1000).boxed().toList(), got);
    }

    @Test
    void onlyTheNewestOfTheLatestIsSureToArrive() {
        List<Integer> got = new ArrayList<>();
        Consumer<Integer> door = StudioJobs.latest(got::add);
        WaitForAsyncUtils.waitForAsyncFx(10_000, () -> {
            for (int i = 0; i < 100; i++) {
                door.accept(i);
            }
        });
        WaitForAsyncUtils.waitForFxEvents();
        assertEquals(List.of(99), got);
    }

    @Test
    void theTimeLeftIsGuessedFromThePartThatIsDone() {
        assertEquals("0:30 left", Eta.left(10, 0.25));
        assertEquals("2:00:00 left", Eta.left(7200, 0.5));
        assertEquals("", Eta.left(10, 0.01));
        assertEquals("", Eta.left(0.5, 0.5));
    }
}
