package org.melograph.ui.batch;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import javafx.beans.InvalidationListener;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.collections.transformation.FilteredList;
import org.jspecify.annotations.Nullable;
import org.melograph.app.ClassifySongs;
import org.melograph.app.LibrarySong;
import org.melograph.app.WriteTags;
import org.melograph.app.WriteVerdicts;
import org.melograph.base.BadInputException;
import org.melograph.base.Refusal;
import org.melograph.io.audio.TagField;
import org.melograph.ui.job.StudioJob;
import org.melograph.ui.job.StudioJobs;
import org.melograph.ui.player.Track;
import org.melograph.ui.room.Desk;
import org.melograph.ui.room.ModelChoice;
import org.melograph.ui.room.VerdictRule;
import org.melograph.ui.theme.Figures;

/** The verdicts on a folder, or on any songs: they come one by one, and can be sorted, corrected and written down. */
public final class BatchModel {
    /** In the list of labels: any of them. */
    static final String ANY = "All labels";

    private final Desk desk;
    private final BooleanProperty open = new SimpleBooleanProperty();
    private final StringProperty title = new SimpleStringProperty("");
    private final StringProperty failure = new SimpleStringProperty("");
    private final StringProperty done = new SimpleStringProperty("");
    private final IntegerProperty total = new SimpleIntegerProperty();
    private final ObservableList<BatchRow> rows = FXCollections.observableArrayList();
    private final FilteredList<BatchRow> shown = new FilteredList<>(rows);
    private final ObservableList<Refusal> refused = FXCollections.observableArrayList();
    private final ObservableList<BatchRow> chosen = FXCollections.observableArrayList();
    private final ObjectProperty<@Nullable ModelChoice> asked = new SimpleObjectProperty<>();
    private final ObjectProperty<@Nullable StudioJob<?>> judging = new SimpleObjectProperty<>();
    private final StringProperty search = new SimpleStringProperty("");
    private final ObjectProperty<String> label = new SimpleObjectProperty<>(ANY);
    private final BooleanProperty undecidedOnly = new SimpleBooleanProperty();
    private List<Path> paths = List.of();

    /** Nothing judged yet, at a desk. */
    public BatchModel(Desk desk) {
        this.desk = desk;
        InvalidationListener filter = o -> shown.setPredicate(this::passes);
        search.addListener(filter);
        label.addListener(filter);
        undecidedOnly.addListener(filter);
        desk.library().songs().addListener((InvalidationListener)
                o -> rows.replaceAll(row -> row.known(desk.library().songAt(row.path()))));
    }

    /** Judges files and folders with the model in use; what was judged before goes. */
    public void judge(List<Path> files) {
        stop();
        paths = List.copyOf(files);
        rows.clear();
        refused.clear();
        failure.set("");
        done.set("");
        total.set(0);
        search.set("");
        label.set(ANY);
        undecidedOnly.set(false);
        title.set(files.size() == 1 ? String.valueOf(files.getFirst().getFileName()) : files.size() + " files");
        open.set(true);
        ModelChoice model = desk.modelProperty().get();
        asked.set(model);
        if (model == null) {
            failure.set("No model can be asked yet. Train one, or open one.");
            return;
        }
        VerdictRule rule = desk.verdictRuleProperty().get();
        ClassifySongs.Request request =
                new ClassifySongs.Request(model.bundle(), paths, 0, 0, 0, 1).voting(rule.policy(), rule.ownThreshold());
        Consumer<ClassifySongs.Verdict> verdicts = StudioJobs.all(this::add);
        Consumer<Refusal> refusals = StudioJobs.all(refused::addAll);
        Consumer<Integer> counts = StudioJobs.latest(total::set);
        ClassifySongs.Listener listener = new ClassifySongs.Listener() {
            @Override
            public void counted(int songs) {
                counts.accept(songs);
            }

            @Override
            public void judged(ClassifySongs.Verdict verdict) {
                verdicts.accept(verdict);
            }

            @Override
            public void refused(Refusal refusal) {
                refusals.accept(refusal);
            }
        };
        StudioJob<ClassifySongs.Report> job =
                desk.jobs().start("Judge " + title.get(), inside -> desk.verbs().classify(request, listener, inside));
        judging.set(job);
        job.onFailed(failure::set);
        job.onEnded(() -> {
            if (judging.get() == job) {
                judging.set(null);
                desk.library().reload();
            }
        });
    }

