package org.melograph.app;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.melograph.base.BadInputException;
import org.melograph.project.Library;
import org.melograph.project.RunRecord;

/** Tells what of the library stands on both sides of a run's split. */
public final class GuardSplit {
    private final Workspace workspace;

    public GuardSplit(Workspace workspace) {
        this.workspace = workspace;
    }

    /**
     * Looks through the split of a run.
     *
     * @param run its number; null for the latest
     * @throws BadInputException when there is no such run
     */
    public LeakGuard run(@Nullable Long run) throws BadInputException {
        Library library = workspace.library();
        Optional<RunRecord> found = run == null
                ? library.runs().all().stream().findFirst()
                : library.runs().find(run);
        if (found.isEmpty()) {
            if (run != null) {
                throw new BadInputException("There is no run " + run + ". See the runs in the Train room.");
            }
            return LeakGuard.NO_SPLIT;
        }
        List<LibrarySong> songs = new BrowseLibrary(workspace).songs();
        return LeakGuard.of(
                found.get().name(),
                songs,
                library.runs().parts(found.get().id()),
                LikeSongs.of(library.nearDuplicates().all()).groups());
    }
}
