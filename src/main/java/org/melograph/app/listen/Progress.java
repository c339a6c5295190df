package org.melograph.app.listen;

/** Shows unfinished work often enough to be seen growing, and no more often. One thread. */
final class Progress implements Runnable {
    private static final long EVERY_NANOS = 250_000_000;

    private final Runnable show;
    private long shown = System.nanoTime() - EVERY_NANOS;

    Progress(Runnable show) {
        this.show = show;
    }

    @Override
    public void run() {
        long now = System.nanoTime();
        if (now - shown >= EVERY_NANOS) {
            shown = now;
            show.run();
        }
    }
}
