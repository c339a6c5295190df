package org.melograph.app;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.melograph.base.BadInputException;
import org.melograph.base.Job;
import org.melograph.base.StoppedException;
import org.melograph.project.Finding;
import org.melograph.project.Library;

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

    /**
     * What a repair did, one sentence each.
     *
     * @param mended what is right again
     * @param left what only the user can put right, such as files that are gone
     */
    public record Repair(List<String> mended, List<String> left) {}

    /**
     * Mends a library file that nobody has open, even one too damaged to be opened: what can be read of it is saved and
     * the damaged file kept beside it.
     *
     * @param file null for the user's own library
     * @throws BadInputException when there is no such file, it is no library, or nothing of it can be read
     */
    public static Repair repair(@Nullable Path file, Job job) throws BadInputException, StoppedException {
        job.throwIfStopped();
        List<Finding> findings = Library.repair(file == null ? Library.standardPath() : file);
        return new Repair(
                sentences(findings.stream().filter(Finding::mended).toList()),
                sentences(findings.stream().filter(finding -> !finding.mended()).toList()));
    }

    private static List<String> sentences(List<Finding> findings) {
        return findings.stream().map(Finding::reason).toList();
    }
}
