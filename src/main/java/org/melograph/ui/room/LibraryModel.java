package org.melograph.ui.room;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;
import org.melograph.app.BrowseLibrary.RunRow;
import org.melograph.app.ImportSongs;
import org.melograph.app.LibrarySong;
import org.melograph.base.BadInputException;
import org.melograph.base.Refusal;
import org.melograph.project.SongField;
import org.melograph.ui.job.StudioJob;
import org.melograph.ui.job.StudioJobs;

/** The library as all rooms see it: songs, runs, models and refused files, read again after every change. */
public final class LibraryModel {
    private record Content(Listing listing, List<Refusal> refused, List<RunRow> runs, List<ModelChoice> models) {}

    /** The songs, and what follows from them. */
    private record Listing(List<LibrarySong> songs, Map<Path, LibrarySong> byPath, List<String> labels) {
        static Listing of(List<LibrarySong> songs) {
            Map<Path, LibrarySong> byPath = HashMap.newHashMap(songs.size());
            TreeSet<String> labels = new TreeSet<>();
            for (LibrarySong song : songs) {
                byPath.putIfAbsent(song.path(), song);
                if (song.label() != null) {
                    labels.add(song.label());
                }
            }
            return new Listing(songs, byPath, List.copyOf(labels));
        }
    }

    private final Verbs verbs;
    private final StudioJobs jobs;
    private final ObservableList<LibrarySong> songs = FXCollections.observableArrayList();
    private final ObservableList<Refusal> refused = FXCollections.observableArrayList();
    private final ObservableList<RunRow> runs = FXCollections.observableArrayList();
    private final ObservableList<String> notes = FXCollections.observableArrayList();
    private final ObservableList<ModelChoice> models = FXCollections.observableArrayList();
    private final ObservableList<String> labels = FXCollections.observableArrayList();
    private final ObservableList<String> classes = FXCollections.observableArrayList();
    // Kept: a read-only view listens weakly, so one made for each caller would fall silent.
    private final ObservableList<LibrarySong> shownSongs = FXCollections.unmodifiableObservableList(songs);
    private final ObservableList<String> shownLabels = FXCollections.unmodifiableObservableList(labels);
    private final ObservableList<String> shownClasses = FXCollections.unmodifiableObservableList(classes);
    private final ObservableList<Refusal> shownRefused = FXCollections.unmodifiableObservableList(refused);
    private final ObservableList<RunRow> shownRuns = FXCollections.unmodifiableObservableList(runs);
    private final ObservableList<ModelChoice> shownModels = FXCollections.unmodifiableObservableList(models);
    private final Set<Path> openedModels = new LinkedHashSet<>();
    private final StringProperty failure = new SimpleStringProperty("");
    private final BooleanProperty loaded = new SimpleBooleanProperty();
    private final ReadOnlyIntegerWrapper revision = new ReadOnlyIntegerWrapper();
    private final LibraryEdits edits;
    private Map<Path, LibrarySong> byPath = Map.of();

    /** The library behind {@code verbs}, not read yet. */
    public LibraryModel(Verbs verbs, StudioJobs jobs) {
        this.verbs = verbs;
        this.jobs = jobs;
        edits = new LibraryEdits(
                verbs,
                jobs,
                new LibraryEdits.Shown() {
                    @Override
                    public void write(SongField field, Map<String, String> values) {
                        list(songs.stream()
                                .map(s -> values.containsKey(s.hash()) ? s.with(field, values.get(s.hash())) : s)
                                .toList());
                    }

                    @Override
                    public void remove(List<String> hashes) {
                        Set<String> gone = new HashSet<>(hashes);
                        list(songs.stream()
                                .filter(s -> !gone.contains(s.hash()))
                                .toList());
                    }

                    @Override
                    public void written() {
                        revision.set(revision.get() + 1);
                    }

                    @Override
                    public void reload() {
                        LibraryModel.this.reload();
                    }
                },
                failure::set);
    }

    private void list(List<LibrarySong> now) {
        show(Listing.of(now));
    }

