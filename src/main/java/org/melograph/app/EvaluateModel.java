package org.melograph.app;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.melograph.base.BadInputException;
import org.melograph.base.Job;
import org.melograph.base.StoppedException;
import org.melograph.io.source.SourceSpec;

/** Judges a trained model on labelled songs. */
@SuppressWarnings("DoNotCallSuggester")
public final class EvaluateModel {
    private final Workspace workspace;

    public EvaluateModel(Workspace workspace) {
        this.workspace = workspace;
    }

    /**
     * What to judge.
     *
     * @param source null for the library's labelled songs
     * @param out a folder for JSON, CSV and PNG files; null for none
     */
    public record Request(
            Path bundle,
            @Nullable SourceSpec source,
            @Nullable Path out,
            long seed) {}

    /** Judges the model on every labelled song of the source. */
    public TrainModel.Report run(Request request, Job job) throws BadInputException, StoppedException {
        throw new UnsupportedOperationException("in " + workspace);
    }
}
