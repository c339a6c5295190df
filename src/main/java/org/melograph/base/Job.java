package org.melograph.base;

/**
 * A piece of long work as seen from inside it: it reports how far it is and asks whether it should stop. The studio
 * shows it as a bar with an ETA, the command line as a line on the terminal, tests run it silently. Implementations are
 * safe for use from several threads.
 */
public interface Job {
    /**
     * Tells how far the work is.
     *
     * @param fraction the part that is done, 0 to 1; outside values are clipped, NaN means unknown
     * @param doing what is being done now, in a user's words
     */
    void report(double fraction, String doing);

    /** Whether the user asked to stop. */
    boolean isStopped();

    /** Ends the work when the user asked to stop; called at least once a second, and between batches. */
    default void throwIfStopped() throws StoppedException {
        if (isStopped()) {
            throw new StoppedException();
        }
    }

    /** This job seen by a part of the work that runs from fraction {@code from} to fraction {@code to} of the whole. */
    default Job part(double from, double to) {
        Job whole = this;
        return new Job() {
            @Override
            public void report(double fraction, String doing) {
                whole.report(from + (to - from) * Math.clamp(fraction, 0, 1), doing);
            }

            @Override
            public boolean isStopped() {
                return whole.isStopped();
            }
        };
    }

    /** A job nobody watches and nobody stops. */
    static Job silent() {
        return new Job() {
            @Override
            public void report(double fraction, String doing) {}

            @Override
            public boolean isStopped() {
                return false;
            }
        };
    }
}
