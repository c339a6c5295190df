package org.melograph.app.bench;

import java.util.List;
import org.melograph.app.Workspace;
import org.melograph.base.BadInputException;
import org.melograph.base.Job;
import org.melograph.base.StoppedException;

/** Something whose speed or memory is measured on this machine. A new one is one file and one line in {@link Benchmarks}. */
public interface Benchmark {
    /** What the command line calls it: small letters and hyphens. */
    String id();

    /** What is measured, a sentence. */
    String title();

    /**
     * Measures.
     *
     * @param rounds measurements in each median, 1 or more
     * @throws BadInputException when what it needs, such as the samples, is not there
     */
    List<Measurement> run(Workspace workspace, int rounds, Job job) throws BadInputException, StoppedException;
}
