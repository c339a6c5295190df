package org.melograph.ui.map;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;
import org.melograph.app.LibrarySong;
import org.melograph.app.MapSongs;
import org.melograph.app.PlaylistFile;
import org.melograph.base.Tensor;
import org.melograph.plot.ScatterMap;
import org.melograph.ui.job.StudioJob;
import org.melograph.ui.job.StudioJobs;
import org.melograph.ui.player.Track;
import org.melograph.ui.room.Desk;
import org.melograph.ui.room.LabelColours;
import org.melograph.ui.room.ModelChoice;
import org.melograph.ui.theme.Figures;

/** What the Map room shows: songs in the plane, unfinished while it is computed, and the neighbours of the chosen one. */
final class MapViewModel {
    private static final int NEIGHBOURS = 12;

    /**
     * A song near the chosen one.
     *
     * @param distance in the model's space, as a part of the mean distance between all songs
     */
    record Neighbour(int index, String title, String artist, double distance) {}

    private final Desk desk;
    private final LabelColours colours;
    private final ObjectProperty<@Nullable ScatterMap> map = new SimpleObjectProperty<>();
    private final ObjectProperty<Double> perplexity = new SimpleObjectProperty<>(20.0);
    private final ObjectProperty<Integer> iterations = new SimpleObjectProperty<>(1000);
    private final StringProperty seed = new SimpleStringProperty("1");
    private final StringProperty trust = new SimpleStringProperty("");
    private final StringProperty failure = new SimpleStringProperty("");
    private final ObjectProperty<Integer> chosen = new SimpleObjectProperty<>(-1);
    private final ObservableList<Neighbour> neighbours = FXCollections.observableArrayList();
    private final ObservableList<String> classes = FXCollections.observableArrayList();
    private final Set<Integer> hidden = new HashSet<>();
    private final ObjectProperty<@Nullable StudioJob<MapSongs.Report>> job = new SimpleObjectProperty<>();
    private List<MapSongs.Point> points = List.of();
    private double meanDistance = 1;

    MapViewModel(Desk desk) {
        this.desk = desk;
        colours = new LabelColours(desk.library().classes());
    }

    /** Maps the library's songs by the model in use. */
    void run() {
        ModelChoice model = desk.modelProperty().get();
        if (model == null || job.get() != null) {
            return;
        }
        long number;
        try {
            number = Long.parseLong(seed.get().strip());
        } catch (NumberFormatException e) {
            failure.set("'" + seed.get() + "' is no seed. Give a whole number.");
            return;
        }
        failure.set("");
        trust.set("");
        points = List.of();
        choose(-1);
        MapSongs.Request request =
                new MapSongs.Request(model.bundle(), null, perplexity.get(), iterations.get(), number);
        Consumer<Tensor> door = StudioJobs.latest(this::showLayout);
        StudioJob<MapSongs.Report> started =
                desk.jobs().start("Map songs", inside -> desk.verbs().map(request, door, inside));
        job.set(started);
        started.onDone(this::show).onFailed(failure::set).onEnded(() -> job.set(null));
    }

    // Unfinished maps come without names: points in one grey, in the order of the songs.
    private void showLayout(Tensor layout) {
        if (job.get() == null) {
            return;
        }
        List<ScatterMap.Point> dots = new ArrayList<>(layout.size(0));
        float[] at = layout.values();
        for (int i = 0; i < layout.size(0); i++) {
            dots.add(new ScatterMap.Point(at[2 * i], at[2 * i + 1], ScatterMap.Point.UNKNOWN, ""));
        }
        map.set(ScatterMap.of("", List.of(), dots));
    }

    private void show(MapSongs.Report report) {
        points = report.points();
        meanDistance = meanDistance();
        List<String> labels = points.stream()
                .map(MapSongs.Point::label)
                .filter(Objects::nonNull)
                .distinct()
                .sorted()
                .toList();
        // A label keeps the colour it has in the Library.
        classes.setAll(
                desk.library().classes().stream().filter(labels::contains).toList());
        hidden.clear();
        trust.set("perplexity " + Figures.number(report.perplexity()) + " · seed " + report.seed() + " · "
                + report.iterations() + " iterations · trustworthiness " + Figures.score(report.trustworthiness()));
        draw();
    }

    private void draw() {
        if (points.isEmpty()) {
            return;
        }
        List<ScatterMap.Point> dots = new ArrayList<>(points.size());
        for (MapSongs.Point p : points) {
            String label = p.label();
            dots.add(new ScatterMap.Point(
                    p.x(), p.y(), label == null ? ScatterMap.Point.UNKNOWN : colours.index(label), p.title()));
        }
        Set<Integer> lit = new HashSet<>();
        if (chosen.get() >= 0) {
            lit.add(chosen.get());
            neighbours.forEach(n -> lit.add(n.index()));
        }
        map.set(ScatterMap.of("", List.copyOf(desk.library().classes()), dots)
                .withHidden(Set.copyOf(hidden))
                .withHighlighted(lit));
    }

