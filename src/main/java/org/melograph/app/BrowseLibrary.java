package org.melograph.app;

import java.nio.file.Path;
import java.util.List;
import org.melograph.base.BadInputException;
import org.melograph.base.Refusal;

/** Reads and edits what the library lists. */
@SuppressWarnings("DoNotCallSuggester")
public final class BrowseLibrary {
    private final Workspace workspace;

    public BrowseLibrary(Workspace workspace) {
        this.workspace = workspace;
    }

    /**
     * A run as lists show it.
     *
     * @param state {@code finished}, {@code stopped} or {@code failed}
     * @param bundle where its model is
     */
    public record RunRow(
            long id, String name, String architecture, String state, TrainModel.Report report, Path bundle) {}

    /** Every song, sorted by title. */
    public List<LibrarySong> songs() throws BadInputException {
        throw new UnsupportedOperationException("in " + workspace);
    }

    /** Files that were refused at import and not imported since. */
    public List<Refusal> refused() throws BadInputException {
        throw new UnsupportedOperationException();
    }

    /** Every run, newest first. */
    public List<RunRow> runs() throws BadInputException {
        throw new UnsupportedOperationException();
    }

    /** Gives songs a label, or takes it away where {@code label} is empty. */
    public void label(List<String> hashes, String label) throws BadInputException {
        throw new UnsupportedOperationException();
    }

    /** Takes songs off the list; files stay where they are. */
    public void remove(List<String> hashes) throws BadInputException {
        throw new UnsupportedOperationException();
    }
}
