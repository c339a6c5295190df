package org.melograph.ui.library;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import javafx.beans.InvalidationListener;
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
import javafx.collections.transformation.FilteredList;
import org.jspecify.annotations.Nullable;
import org.melograph.app.ClassifySongs;
import org.melograph.app.LibrarySong;
import org.melograph.ui.room.Desk;
import org.melograph.ui.room.ModelChoice;
import org.melograph.ui.theme.Figures;

/** What the Library room shows: the songs that pass the filters, the chosen ones, and what may be done with them. */
final class LibraryViewModel {
    /** Shown in a filter that lets everything through. */
    static final String ANY = "any";
    /** Shown in the label filter for songs without one. */
    static final String NONE = "none";

    private final Desk desk;
    private final FilteredList<LibrarySong> shown;
    private final StringProperty search = new SimpleStringProperty("");
    private final ObjectProperty<String> label = new SimpleObjectProperty<>(ANY);
    private final ObjectProperty<String> split = new SimpleObjectProperty<>(ANY);
    private final BooleanProperty doubtful = new SimpleBooleanProperty();
    private final ObservableList<LibrarySong> chosen = FXCollections.observableArrayList();
    private final ObjectProperty<LeakGuard> leaks = new SimpleObjectProperty<>(LeakGuard.of(List.of()));

    LibraryViewModel(Desk desk) {
        this.desk = desk;
        shown = new FilteredList<>(desk.library().songs());
        InvalidationListener filter = o -> shown.setPredicate(this::passes);
        search.addListener(filter);
        label.addListener(filter);
        split.addListener(filter);
        doubtful.addListener(filter);
        desk.library().songs().addListener((ListChangeListener<LibrarySong>)
                c -> leaks.set(LeakGuard.of(List.copyOf(c.getList()))));
        chosen.addListener((ListChangeListener<LibrarySong>) c -> follow());
    }

    private boolean passes(LibrarySong song) {
        String own = song.label() == null ? NONE : song.label();
        boolean labelled =
                label.get() == null || label.get().equals(ANY) || label.get().equals(own);
        boolean placed =
                split.get() == null || split.get().equals(ANY) || split.get().equals(song.split());
        return labelled && placed && (!doubtful.get() || isDoubtful(song)) && found(song);
    }

    private boolean found(LibrarySong song) {
        String where = String.join(
                        " ", song.title(), song.artist(), song.album(), text(song.label()), text(song.verdict()))
                .toLowerCase(Locale.ROOT);
        for (String word : search.get().toLowerCase(Locale.ROOT).strip().split(" ", -1)) {
            if (!where.contains(word)) {
                return false;
            }
        }
        return true;
    }

    private static String text(@Nullable String maybe) {
        return maybe == null ? "" : maybe;
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
            desk.player().select(desk.track(song), desk.tracks(shown));
        }
    }

    /** Plays a song; the songs shown are the list that next and previous walk. */
    void play(LibrarySong song) {
        desk.player().play(desk.track(song), desk.tracks(shown));
    }

    /** Shows a song in the Listen room. */
    void listen(LibrarySong song) {
        desk.songProperty().set(song.path());
        desk.roomProperty().set("listen");
    }

    /** Labels the chosen songs; an empty label takes theirs away. */
    void labelChosen(String text) {
        if (!chosen.isEmpty()) {
            desk.library().label(List.copyOf(chosen), text.strip());
        }
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

    /** The songs that pass the filters. */
    FilteredList<LibrarySong> shown() {
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

    /** How many songs carry each label, by label; unlabelled songs are left out. */
    Map<String, Long> balance() {
        Map<String, Long> counts = new TreeMap<>();
        for (LibrarySong song : desk.library().songs()) {
            if (song.label() != null) {
                counts.merge(song.label(), 1L, Long::sum);
            }
        }
        return counts;
    }

    /** Words to look for in title, artist, album, label and verdict; all must occur. */
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

    /** Whether only songs are shown whose verdict contradicts the label or decides nothing. */
    BooleanProperty doubtfulProperty() {
        return doubtful;
    }

    /** What stands on both sides of the split. */
    ObservableValue<LeakGuard> leaks() {
        return leaks;
    }
}
