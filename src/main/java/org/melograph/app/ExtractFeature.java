package org.melograph.app;

import java.nio.file.Path;
import java.util.Map;
import org.melograph.base.BadInputException;
import org.melograph.base.Job;
import org.melograph.base.Params;
import org.melograph.base.StoppedException;
import org.melograph.base.Tensor;
import org.melograph.feature.FeatureSpec;
import org.melograph.feature.TimeGrid;

/** Computes one feature of one file. */
@SuppressWarnings("DoNotCallSuggester")
public final class ExtractFeature {
    private final Workspace workspace;

    public ExtractFeature(Workspace workspace) {
        this.workspace = workspace;
    }

    /** A feature with what is needed to draw and label it. */
    public record Report(FeatureSpec spec, Params params, TimeGrid grid, Tensor values) {}

    /** Computes {@code feature} of {@code file} with some of its settings changed from their standards. */
    public Report run(Path file, String feature, Map<String, String> set, Job job)
            throws BadInputException, StoppedException {
        throw new UnsupportedOperationException("in " + workspace);
    }
}
