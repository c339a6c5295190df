package org.melograph.app;

import java.util.List;
import org.melograph.base.BadInputException;
import org.melograph.base.Job;
import org.melograph.base.StoppedException;
import org.melograph.project.Finding;

/** Keeps the library sound. */
public final class KeepLibrary {
    private final Workspace workspace;

    public KeepLibrary(Workspace workspace) {
        this.workspace = workspace;
    }

    /** What is wrong, one sentence each: damage, missing files, rows that belong to nothing. */
    public List<String> check(Job job) throws BadInputException, StoppedException {
        job.throwIfStopped();
        return sentences(workspace.library().check());
    }

    /** Mends what can be mended without loss; what is left, one sentence each. */
    public List<String> repair(Job job) throws BadInputException, StoppedException {
        job.throwIfStopped();
        return sentences(workspace.library().repair().stream()
                .filter(finding -> !finding.mended())
                .toList());
    }

    private static List<String> sentences(List<Finding> findings) {
        return findings.stream().map(Finding::reason).toList();
    }
}
