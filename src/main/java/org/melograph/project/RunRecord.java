package org.melograph.project;

import java.nio.file.Path;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A training run in the library.
 *
 * @param id given by the library; 0 before
 * @param state {@code finished}, {@code stopped} or {@code failed}
 * @param report the run's report as JSON
 * @param split how songs were divided, as JSON
 * @param bundle where its model was written, absolute; null where none was
 * @param created when the run was recorded
 */
public record RunRecord(
        long id,
        String name,
        String architecture,
        String state,
        String report,
        String split,
        @Nullable Path bundle,
        Instant created) {

    /** The same run under the id the library gave it. */
    public RunRecord withId(long given) {
        return new RunRecord(given, name, architecture, state, report, split, bundle, created);
    }
}
