package org.melograph.ui.library;

import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import javafx.beans.InvalidationListener;
import javafx.beans.Observable;
import javafx.beans.binding.Bindings;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.beans.value.ObservableValue;
import javafx.collections.FXCollections;
import javafx.collections.ListChangeListener;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;
import org.melograph.app.ClassifySongs;
import org.melograph.app.LibrarySong;
import org.melograph.app.SongColumn;
import org.melograph.app.SongIndex;
import org.melograph.project.SongField;
import org.melograph.ui.room.Desk;
import org.melograph.ui.room.ModelChoice;
import org.melograph.ui.theme.Figures;

/** What the Library room shows: the songs that pass the filters, the chosen ones, and what may be done with them. */
final class LibraryViewModel {
    /** Shown in a filter that lets everything through. */
    static final String ANY = "any";
    /** Shown in the label filter for songs without one. */
    static final String NONE = "none";

    /** A list as long as this is laid out in the background, because that takes longer than a frame. */
    private static final int MANY = 10_000;

    /** How many songs before and after the one that plays the player knows. */
    private static final int QUEUE = 500;

    /**
     * Something that the songs are narrowed to besides the filters, such as those that resemble another.
     *
     * @param title what is shown, in a few words
     */
    record Narrowing(String title, Predicate<LibrarySong> passes) {}

    private final Desk desk;
    private final ObservableList<LibrarySong> shown = FXCollections.observableArrayList();
    private final StringProperty search = new SimpleStringProperty("");
    private final ObjectProperty<String> label = new SimpleObjectProperty<>(ANY);
    private final ObjectProperty<String> split = new SimpleObjectProperty<>(ANY);
    private final ObjectProperty<String> kind = new SimpleObjectProperty<>(ANY);
    private final BooleanProperty doubtful = new SimpleBooleanProperty();
    private final ObjectProperty<@Nullable Narrowing> narrowing = new SimpleObjectProperty<>();
    private final ObservableList<LibrarySong> chosen = FXCollections.observableArrayList();
    private final ObjectProperty<Set<String>> missing = new SimpleObjectProperty<>(Set.of());
    private SongIndex index = new SongIndex(List.of());
    private SongColumn column = SongColumn.TITLE;
    private boolean descending;
    private boolean refreshing;
    private int lists;

    LibraryViewModel(Desk desk) {
        this.desk = desk;
        InvalidationListener filter = o -> refresh();
        for (Observable asked : List.of(search, label, split, kind, doubtful, narrowing)) {
            asked.addListener(filter);
        }
        desk.library().songs().addListener((InvalidationListener)
                o -> take(List.copyOf(desk.library().songs())));
        chosen.addListener((ListChangeListener<LibrarySong>) c -> follow());
    }

    /** Takes a new list: at once where it is short or hardly changed, else laid out on a thread of its own. */
    private void take(List<LibrarySong> songs) {
        int number = ++lists;
        if (songs.size() < MANY || index.isNearly(songs)) {
            index = new SongIndex(songs, index);
            refresh();
            return;
        }
        desk.jobs()
                .startQuietly("Lay out the list", job -> {
                    job.throwIfStopped();
                    return new SongIndex(songs).prepared(SongColumn.values());
                })
                .onDone(laid -> {
                    if (number == lists) {
                        index = laid;
                        refresh();
                    }
                });
    }

    /** Asks the index again, and keeps chosen what was chosen and is still shown. */
    private void refresh() {
        refreshing = true;
        List<LibrarySong> found = index.find(search.get(), this::passes, column, descending);
        shown.setAll(found);
        refreshing = false;
    }

    /** Whether the list is being replaced: what a table then says of its selection is not the user's doing. */
    boolean isRefreshing() {
        return refreshing;
    }

    /** Sorts what is shown. */
    void sort(SongColumn by, boolean downwards) {
        if (by != column || downwards != descending) {
            column = by;
            descending = downwards;
            refresh();
        }
    }

    private boolean passes(LibrarySong song) {
        String own = song.label() == null ? NONE : song.label();
        Narrowing only = narrowing.get();
        return isAnyOr(label.get(), own)
                && isAnyOr(split.get(), song.split())
                && isAnyOr(kind.get(), song.kind())
                && (!doubtful.get() || isDoubtful(song))
                && (only == null || only.passes().test(song));
    }

    private static boolean isAnyOr(@Nullable String wanted, @Nullable String own) {
        return wanted == null || wanted.equals(ANY) || wanted.equals(own);
    }

