package org.melograph.app;

import org.melograph.base.Job;

/** A job that also stops when its time is up. */
final class Deadline implements Job {
    private static final double NANOS_A_MINUTE = 60e9;

    private final Job job;
    private final double minutes;
    private final long started = System.nanoTime();

    /**
     * A job with so much time from now on.
     *
     * @param minutes 0 for all the time there is
     */
    Deadline(Job job, double minutes) {
        this.job = job;
        this.minutes = minutes;
    }

    @Override
    public void report(double fraction, String doing) {
        job.report(fraction, doing);
    }

    @Override
    public boolean isStopped() {
        return job.isStopped() || (minutes > 0 && System.nanoTime() - started > minutes * NANOS_A_MINUTE);
    }
}
