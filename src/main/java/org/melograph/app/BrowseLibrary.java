package org.melograph.app;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.melograph.base.BadInputException;
import org.melograph.base.Json;
import org.melograph.base.Refusal;
import org.melograph.project.Predictions;
import org.melograph.project.RemovedSongs;
import org.melograph.project.RunRecord;
import org.melograph.project.SongField;
import org.melograph.project.SongRecord;

/** Reads and edits what the library lists. */
public final class BrowseLibrary {
    private final Workspace workspace;

    public BrowseLibrary(Workspace workspace) {
        this.workspace = workspace;
    }

    /**
     * A run as lists show it.
     *
     * @param state {@code finished}, {@code stopped} or {@code failed}
     * @param bundle where its model is; null where none was written
     */
    public record RunRow(
            long id,
            String name,
            String architecture,
            String state,
            TrainModel.Report report,
            @Nullable Path bundle) {}

    /** Every song, sorted by title. */
    public List<LibrarySong> songs() throws BadInputException {
        Map<String, Predictions.Verdict> verdicts =
                workspace.library().predictions().verdicts();
        List<RunRecord> runs = workspace.library().runs().all();
        Map<String, String> parts = runs.isEmpty()
                ? Map.of()
                : workspace.library().runs().parts(runs.getFirst().id());
        return workspace.library().songs().all().stream()
                .map(song -> row(song, verdicts.get(song.hash()), parts.get(song.hash())))
                .toList();
    }

    private static LibrarySong row(SongRecord song, Predictions.@Nullable Verdict verdict, @Nullable String split) {
        return new LibrarySong(
                song.hash(),
                song.path(),
                song.kind(),
                song.title(),
                song.artist(),
                song.album(),
                song.seconds(),
                song.label(),
                song.group(),
                verdict == null ? null : verdict.label(),
                verdict == null ? 0 : verdict.confidence(),
                split,
                song.tags(),
                song.sound(),
                song.added());
    }

    /** Files that were refused at import and not imported since. */
    public List<Refusal> refused() throws BadInputException {
        return workspace.library().songs().refused();
    }

    /** Forgets the refused files. */
    public void forgetRefused() throws BadInputException {
        workspace.library().songs().forgetRefused();
    }

    /** Forgets that these files were refused. */
    public void forgetRefused(List<String> paths) throws BadInputException {
        workspace.library().songs().forgetRefused(paths);
    }

    /** Every run, newest first. */
    public List<RunRow> runs() throws BadInputException {
        List<RunRow> rows = new ArrayList<>();
        for (RunRecord run : workspace.library().runs().all()) {
            TrainModel.Report report = Json.read(run.report(), TrainModel.Report.class, "run " + run.name());
            rows.add(new RunRow(run.id(), run.name(), run.architecture(), run.state(), report, run.bundle()));
        }
        return rows;
    }

    /** Forgets a run; its bundle stays where it is. */
    public void removeRun(long id) throws BadInputException {
        workspace.library().runs().remove(id);
    }

    /** Gives songs a label, or takes it away where {@code label} is empty. */
    public void label(List<String> hashes, String label) throws BadInputException {
        workspace.library().songs().label(hashes, label);
    }

    /**
     * Writes one field of songs.
     *
     * @param values the field's text by hash
     * @throws BadInputException when the field may not be empty and is
     */
    public void edit(SongField field, Map<String, String> values) throws BadInputException {
        workspace.library().songs().set(field, values);
    }

    /**
     * Takes songs off the list; files stay where they are.
     *
     * @return all that was known of them, to put them back
     */
    public RemovedSongs remove(List<String> hashes) throws BadInputException {
        return workspace.library().songs().remove(hashes);
    }

    /** Puts songs back as they were when they were removed. */
    public void restore(RemovedSongs removed) throws BadInputException {
        workspace.library().songs().restore(removed);
    }
}
