package org.melograph.gate.canary.feature;

/** Makes its own thread. */
public final class StartsAThread {
    public Thread start(Runnable work) {
        Thread thread = new Thread(work);
        thread.start();
        return thread;
    }
}
