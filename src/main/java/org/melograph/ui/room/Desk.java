package org.melograph.ui.room;

import java.nio.file.Path;
import java.util.List;
import javafx.beans.InvalidationListener;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.beans.value.ObservableValue;
import org.jspecify.annotations.Nullable;
import org.melograph.app.LibrarySong;
import org.melograph.plot.PlotTheme;
import org.melograph.ui.job.StudioJobs;
import org.melograph.ui.player.PlayerModel;
import org.melograph.ui.player.Track;

/** What all rooms share: the verbs, the jobs, the player, the library, and what is looked at now. */
public final class Desk {
    /** The ids of the features that Listen shows at first. */
    public static final List<String> STANDARD_PANES = List.of("mel", "chroma", "stft");

    /** The ids of the columns that the Library's table shows at first. */
    public static final List<String> STANDARD_COLUMNS =
            List.of("title", "artist", "album", "label", "length", "tempo", "key", "verdict", "confidence", "split");

    private final Verbs verbs;
    private final StudioJobs jobs;
    private final PlayerModel player;
    private final LibraryModel library;
    private final FileChoice files;
    private final BooleanProperty dark;
    private final ObservableValue<PlotTheme> plotTheme;
    private final StringProperty room = new SimpleStringProperty("library");
    private final ObjectProperty<List<String>> panes = new SimpleObjectProperty<>(STANDARD_PANES);
    private final ObjectProperty<List<String>> columns = new SimpleObjectProperty<>(STANDARD_COLUMNS);
    private final ObjectProperty<@Nullable Path> song = new SimpleObjectProperty<>();
    private final ObjectProperty<@Nullable Path> beside = new SimpleObjectProperty<>();
    private final ObjectProperty<@Nullable ModelChoice> model = new SimpleObjectProperty<>();
    private final ObjectProperty<@Nullable ModelChoice> composer = new SimpleObjectProperty<>();
    private final ObjectProperty<@Nullable Long> run = new SimpleObjectProperty<>();
    private final ObjectProperty<VerdictRule> verdictRule = new SimpleObjectProperty<>(VerdictRule.STANDARD);

    /** A desk over its parts. */
    public Desk(Verbs verbs, StudioJobs jobs, PlayerModel player, FileChoice files, BooleanProperty dark) {
        this.verbs = verbs;
        this.jobs = jobs;
        this.player = player;
        this.files = files;
        this.dark = dark;
        plotTheme = dark.map(isDark -> isDark ? PlotTheme.DARK : PlotTheme.LIGHT);
        library = new LibraryModel(verbs, jobs);
        library.models().addListener((InvalidationListener) o -> offerModels());
    }

    /** What the program can do. */
    public Verbs verbs() {
        return verbs;
    }

    /** The long work in progress. */
    public StudioJobs jobs() {
        return jobs;
    }

    /** The one player. */
    public PlayerModel player() {
        return player;
    }

    /** The library that is open. */
    public LibraryModel library() {
        return library;
    }

    /** Asks the user for files. */
    public FileChoice files() {
        return files;
    }

    /** Whether the studio is dark. */
    public BooleanProperty darkProperty() {
        return dark;
    }

    /** The colours that plots are drawn in; follows the studio's. */
    public ObservableValue<PlotTheme> plotTheme() {
        return plotTheme;
    }

    /** The id of the room that is seen; set it to go there. */
    public StringProperty roomProperty() {
        return room;
    }

    /** The ids of the features that Listen shows, from top to bottom: set before the room is made, then it says which. */
    public ObjectProperty<List<String>> panesProperty() {
        return panes;
    }

    /** The ids of the columns that the Library's table shows, from left to right. */
    public ObjectProperty<List<String>> columnsProperty() {
        return columns;
    }

    /** The file of the song that is looked at; Listen shows it. */
    public ObjectProperty<@Nullable Path> songProperty() {
        return song;
    }

    /** The file of the song that Listen shows beside the other; null for none. */
    public ObjectProperty<@Nullable Path> besideProperty() {
        return beside;
    }

    // A model that is gone, or none yet: take the first that fits. Lists are newest first.
    private void offerModels() {
        if (!isOffered(model.get())) {
            model.set(first(false));
        }
        if (!isOffered(composer.get())) {
            composer.set(first(true));
        }
    }

    private boolean isOffered(@Nullable ModelChoice choice) {
        return choice != null
                && library.models().stream().anyMatch(m -> m.bundle().equals(choice.bundle()));
    }

    private @Nullable ModelChoice first(boolean composes) {
        return library.models().stream()
                .filter(m -> composes ? m.composes() : m.judges("audio") || m.judges("midi"))
                .findFirst()
                .orElse(null);
    }

    /** The model that composes. */
    public ObjectProperty<@Nullable ModelChoice> composerProperty() {
        return composer;
    }

    /** The model that is asked for verdicts and maps. */
    public ObjectProperty<@Nullable ModelChoice> modelProperty() {
        return model;
    }

    /** How verdicts are made of what is said of pieces. */
    public ObjectProperty<VerdictRule> verdictRuleProperty() {
        return verdictRule;
    }

    /** The id of the run that is looked at; Evaluate shows it. */
    public ObjectProperty<@Nullable Long> runProperty() {
        return run;
    }

    /** A library song as the player takes it. */
    public Track track(LibrarySong s) {
        String detail =
                s.label() == null ? s.artist() : s.artist().isEmpty() ? s.label() : s.artist() + " · " + s.label();
        return track(s.path(), s.title(), detail);
    }

    /** A file as the player takes it. */
    public Track track(Path file, String title, String detail) {
        return new Track(file.toString(), title, detail, job -> verbs.sound(file, job));
    }

    /** A file as the player takes it, with what the library knows of it. */
    public Track track(Path file) {
        LibrarySong known = library.songAt(file);
        return known == null ? track(file, String.valueOf(file.getFileName()), "") : track(known);
    }

    /** Several library songs as the player takes them. */
    public List<Track> tracks(List<LibrarySong> songs) {
        return songs.stream().map(this::track).toList();
    }
}
