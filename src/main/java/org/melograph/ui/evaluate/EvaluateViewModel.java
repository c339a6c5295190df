package org.melograph.ui.evaluate;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import javafx.beans.InvalidationListener;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;
import org.melograph.app.BrowseLibrary.RunRow;
import org.melograph.app.TrainModel;
import org.melograph.music.RussellQuadrant;
import org.melograph.plot.ConfusionMatrix;
import org.melograph.plot.ConfusionMatrix.Cell;
import org.melograph.train.metric.Calibration;
import org.melograph.train.metric.SongPrediction;
import org.melograph.ui.room.Desk;

/** What the Evaluate room shows: a run's confusion matrix, and the songs behind the chosen cell. */
final class EvaluateViewModel {
    /** What a cell counts. */
    enum Level {
        SONGS("Songs"),
        CLIPS("Clips");

        private final String title;

        Level(String title) {
            this.title = title;
        }

        String title() {
            return title;
        }
    }

    private final Desk desk;
    private final ObjectProperty<@Nullable RunRow> run = new SimpleObjectProperty<>();
    private final ObjectProperty<Level> level = new SimpleObjectProperty<>(Level.SONGS);
    private final BooleanProperty percent = new SimpleBooleanProperty();
    private final ObjectProperty<@Nullable Cell> cell = new SimpleObjectProperty<>();
    private final ObjectProperty<@Nullable ConfusionMatrix> matrix = new SimpleObjectProperty<>();
    private final ObservableList<Heard> heard = FXCollections.observableArrayList();
    private final StringProperty cellTitle = new SimpleStringProperty("");

    EvaluateViewModel(Desk desk) {
        this.desk = desk;
        InvalidationListener choose = o -> chooseRun();
        desk.library().runs().addListener(choose);
        desk.runProperty().addListener(choose);
        run.addListener((o, was, is) -> {
            cell.set(is == null || is.report().confusion().isEmpty() ? null : worstCell(is.report()));
            show();
        });
        level.addListener((o, was, is) -> show());
        percent.addListener((o, was, is) -> show());
        cell.addListener((o, was, is) -> show());
        chooseRun();
    }

    /** The run that is looked at: the chosen one if it is still there, else the newest that was judged on songs. */
    private void chooseRun() {
        Long wanted = desk.runProperty().get();
        List<RunRow> judged = judged();
        run.set(judged.stream()
                .filter(r -> Objects.equals(r.id(), wanted))
                .findFirst()
                .orElse(judged.isEmpty() ? null : judged.getFirst()));
    }

    /** The runs that name classes or tags and were judged on held-out songs. */
    List<RunRow> judged() {
        return desk.library().runs().stream()
                .filter(r -> !r.report().confusion().isEmpty() || r.report().tags() != null)
                .toList();
    }

    // The most frequent mistake is what one wants to hear first.
    private static @Nullable Cell worstCell(TrainModel.Report report) {
        Cell worst = null;
        int most = 0;
        for (int t = 0; t < report.classes().size(); t++) {
            for (int p = 0; p < report.classes().size(); p++) {
                int count = report.confusion().get(t).get(p);
                if (t != p && count > most) {
                    most = count;
                    worst = new Cell(t, p);
                }
            }
        }
        return worst;
    }

    private void show() {
        RunRow now = run.get();
        if (now == null || now.report().confusion().isEmpty()) {
            matrix.set(null);
            heard.clear();
            cellTitle.set("");
            return;
        }
        TrainModel.Report report = now.report();
        List<String> classes = RussellQuadrant.titles(report.classes());
        matrix.set(ConfusionMatrix.of(
                        "", classes, level.get() == Level.SONGS ? report.confusion() : report.clipConfusion())
                .withPercent(percent.get())
                .withSelected(cell.get()));
        Cell chosen = cell.get();
        if (chosen == null) {
            heard.clear();
            cellTitle.set("Click a cell to hear its songs");
            return;
        }
        String truth = classes.get(chosen.truth());
        String given = classes.get(chosen.predicted());
        cellTitle.set(truth.equals(given) ? truth + " heard as such" : truth + " heard as " + given);
        List<Heard> songs = new ArrayList<>();
        for (SongPrediction song : report.predictions()) {
            if (song.label() == chosen.truth() && song.predicted() == chosen.predicted()) {
                songs.add(Heard.of(
                        desk.library(),
                        song.song(),
                        song.group(),
                        song.probabilities().get(song.predicted())));
            }
        }
        songs.sort(Comparator.comparingDouble(Heard::confidence).reversed());
        heard.setAll(songs);
    }

    /** Plays a song of the cell; the others of the cell follow. */
    void play(Heard song) {
        Heard.play(desk, song, heard);
    }

    /** Plays all songs of the cell, one after the other. */
    void playAll() {
        Heard.playAll(desk, heard);
    }

    /** The calibration error over held-out songs, 0 to 1; NaN where no songs are known. */
    double calibrationError() {
        RunRow now = run.get();
        return now == null || now.report().predictions().isEmpty()
                ? Double.NaN
                : Calibration.of(now.report().predictions()).error();
    }

    ObjectProperty<@Nullable RunRow> runProperty() {
        return run;
    }

    ObjectProperty<Level> levelProperty() {
        return level;
    }

    /** Whether cells show their part of the row. */
    BooleanProperty percentProperty() {
        return percent;
    }

    /** The chosen cell; null for none. */
    ObjectProperty<@Nullable Cell> cellProperty() {
        return cell;
    }

    ObjectProperty<@Nullable ConfusionMatrix> matrixProperty() {
        return matrix;
    }

    /** The songs of the chosen cell, the surest first. */
    ObservableList<Heard> heard() {
        return heard;
    }

    StringProperty cellTitleProperty() {
        return cellTitle;
    }
}
