package org.melograph.app.listen;

import java.util.BitSet;
import org.melograph.base.BadInputException;
import org.melograph.base.Job;
import org.melograph.base.StoppedException;

/** The bookkeeping of what is gathered block by block. */
abstract class ScanPart implements Scan.Part {
    private final Scan scan;
    private final BitSet taken = new BitSet();
    private final BitSet done = new BitSet();

    ScanPart(Scan scan) {
        this.scan = scan;
    }

    /** Gathers a block. */
    abstract void gather(long block, Job job) throws BadInputException, StoppedException;

    @Override
    public final synchronized boolean wants(long block) {
        return !taken.get((int) block);
    }

    @Override
    public final synchronized void reserve(long block) {
        taken.set((int) block);
    }

    @Override
    public final void take(long block, Job job) throws BadInputException, StoppedException {
        gather(block, job);
        synchronized (this) {
            done.set((int) block);
        }
    }

    @Override
    public final synchronized void giveBack(long block) {
        taken.clear((int) block);
    }

    @Override
    public final boolean isDone() {
        long blocks = scan.blocks();
        synchronized (this) {
            return done.nextClearBit(0) >= blocks;
        }
    }
}