    private void add(List<ClassifySongs.Verdict> verdicts) {
        rows.addAll(verdicts.stream()
                .map(v -> BatchRow.of(v, desk.library().songAt(Path.of(v.path()))))
                .toList());
    }

    /** Judges the same files again, as after another model was chosen. */
    void again() {
        judge(paths);
    }

    /** Ends the judging; what was judged stays. */
    void stop() {
        StudioJob<?> running = judging.get();
        if (running != null) {
            running.stop();
            judging.set(null);
        }
    }

    /** Puts the table away; a judging that still runs ends. */
    void close() {
        stop();
        open.set(false);
    }

    private boolean passes(BatchRow row) {
        String words = search.get().strip().toLowerCase(Locale.ROOT);
        return (label.get() == null || label.get().equals(ANY) || row.label().equals(label.get()))
                && (!undecidedOnly.get() || row.verdict().undecided())
                && (words.isEmpty()
                        || row.title().toLowerCase(Locale.ROOT).contains(words)
                        || row.verdict().path().toLowerCase(Locale.ROOT).contains(words));
    }

    /** How many songs got each label, as people read them, the most first. */
    Map<String, Integer> counts() {
        Map<String, Integer> counts = new LinkedHashMap<>();
        rows.forEach(row -> counts.merge(row.label(), 1, Integer::sum));
        Map<String, Integer> sorted = new LinkedHashMap<>();
        counts.entrySet().stream()
                .sorted(Map.Entry.<String, Integer>comparingByValue().reversed())
                .forEach(e -> sorted.put(e.getKey(), e.getValue()));
        return sorted;
    }

    /** Plays a song; those that are shown around it are what next and previous lead to. */
    void play(BatchRow row, List<BatchRow> around) {
        List<Track> tracks = around.stream().map(r -> desk.track(r.path())).toList();
        desk.player().play(desk.track(row.path()), tracks);
    }

    /** Shows a song in Listen. */
    void listen(BatchRow row) {
        desk.songProperty().set(row.path());
        open.set(false);
    }

    /** Gives the chosen songs a label in the library, which learns of those it does not know. */
    void correct(String right) {
        List<Path> songs = chosen.stream().map(BatchRow::path).toList();
        if (songs.isEmpty() || right.isBlank()) {
            return;
        }
        List<Path> unknown = songs.stream()
                .filter(song -> desk.library().songAt(song) == null)
                .toList();
        if (unknown.isEmpty()) {
            label(songs, right);
        } else {
            desk.jobs()
                    .start(
                            "Import " + Figures.count(unknown.size(), "song"),
                            job -> desk.verbs().importSongs(unknown, job))
                    .onFailed(failure::set)
                    .onDone(report -> {
                        refused.addAll(report.refused());
                        desk.library().reload().onEnded(() -> label(songs, right));
                    });
        }
    }

    private void label(List<Path> songs, String right) {
        List<LibrarySong> known = songs.stream()
                .map(desk.library()::songAt)
                .filter(Objects::nonNull)
                .toList();
        desk.library().label(known, right.strip());
        done.set(Figures.count(known.size(), "song") + " labelled '" + right.strip() + "' in the library.");
    }

    /** What stands in the table now, in the order of the judging. */
    private List<ClassifySongs.Verdict> verdicts() {
        return shown.stream().map(BatchRow::verdict).toList();
    }

