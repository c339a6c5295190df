package org.melograph.base;

/** The user asked for the work to stop; what was finished is kept. */
public final class StoppedException extends Exception {
    private static final long serialVersionUID = 1L;

    public StoppedException() {
        super("Stopped.");
    }
}
