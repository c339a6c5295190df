package org.melograph.ui.job;

import org.melograph.base.BadInputException;
import org.melograph.base.DivergedException;
import org.melograph.base.Job;
import org.melograph.base.StoppedException;

/**
 * Long work as the studio starts it; runs on a thread of its own.
 *
 * @param <T> what it results in
 */
@FunctionalInterface
public interface Work<T> {
    /**
     * Does the work.
     *
     * @param job takes reports of progress and says when to stop
     */
    T run(Job job) throws BadInputException, StoppedException, DivergedException;
}
