package org.melograph.cli;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.melograph.base.Job;
import org.melograph.base.Workers;

/** A job shown as a bar with an ETA where somebody watches, and ended by Ctrl+C: what was finished is kept. */
final class TerminalJob implements Job {
    private static final int BAR = 24;
    private static final long REDRAW_NANOS = 100_000_000;
    private static final long PATIENCE_SECONDS = 30;

    private final Terminal terminal;
    private final boolean drawn;
    private final long started = System.nanoTime();
    private final CountDownLatch ended = new CountDownLatch(1);
    private volatile boolean stopped;
    private long lastDrawn;

    TerminalJob(Terminal terminal, boolean quiet) {
        this.terminal = terminal;
        this.drawn = !quiet && terminal.isWatched();
        // The virtual machine runs this on Ctrl+C and waits for it: time for the verb to write what it has.
        Runtime.getRuntime().addShutdownHook(Workers.named("stop").newThread(this::stopAndWait));
    }

    private void stopAndWait() {
        stopped = true;
        try {
            ended.await(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public synchronized void report(double fraction, String doing) {
        long now = System.nanoTime();
        if (!drawn || (now - lastDrawn < REDRAW_NANOS && fraction < 1)) {
            return;
        }
        lastDrawn = now;
        double part = Double.isNaN(fraction) ? 0 : Math.clamp(fraction, 0, 1);
        int filled = (int) Math.round(part * BAR);
        double elapsed = (now - started) / 1e9;
        String left = part > 0.01 && part < 1 ? "  " + clock(elapsed * (1 - part) / part) + " left" : "";
        terminal.redraw(
                "%s%s %3.0f %%%s  %s".formatted("█".repeat(filled), "░".repeat(BAR - filled), 100 * part, left, doing));
    }

    @Override
    public boolean isStopped() {
        return stopped;
    }

    /** The work is over: clears the bar and lets the program end. */
    void end() {
        if (drawn) {
            terminal.redraw("");
        }
        ended.countDown();
    }

    private static String clock(double seconds) {
        return "%d:%02d".formatted((int) seconds / 60, (int) seconds % 60);
    }
}
