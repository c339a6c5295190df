package org.melograph.app;

import java.nio.file.Path;
import java.util.List;
import org.melograph.base.BadInputException;
import org.melograph.base.Job;
import org.melograph.base.Refusal;
import org.melograph.base.StoppedException;

/** Brings files and folders into the library; bad files are named and left out. */
@SuppressWarnings("DoNotCallSuggester")
public final class ImportSongs {
    private final Workspace workspace;

    public ImportSongs(Workspace workspace) {
        this.workspace = workspace;
    }

    /**
     * What an import did.
     *
     * @param known songs that were there already, by content
     */
    public record Report(int added, int known, List<Refusal> refused) {}

    /** Imports files, folders (sub-folders of a folder are labels) and manifests. */
    public Report run(List<Path> paths, Job job) throws BadInputException, StoppedException {
        throw new UnsupportedOperationException("in " + workspace);
    }
}
