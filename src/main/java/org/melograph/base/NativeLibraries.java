package org.melograph.base;

/**
 * Loads native libraries one after the other. Two threads that load at once can wait for each other for ever, in the
 * system's loader, and the whole program with them.
 */
public final class NativeLibraries {
    private static final Object TURN = new Object();

    private NativeLibraries() {}

    /** Loads a library once nobody else loads one. */
    public static void load(Runnable loader) {
        synchronized (TURN) {
            loader.run();
        }
    }
}
