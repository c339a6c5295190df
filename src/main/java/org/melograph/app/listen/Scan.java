package org.melograph.app.listen;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.melograph.base.BadInputException;
import org.melograph.base.Job;
import org.melograph.base.StoppedException;
import org.melograph.base.Workers;

/**
 * One reading of a long recording for all that want to know all of it. Those who wait for their part do the work: up to as
 * many at a time as there are cores, each on a block of its own.
 */
final class Scan {
    private static final long LOOK_MILLIS = 50;

    /** Something that is gathered block by block. Told of different blocks by several threads at once. */
    interface Part {
        /** Whether a block is still wanted, and by nobody taken in hand. */
        boolean wants(long block);

        /** Takes a block in hand, so that nobody else does. */
        void reserve(long block);

        /** Gathers a block it has in hand. */
        void take(long block, Job job) throws BadInputException, StoppedException;

        /** Gives back a block that could not be gathered. */
        void giveBack(long block);

        /** Whether all blocks were gathered. */
        boolean isDone();
    }

    /** A block with the parts that want it. */
    private record Round(long block, List<Part> parts) {}

    private final SampleBlocks sound;
    private final List<Part> parts = new ArrayList<>();
    private long expectedBlocks;
    private long next;
    private int working;

    /** @param expectedSamples as many as the file declares */
    Scan(SampleBlocks sound, long expectedSamples) {
        this.sound = sound;
        expectedBlocks = Math.max(1, Math.ceilDiv(expectedSamples, SampleBlocks.BLOCK));
    }

    /** The number of blocks; a guess until the end was met. */
    synchronized long blocks() {
        long end = sound.end();
        return end == Long.MAX_VALUE ? expectedBlocks : Math.max(1, Math.ceilDiv(end, SampleBlocks.BLOCK));
    }

    /**
     * Works until a part is done.
     *
     * @param progressed run on the calling thread every now and then
     */
    void until(Part wanted, Runnable progressed, Job job) throws BadInputException, StoppedException {
        synchronized (this) {
            if (!parts.contains(wanted)) {
                parts.add(wanted);
            }
        }
        try {
            while (!wanted.isDone()) {
                job.throwIfStopped();
                Round round = begin();
                if (round == null) {
                    pause();
                } else {
                    work(round, job);
                }
                progressed.run();
            }
        } finally {
            synchronized (this) {
                parts.remove(wanted);
            }
        }
    }

    private synchronized @Nullable Round begin() {
        long blocks = blocks();
        if (working >= Workers.allowed()) {
            return null;
        }
        for (long i = 0; i < blocks; i++) {
            long block = (next + i) % blocks;
            List<Part> wanting = parts.stream().filter(p -> p.wants(block)).toList();
            if (!wanting.isEmpty()) {
                wanting.forEach(p -> p.reserve(block));
                next = block + 1;
                working++;
                return new Round(block, wanting);
            }
        }
        return null;
    }

    private void work(Round round, Job job) throws BadInputException, StoppedException {
        List<Part> left = new ArrayList<>(round.parts());
        try {
            while (!left.isEmpty()) {
                left.getFirst().take(round.block(), job);
                left.removeFirst();
            }
        } finally {
            synchronized (this) {
                left.forEach(p -> p.giveBack(round.block()));
                working--;
                boolean last = round.block() == expectedBlocks - 1;
                if (last && sound.end() == Long.MAX_VALUE) {
                    // Longer than the file declares.
                    expectedBlocks++;
                }
                notifyAll();
            }
        }
    }

    @SuppressWarnings("WaitNotInLoop") // who pauses looks again, whatever woke him
    private synchronized void pause() throws StoppedException {
        try {
            wait(LOOK_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StoppedException();
        }
    }
}