    /** Writes the songs that are shown as a table. */
    void writeCsv(Path file) {
        List<ClassifySongs.Verdict> verdicts = verdicts();
        write(
                "Write " + file.getFileName(),
                Figures.count(verdicts.size(), "song") + " written to " + file + ".",
                () -> {
                    WriteVerdicts.csv(verdicts, file);
                    return 1;
                });
    }

    /** Writes a playlist for each label of the songs that are shown. */
    void writePlaylists(Path folder) {
        List<ClassifySongs.Verdict> verdicts = verdicts();
        write(
                "Write playlists",
                "One playlist for each label written to " + folder + ".",
                () -> WriteVerdicts.playlists(verdicts, folder).size());
    }

    private interface Writing {
        int run() throws BadInputException;
    }

    private void write(String what, String said, Writing writing) {
        failure.set("");
        done.set("");
        desk.jobs()
                .startQuietly(what, job -> writing.run())
                .onFailed(failure::set)
                .onDone(count -> done.set(said));
    }

    /** Whether labels go into a song's mood rather than its genre. */
    boolean areMoods() {
        return !rows.isEmpty()
                && WriteVerdicts.areMoods(
                        List.copyOf(rows.getFirst().verdict().probabilities().keySet()));
    }

    /** Into how many files {@link #writeTags} would write: the decided ones of those that are shown. */
    int taggable() {
        return (int) shown.stream().filter(row -> !row.verdict().undecided()).count();
    }

    /** Writes the labels into the files of the songs that are shown; those that cannot be written join the refused ones. */
    void writeTags() {
        List<WriteTags.Wish> wishes = WriteVerdicts.tags(verdicts(), areMoods() ? TagField.MOOD : TagField.GENRE);
        failure.set("");
        done.set("");
        desk.jobs()
                .start(
                        "Write tags of " + Figures.count(wishes.size(), "file"),
                        job -> desk.verbs().writeTags(wishes, job))
                .onFailed(failure::set)
                .onDone(report -> {
                    refused.addAll(report.refused());
                    done.set("Tags of " + Figures.count(report.written(), "file") + " written, " + report.unchanged()
                            + " said so already, " + report.refused().size() + " refused.");
                })
                .onEnded(desk.library()::reload);
    }

    /** The labels to choose from when one is corrected: those of the library, and the model's. */
    List<String> labels() {
        List<String> all = new ArrayList<>(desk.library().classes());
        ModelChoice model = asked.get();
        if (model != null) {
            model.labels().stream().filter(l -> !all.contains(l)).forEach(all::add);
        }
        return all;
    }

    /** Whether there is a table to be seen. */
    public BooleanProperty openProperty() {
        return open;
    }

    /** What is judged: a folder's name, or how many files. */
    public StringProperty titleProperty() {
        return title;
    }

    /** Why something could not be done; empty where it could. */
    StringProperty failureProperty() {
        return failure;
    }

    /** What was done last; empty for nothing. */
    StringProperty doneProperty() {
        return done;
    }

    /** How many songs there are to judge. */
    IntegerProperty totalProperty() {
        return total;
    }

    /** Every verdict so far. */
    public ObservableList<BatchRow> rows() {
        return rows;
    }

    /** Those that pass the filters. */
    FilteredList<BatchRow> shown() {
        return shown;
    }

    /** What was left out, and why. */
    ObservableList<Refusal> refused() {
        return refused;
    }

    /** The chosen rows; the view keeps them. */
    ObservableList<BatchRow> chosen() {
        return chosen;
    }

    /** The model that was asked. */
    ObjectProperty<@Nullable ModelChoice> askedProperty() {
        return asked;
    }

    /** The judging in progress; null for none. */
    ObjectProperty<@Nullable StudioJob<?>> judgingProperty() {
        return judging;
    }

    /** Words that occur in the title or the path. */
    StringProperty searchProperty() {
        return search;
    }

    /** The label that is shown, or {@link #ANY}. */
    ObjectProperty<String> labelProperty() {
        return label;
    }

    /** Whether only songs without a label are shown. */
    BooleanProperty undecidedOnlyProperty() {
        return undecidedOnly;
    }
}