    /** Reads everything again. */
    public StudioJob<?> reload() {
        List<Path> opened = List.copyOf(openedModels);
        List<LibrarySong> shown = List.copyOf(songs);
        return jobs.startQuietly("Read the library", job -> read(opened, shown))
                .onDone(this::show)
                .onFailed(failure::set);
    }

    private Content read(List<Path> opened, List<LibrarySong> shown) throws BadInputException {
        List<RunRow> runsNow = verbs.runs();
        List<ModelChoice> choices = new ArrayList<>();
        Set<Path> bundles = new LinkedHashSet<>(opened);
        runsNow.stream().map(RunRow::bundle).filter(Objects::nonNull).forEach(bundles::add);
        bundles.addAll(verbs.sample().models());
        for (Path bundle : bundles) {
            ModelChoice choice = describe(bundle);
            if (choice != null) {
                choices.add(named(choice, runsNow));
            }
        }
        return new Content(Listing.of(kept(verbs.songs(), shown)), verbs.refused(), runsNow, choices);
    }

    /** The songs read, as the objects shown already where nothing changed: what was found out of them stays. */
    private static List<LibrarySong> kept(List<LibrarySong> read, List<LibrarySong> shown) {
        Map<String, LibrarySong> before = HashMap.newHashMap(shown.size());
        shown.forEach(song -> before.put(song.hash(), song));
        return read.stream()
                .map(song -> {
                    LibrarySong same = before.get(song.hash());
                    return song.equals(same) ? same : song;
                })
                .toList();
    }

    private @Nullable ModelChoice describe(Path bundle) {
        try {
            return verbs.describe(bundle);
        } catch (BadInputException e) {
            // A run whose bundle was moved away still has its scores; it only cannot be asked any more.
            return null;
        }
    }

    private static ModelChoice named(ModelChoice choice, List<RunRow> runs) {
        for (RunRow run : runs) {
            if (run.bundle() != null && run.bundle().equals(choice.bundle())) {
                return choice.withName(run.name());
            }
        }
        return choice;
    }

    private void show(Content content) {
        models.setAll(content.models());
        show(content.listing());
        refused.setAll(content.refused());
        runs.setAll(content.runs());
        loaded.set(true);
        revision.set(revision.get() + 1);
    }

    private void show(Listing listing) {
        byPath = listing.byPath();
        // Labels first: the colours of everything below depend on them.
        if (!listing.labels().equals(labels)) {
            labels.setAll(listing.labels());
        }
        nameClasses();
        if (!listing.songs().equals(songs)) {
            songs.setAll(listing.songs());
        }
    }

    private void nameClasses() {
        List<String> all = new ArrayList<>(labels);
        models.stream()
                .filter(m -> !m.composes())
                .flatMap(m -> m.labels().stream())
                .filter(label -> !labels.contains(label))
                .distinct()
                .sorted()
                .forEach(all::add);
        if (!all.equals(classes)) {
            classes.setAll(all);
        }
    }

    /** Imports files and folders and shows what came of it. */
    public StudioJob<ImportSongs.Report> importPaths(List<Path> paths) {
        String what = paths.size() == 1 ? String.valueOf(paths.getFirst().getFileName()) : paths.size() + " files";
        StudioJob<ImportSongs.Report> job = jobs.start("Import " + what, inside -> verbs.importSongs(paths, inside));
        job.onEnded(this::reload);
        job.onFailed(failure::set);
        job.onDone(report -> notes.setAll(report.notes()));
        return job;
    }

    /** Adds a model that lies anywhere to the lists of models. */
    public void openModel(Path bundle) {
        jobs.startQuietly("Read " + bundle.getFileName(), job -> verbs.describe(bundle))
                .onDone(choice -> {
                    openedModels.add(bundle);
                    models.removeIf(m -> m.bundle().equals(bundle));
                    models.addFirst(choice);
                    nameClasses();
                })
                .onFailed(failure::set);
    }

    /** Gives songs a label, or takes it away where {@code label} is empty. */
    public void label(List<LibrarySong> chosen, String label) {
        edit(chosen, SongField.LABEL, label);
    }