    /** Lets every song through. */
    void showAll() {
        search.set("");
        label.set(ANY);
        split.set(ANY);
        kind.set(ANY);
        doubtful.set(false);
        narrowing.set(null);
    }

    /** Whether the last verdict contradicts the label or decides nothing. */
    static boolean isDoubtful(LibrarySong song) {
        String verdict = song.verdict();
        return verdict != null
                && (verdict.equals(ClassifySongs.UNDECIDED) || (song.label() != null && !verdict.equals(song.label())));
    }

    private void follow() {
        if (chosen.size() == 1) {
            LibrarySong song = chosen.getFirst();
            desk.songProperty().set(song.path());
            desk.player().select(desk.track(song), desk.tracks(around(song)));
        }
    }

    /** The songs that stand near one, in the order shown. */
    private List<LibrarySong> around(LibrarySong song) {
        int at = Math.max(0, shown.indexOf(song));
        return List.copyOf(shown.subList(Math.clamp(at - QUEUE, 0, shown.size()), Math.min(shown.size(), at + QUEUE)));
    }

    /** Plays a song; the songs shown are the list that next and previous walk. */
    void play(LibrarySong song) {
        desk.player().play(desk.track(song), desk.tracks(around(song)));
    }

    /** Shows a song in the Listen room. */
    void listen(LibrarySong song) {
        desk.songProperty().set(song.path());
        desk.roomProperty().set("listen");
    }

    /** Shows two chosen songs beside each other in the Listen room. */
    void compareChosen() {
        if (chosen.size() == 2) {
            listen(chosen.getFirst());
            desk.besideProperty().set(chosen.getLast().path());
        }
    }

    /** Labels the chosen songs; an empty label takes theirs away. */
    void labelChosen(String text) {
        if (!chosen.isEmpty()) {
            desk.library().label(List.copyOf(chosen), text.strip());
        }
    }

    /** Writes a field of the chosen songs. */
    void editChosen(SongField field, String text) {
        desk.library().edit(List.copyOf(chosen), field, text);
    }

    /** Writes a field of one song. */
    void edit(LibrarySong song, SongField field, String text) {
        desk.library().edit(List.of(song), field, text);
    }

    /** Takes the chosen songs off the list; files stay. */
    void removeChosen() {
        if (!chosen.isEmpty()) {
            desk.library().remove(List.copyOf(chosen));
        }
    }

    /** Asks the model in use for its verdict on every song shown. */
    void judgeShown() {
        ModelChoice model = desk.modelProperty().get();
        List<LibrarySong> songs = List.copyOf(shown);
        if (model == null || songs.isEmpty()) {
            return;
        }
        ClassifySongs.Request request = new ClassifySongs.Request(
                model.bundle(), songs.stream().map(LibrarySong::path).toList(), 0, 0, 0, 1);
        desk.jobs()
                .start(
                        "Judge " + Figures.count(songs.size(), "song"),
                        job -> desk.verbs().classify(request, job))
                .onDone(report -> desk.library().reload());
    }

    /** The songs that pass the filters, in their order. */
    ObservableList<LibrarySong> shown() {
        return shown;
    }

    /** The chosen songs; the view keeps them. */
    ObservableList<LibrarySong> chosen() {
        return chosen;
    }

    /** How many songs are shown and how long they last, such as {@code 310 songs · 2 h 35 min}. */
    ObservableValue<String> summary() {
        return Bindings.createStringBinding(
                () -> Figures.count(shown.size(), "song") + " · "
                        + Figures.total(
                                shown.stream().mapToDouble(LibrarySong::seconds).sum()),
                shown);
    }

    /** Words to look for in title, artist, album, label, verdict, genre, key and file name; all must occur. */
    StringProperty searchProperty() {
        return search;
    }

    /** The label that is shown, {@link #ANY} or {@link #NONE}. */
    ObjectProperty<String> labelProperty() {
        return label;
    }

    /** The part of the split that is shown, or {@link #ANY}. */
    ObjectProperty<String> splitProperty() {
        return split;
    }

    /** {@code audio} or {@code midi} where only that is shown, or {@link #ANY}. */
    ObjectProperty<String> kindProperty() {
        return kind;
    }

    /** What the songs are narrowed to besides; null for nothing. */
    ObjectProperty<@Nullable Narrowing> narrowingProperty() {
        return narrowing;
    }

    /** Whether only songs are shown whose verdict contradicts the label or decides nothing. */
    BooleanProperty doubtfulProperty() {
        return doubtful;
    }

    /** The hashes of songs whose file is gone. */
    ObjectProperty<Set<String>> missingProperty() {
        return missing;
    }
}
