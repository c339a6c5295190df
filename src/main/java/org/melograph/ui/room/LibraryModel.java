package org.melograph.ui.room;

import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import javafx.beans.property.BooleanProperty;
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
import org.melograph.ui.job.StudioJob;
import org.melograph.ui.job.StudioJobs;

/** The library as all rooms see it: songs, runs, models and refused files, read again after every change. */
public final class LibraryModel {
    /** A change of labels that can be taken back: what each song was labelled before. */
    private record Relabelling(Map<String, String> before, String after) {}

    private record Content(
            List<LibrarySong> songs, List<Refusal> refused, List<RunRow> runs, List<ModelChoice> models) {}

    private final Verbs verbs;
    private final StudioJobs jobs;
    private final ObservableList<LibrarySong> songs = FXCollections.observableArrayList();
    private final ObservableList<Refusal> refused = FXCollections.observableArrayList();
    private final ObservableList<RunRow> runs = FXCollections.observableArrayList();
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
    private final Deque<Relabelling> done = new ArrayDeque<>();
    private final Deque<Relabelling> undone = new ArrayDeque<>();
    private final BooleanProperty canUndo = new SimpleBooleanProperty();
    private final BooleanProperty canRedo = new SimpleBooleanProperty();

    /** The library behind {@code verbs}, not read yet. */
    public LibraryModel(Verbs verbs, StudioJobs jobs) {
        this.verbs = verbs;
        this.jobs = jobs;
    }

    /** Reads everything again. */
    public StudioJob<?> reload() {
        List<Path> opened = List.copyOf(openedModels);
        return jobs.startQuietly("Read the library", job -> read(opened))
                .onDone(this::show)
                .onFailed(failure::set);
    }

    private Content read(List<Path> opened) throws BadInputException {
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
        return new Content(verbs.songs(), verbs.refused(), runsNow, choices);
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
        // Labels first: the colours of everything below depend on them.
        List<String> now = content.songs().stream()
                .map(LibrarySong::label)
                .filter(Objects::nonNull)
                .distinct()
                .sorted(Comparator.naturalOrder())
                .toList();
        if (!now.equals(labels)) {
            labels.setAll(now);
        }
        models.setAll(content.models());
        nameClasses();
        songs.setAll(content.songs());
        refused.setAll(content.refused());
        runs.setAll(content.runs());
        loaded.set(true);
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
        Map<String, String> before = new LinkedHashMap<>();
        for (LibrarySong song : chosen) {
            before.put(song.hash(), song.label() == null ? "" : song.label());
        }
        done.push(new Relabelling(before, label));
        undone.clear();
        write(Map.of(label, List.copyOf(before.keySet())));
    }

    /** Takes the last change of labels back. */
    public void undo() {
        Relabelling last = done.poll();
        if (last != null) {
            undone.push(last);
            Map<String, List<String>> byLabel = new LinkedHashMap<>();
            last.before()
                    .forEach((hash, label) -> byLabel.computeIfAbsent(label, l -> new ArrayList<>())
                            .add(hash));
            write(byLabel);
        }
    }

    /** Does the last change of labels that was taken back again. */
    public void redo() {
        Relabelling next = undone.poll();
        if (next != null) {
            done.push(next);
            write(Map.of(next.after(), List.copyOf(next.before().keySet())));
        }
    }

    private void write(Map<String, List<String>> byLabel) {
        canUndo.set(!done.isEmpty());
        canRedo.set(!undone.isEmpty());
        jobs.startQuietly("Write labels", job -> {
                    for (Map.Entry<String, List<String>> e : byLabel.entrySet()) {
                        verbs.label(e.getValue(), e.getKey());
                    }
                    return byLabel.size();
                })
                .onFailed(failure::set)
                .onEnded(this::reload);
    }

    /** Takes songs off the list; their files stay. */
    public void remove(List<LibrarySong> chosen) {
        List<String> hashes = chosen.stream().map(LibrarySong::hash).toList();
        jobs.startQuietly("Remove songs", job -> {
                    verbs.remove(hashes);
                    return hashes.size();
                })
                .onFailed(failure::set)
                .onEnded(this::reload);
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

    /** Whether the library was read at least once. */
    public BooleanProperty loadedProperty() {
        return loaded;
    }

    /** Whether a change of labels can be taken back. */
    public BooleanProperty canUndoProperty() {
        return canUndo;
    }

    /** Whether a change of labels that was taken back can be done again. */
    public BooleanProperty canRedoProperty() {
        return canRedo;
    }

    /** The song read from a file, if the library lists it. */
    public @Nullable LibrarySong songAt(Path path) {
        return songs.stream().filter(s -> s.path().equals(path)).findFirst().orElse(null);
    }
}