    /** Writes the same text into a field of songs; an empty one is passed over where the field may not be empty. */
    public void edit(List<LibrarySong> chosen, SongField field, String text) {
        Map<LibrarySong, String> values = new LinkedHashMap<>();
        chosen.forEach(song -> values.put(song, text));
        edit(field, values);
    }

    /** Writes each song's own text into a field, as one change. */
    public void edit(SongField field, Map<LibrarySong, String> values) {
        edits.write(field, values);
    }

    /** Labels songs out of a table, as one change; says which rows speak of no song. */
    public StudioJob<?> labelFrom(Path table) {
        return jobs.start("Labels from " + table.getFileName(), job -> verbs.labels(table, job))
                .onDone(found -> {
                    Map<LibrarySong, String> values = new LinkedHashMap<>();
                    songs.stream()
                            .filter(song -> found.labels().containsKey(song.hash()))
                            .forEach(song -> values.put(song, found.labels().getOrDefault(song.hash(), "")));
                    edit(SongField.LABEL, values);
                    List<String> unmatched = found.unmatched();
                    if (!unmatched.isEmpty()) {
                        String more = unmatched.size() == 1 ? "" : " And " + (unmatched.size() - 1) + " more rows.";
                        failure.set(values.size() + " songs were labelled. " + unmatched.getFirst() + more);
                    }
                })
                .onFailed(failure::set);
    }

    /** Takes songs off the list; their files stay. */
    public void remove(List<LibrarySong> chosen) {
        edits.remove(chosen);
    }

    /** Takes the last change back. */
    public void undo() {
        edits.undo();
    }

    /** Does the last change that was taken back again. */
    public void redo() {
        edits.redo();
    }

    /** Forgets the files that were refused. */
    public void forgetRefused() {
        jobs.startQuietly("Forget refused files", job -> {
                    verbs.forgetRefused();
                    return true;
                })
                .onFailed(failure::set)
                .onEnded(this::reload);
    }

    /** Forgets a run; its bundle stays where it is. */
    public void removeRun(RunRow run) {
        jobs.startQuietly("Forget " + run.name(), job -> {
                    verbs.removeRun(run.id());
                    return true;
                })
                .onFailed(failure::set)
                .onEnded(this::reload);
    }

    /** Every song, by title. */
    public ObservableList<LibrarySong> songs() {
        return shownSongs;
    }

    /** The labels that songs carry, sorted. */
    public ObservableList<String> labels() {
        return shownLabels;
    }

    /**
     * The labels that songs carry, then those that only models know; a label's place here is its colour everywhere in the
     * studio.
     */
    public ObservableList<String> classes() {
        return shownClasses;
    }

    /** Files that were refused. */
    public ObservableList<Refusal> refused() {
        return shownRefused;
    }

    /** What the last import said of its sources, such as which data set it recognised; to be emptied when read. */
    public ObservableList<String> notes() {
        return notes;
    }

    /** Every run, newest first. */
    public ObservableList<RunRow> runs() {
        return shownRuns;
    }

    /** Every model that can be asked: opened ones, those of the runs, those of the sample project. */
    public ObservableList<ModelChoice> models() {
        return shownModels;
    }

    /** Why the library could not be read or written, one sentence; empty where it could. */
    public StringProperty failureProperty() {
        return failure;
    }

    /** Grows whenever the library was read or written: what was found out of it may be another thing now. */
    public ReadOnlyIntegerProperty revisionProperty() {
        return revision.getReadOnlyProperty();
    }

    /** Whether the library was read at least once. */
    public BooleanProperty loadedProperty() {
        return loaded;
    }

    /** What would be taken back, such as {@code label of 3 songs}; empty for nothing. */
    public ReadOnlyStringProperty toUndoProperty() {
        return edits.toUndo();
    }

    /** What would be done again; empty for nothing. */
    public ReadOnlyStringProperty toRedoProperty() {
        return edits.toRedo();
    }

    /** The song read from a file, if the library lists it. */
    public @Nullable LibrarySong songAt(Path path) {
        return byPath.get(path);
    }
}
