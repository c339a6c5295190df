package org.melograph.app;

import org.jspecify.annotations.Nullable;
import org.melograph.base.BadInputException;
import org.melograph.base.Job;
import org.melograph.base.StoppedException;

/**
 * Reads the songs of one run after another from the same source, and no songs twice in a row. Those of the run before are let
 * go first where they do not serve: two sets may not fit in memory.
 */
final class LastRead {
    private final Workspace workspace;
    private @Nullable TrainingData held;

    LastRead(Workspace workspace) {
        this.workspace = workspace;
    }

    /** What a request learns from. */
    TrainingData read(TrainModel.Request request, Job job) throws BadInputException, StoppedException {
        if (held != null && !held.serves(request, job)) {
            held = null;
        }
        TrainingData data = TrainingData.read(workspace, request, held, job);
        held = data;
        return data;
    }
}