    /** Chooses a song: it is played, and its neighbours are listed. */
    void pick(int index) {
        if (index >= 0 && index < points.size()) {
            choose(index);
            play(index);
        }
    }

    private void choose(int index) {
        chosen.set(index);
        neighbours.setAll(index < 0 ? List.of() : nearest(index));
        draw();
    }

    private List<Neighbour> nearest(int index) {
        List<Neighbour> all = new ArrayList<>();
        for (int i = 0; i < points.size(); i++) {
            if (i != index) {
                MapSongs.Point p = points.get(i);
                all.add(new Neighbour(i, p.title(), p.artist(), distance(index, i) / meanDistance));
            }
        }
        all.sort(Comparator.comparingDouble(Neighbour::distance));
        return all.subList(0, Math.min(NEIGHBOURS, all.size()));
    }

    private double distance(int a, int b) {
        float[] x = points.get(a).embedding().values();
        float[] y = points.get(b).embedding().values();
        double sum = 0;
        for (int i = 0; i < x.length; i++) {
            sum += (x[i] - y[i]) * (double) (x[i] - y[i]);
        }
        return Math.sqrt(sum);
    }

    // Over at most a few hundred pairs: only a scale for people, no statistic.
    private double meanDistance() {
        int step = Math.max(1, points.size() / 24);
        double sum = 0;
        int pairs = 0;
        for (int i = 0; i < points.size(); i += step) {
            for (int j = 0; j < i; j += step) {
                sum += distance(i, j);
                pairs++;
            }
        }
        return pairs == 0 || sum == 0 ? 1 : sum / pairs;
    }

    /** Plays a song of the map; its neighbours follow. */
    void play(int index) {
        desk.songProperty().set(points.get(index).path());
        List<Track> around = new ArrayList<>();
        around.add(track(index));
        neighbours.forEach(n -> around.add(track(n.index())));
        desk.player().play(track(index), around);
    }

    private Track track(int index) {
        MapSongs.Point p = points.get(index);
        LibrarySong known = desk.library().songAt(p.path());
        return known == null ? desk.track(p.path(), p.title(), p.artist()) : desk.track(known);
    }

    /** Shows or hides a class. */
    void toggle(String label) {
        int classIndex = colours.index(label);
        if (!hidden.remove(classIndex)) {
            hidden.add(classIndex);
        }
        draw();
    }

    /** The chosen song and its neighbours as a playlist. */
    List<PlaylistFile.Entry> playlist() {
        List<PlaylistFile.Entry> entries = new ArrayList<>();
        entries.add(entry(chosen.get()));
        neighbours.forEach(n -> entries.add(entry(n.index())));
        return entries;
    }

    private PlaylistFile.Entry entry(int index) {
        MapSongs.Point p = points.get(index);
        LibrarySong known = desk.library().songAt(p.path());
        return new PlaylistFile.Entry(p.path(), p.artist(), p.title(), known == null ? -1 : known.seconds());
    }

    /** Writes the chosen song and its neighbours as a playlist. */
    void savePlaylist() {
        List<PlaylistFile.Entry> entries = playlist();
        desk.files()
                .save("Save as a playlist", "neighbours.m3u8", List.of("m3u8"))
                .ifPresent(file -> desk.jobs()
                        .startQuietly("Write the playlist", inside -> {
                            PlaylistFile.write(file, entries);
                            return file;
                        })
                        .onFailed(failure::set));
    }

    /** The title of the chosen song; empty for none. */
    String chosenTitle() {
        return chosen.get() < 0 ? "" : points.get(chosen.get()).title();
    }

    /** A point's title and artist, for a card under the pointer; null where there is none. */
    MapSongs.@Nullable Point point(int index) {
        return index >= 0 && index < points.size() ? points.get(index) : null;
    }

    LabelColours colours() {
        return colours;
    }

    ObjectProperty<@Nullable ScatterMap> mapProperty() {
        return map;
    }

    ObjectProperty<Double> perplexityProperty() {
        return perplexity;
    }

    ObjectProperty<Integer> iterationsProperty() {
        return iterations;
    }

    StringProperty seedProperty() {
        return seed;
    }

    /** How the finished map was made and how far to trust it; empty before. */
    StringProperty trustProperty() {
        return trust;
    }

    StringProperty failureProperty() {
        return failure;
    }

    /** The index of the chosen song; -1 for none. */
    ObjectProperty<Integer> chosenProperty() {
        return chosen;
    }

    /** The songs nearest to the chosen one in the model's space. */
    ObservableList<Neighbour> neighbours() {
        return neighbours;
    }

    /** The classes that occur on the map. */
    ObservableList<String> classes() {
        return classes;
    }

    /** Whether a class is not shown. */
    boolean isHidden(String label) {
        return hidden.contains(colours.index(label));
    }

    /** The mapping in progress; null for none. */
    ObjectProperty<@Nullable StudioJob<MapSongs.Report>> jobProperty() {
        return job;
    }
}
