package org.melograph.ui.train;

import java.util.List;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import org.melograph.app.BrowseLibrary.RunRow;
import org.melograph.app.TrainModel;
import org.melograph.train.metric.TagScores;
import org.melograph.ui.room.Desk;
import org.melograph.ui.theme.Figures;
import org.melograph.ui.theme.Shapes;
import org.melograph.ui.theme.TextCell;

/** The runs so far, each score with its interval. */
final class RunTable extends TableView<RunRow> {
    /** Numbers stay readable in a narrow window; it scrolls instead. */
    private static final double NARROWEST = 150;

    private static final double NARROWEST_TEXT = 100;

    private static final double ROOM_FOR_ALL = 700;
    private static final double ROOM_FOR_COSTS = 560;

    RunTable(Desk desk, TrainViewModel model) {
        setId("runs");
        setAccessibleText("Runs");
        setColumnResizePolicy(CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
        setItems(desk.library().runs());
        setPlaceholder(Shapes.label("No run yet: press Train, and it will stand here.", "text-secondary"));
        TableColumn<RunRow, String> architecture = column("Model", 130, RunRow::architecture, "secondary");
        TableColumn<RunRow, String> macroF1 = column("Macro F1", 78, RunTable::macroF1, "right");
        // Where all have no room, what the name and the headline tell, too, makes way for the scores.
        architecture.visibleProperty().bind(widthProperty().greaterThan(ROOM_FOR_ALL));
        macroF1.visibleProperty().bind(widthProperty().greaterThan(ROOM_FOR_ALL));
        TableColumn<RunRow, String> weights =
                column("Weights", 80, r -> Figures.count(r.report().weights()), "right");
        TableColumn<RunRow, String> time =
                column("Time", 60, r -> Figures.length(r.report().seconds()), "right");
        weights.visibleProperty().bind(widthProperty().greaterThan(ROOM_FOR_COSTS));
        time.visibleProperty().bind(widthProperty().greaterThan(ROOM_FOR_COSTS));
        TableColumn<RunRow, String> name = column("Run", 170, RunRow::name);
        TableColumn<RunRow, String> note = column("Note", 150, RunTable::note, "secondary");
        name.setMinWidth(NARROWEST_TEXT);
        note.setMinWidth(NARROWEST_TEXT);
        getColumns()
                .setAll(List.of(
                        name,
                        architecture,
                        column("Songs", 150, RunTable::score, "right"),
                        macroF1,
                        column(
                                "Clip",
                                60,
                                r -> r.report().tags() == null
                                        ? Figures.score(
                                                r.report().clip().accuracy().value())
                                        : "",
                                "right"),
                        weights,
                        time,
                        note));
        getSelectionModel().selectedItemProperty().addListener((o, was, run) -> {
            if (run != null) {
                model.chosenProperty().set(run);
            }
        });
        setRowFactory(table -> {
            var row = new javafx.scene.control.TableRow<RunRow>();
            row.setOnMouseClicked(e -> {
                if (e.getClickCount() == 2 && row.getItem() != null) {
                    desk.roomProperty().set("evaluate");
                }
            });
            MenuItem show = new MenuItem("Show in Evaluate");
            show.setOnAction(e -> desk.roomProperty().set("evaluate"));
            MenuItem forget = new MenuItem("Forget this run");
            forget.setOnAction(e -> desk.library().removeRun(row.getItem()));
            ContextMenu menu = new ContextMenu(show, forget);
            row.contextMenuProperty().bind(row.emptyProperty().map(empty -> empty ? null : menu));
            return row;
        });
    }

    /** The score that counts, over songs: of tags their average precision, else the accuracy. */
    private static String score(RunRow run) {
        TagScores tags = run.report().tags();
        return tags == null
                ? Figures.score(run.report().song().accuracy())
                : "AP " + Figures.score(tags.averagePrecision());
    }

    private static String macroF1(RunRow run) {
        TagScores tags = run.report().tags();
        return Figures.score(
                tags == null
                        ? run.report().song().macroF1().value()
                        : tags.macroF1().value());
    }

    /** What a score has to be compared with: always naming the largest class; for tags an order by chance. */
    private static String note(RunRow run) {
        TrainModel.Report report = run.report();
        String state = run.state().equals("finished") ? "" : run.state() + " · ";
        String leak = report.split().sharedSongs() > 0 ? "leaks: songs on both sides · " : "";
        TagScores tags = report.tags();
        return state
                + leak
                + (tags == null
                        ? "largest class " + Figures.score(report.majority())
                        : "AP by chance " + Figures.score(tags.prevalence()));
    }

    private static TableColumn<RunRow, String> column(
            String title, double width, Function<RunRow, String> value, String... styles) {
        TableColumn<RunRow, String> column = new TableColumn<>(title);
        column.setCellValueFactory(f -> new ReadOnlyObjectWrapper<>(value.apply(f.getValue())));
        column.setCellFactory(c -> new TextCell<>(styles));
        column.getStyleClass().addAll(styles);
        column.setPrefWidth(width);
        column.setMinWidth(Math.min(width, NARROWEST));
        return column;
    }
}
