package org.melograph.ui.batch;

import java.util.function.Function;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.ListChangeListener;
import javafx.collections.transformation.SortedList;
import javafx.scene.control.SelectionMode;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableRow;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import org.melograph.ui.room.LabelColours;
import org.melograph.ui.theme.Figures;
import org.melograph.ui.theme.Shapes;
import org.melograph.ui.theme.ShownCell;

/** The verdicts as a table; Enter or a double click shows a song in Listen. */
final class BatchTable extends TableView<BatchRow> {
    private final BatchModel model;

    BatchTable(BatchModel model, LabelColours colours) {
        this.model = model;
        setId("batch-table");
        SortedList<BatchRow> sorted = new SortedList<>(model.shown());
        sorted.comparatorProperty().bind(comparatorProperty());
        setItems(sorted);
        setPlaceholder(Shapes.label("No song is judged yet.", "text-secondary"));
        setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
        getSelectionModel().setSelectionMode(SelectionMode.MULTIPLE);
        getSelectionModel().getSelectedItems().addListener((ListChangeListener<BatchRow>)
                c -> model.chosen().setAll(getSelectionModel().getSelectedItems()));
        getColumns().add(play());
        getColumns().add(text("Song", 260, BatchRow::title));
        getColumns().add(label(colours));
        getColumns().add(number("Sure", 70, BatchRow::confidence));
        getColumns().add(text("Second", 130, BatchRow::second, "secondary"));
        getColumns().add(number("", 60, row -> row.ranked().secondProbability()));
        getColumns().add(number("Lead", 70, row -> row.ranked().lead()));
        getColumns().add(own(colours));
        setRowFactory(table -> {
            TableRow<BatchRow> row = new TableRow<>();
            row.setOnMouseClicked(e -> {
                if (e.getButton() == MouseButton.PRIMARY && e.getClickCount() == 2 && row.getItem() != null) {
                    model.listen(row.getItem());
                }
            });
            return row;
        });
        setOnKeyPressed(e -> {
            BatchRow row = getSelectionModel().getSelectedItem();
            if (e.getCode() == KeyCode.ENTER && row != null) {
                model.listen(row);
                e.consume();
            }
        });
    }

    private TableColumn<BatchRow, BatchRow> play() {
        TableColumn<BatchRow, BatchRow> column = new TableColumn<>("");
        column.setCellValueFactory(f -> new ReadOnlyObjectWrapper<>(f.getValue()));
        column.setCellFactory(c -> new ShownCell<>("tight") {
            @Override
            protected void show(BatchRow row) {
                setGraphic(Shapes.playButton("Play " + row.title(), () -> model.play(row, getItems())));
            }
        });
        column.setSortable(false);
        ShownCell.fix(column, 40);
        return column;
    }

    private static TableColumn<BatchRow, String> text(
            String title, double width, Function<BatchRow, String> value, String... styles) {
        TableColumn<BatchRow, String> column = new TableColumn<>(title);
        column.setCellValueFactory(f -> new ReadOnlyObjectWrapper<>(value.apply(f.getValue())));
        column.setCellFactory(c -> new ShownCell<>(styles) {
            @Override
            protected void show(String text) {
                setText(text);
            }
        });
        column.setPrefWidth(width);
        return column;
    }

    private static TableColumn<BatchRow, BatchRow> label(LabelColours colours) {
        TableColumn<BatchRow, BatchRow> column = new TableColumn<>("Verdict");
        column.setCellValueFactory(f -> new ReadOnlyObjectWrapper<>(f.getValue()));
        column.setComparator(java.util.Comparator.comparing(BatchRow::label));
        column.setCellFactory(c -> new ShownCell<>() {
            @Override
            protected void show(BatchRow row) {
                boolean undecided = row.verdict().undecided();
                setText(row.label());
                setGraphic(
                        undecided ? null : Shapes.dot(colours.of(row.verdict().label())));
                setGraphicTextGap(8);
                getStyleClass().remove("warn");
                if (undecided) {
                    getStyleClass().add("warn");
                }
            }
        });
        column.setPrefWidth(150);
        return column;
    }

    /** What the library says, in warning where it says otherwise. */
    private static TableColumn<BatchRow, BatchRow> own(LabelColours colours) {
        TableColumn<BatchRow, BatchRow> column = new TableColumn<>("In the library");
        column.setCellValueFactory(f -> new ReadOnlyObjectWrapper<>(f.getValue()));
        column.setComparator(java.util.Comparator.comparing(BatchRow::own));
        column.setCellFactory(c -> new ShownCell<>() {
            @Override
            protected void show(BatchRow row) {
                String own = row.own();
                setText(own.isEmpty() ? "–" : own);
                setGraphic(own.isEmpty() ? null : Shapes.dot(colours.of(own)));
                setGraphicTextGap(8);
                getStyleClass().removeAll("warn", "secondary");
                if (own.isEmpty()) {
                    getStyleClass().add("secondary");
                } else if (!own.equals(row.verdict().label()) && !row.verdict().undecided()) {
                    getStyleClass().add("warn");
                }
            }
        });
        column.setPrefWidth(140);
        return column;
    }

    private static TableColumn<BatchRow, Double> number(String title, double width, Function<BatchRow, Double> value) {
        TableColumn<BatchRow, Double> column = new TableColumn<>(title);
        column.setCellValueFactory(f -> new ReadOnlyObjectWrapper<>(value.apply(f.getValue())));
        column.setCellFactory(c -> new ShownCell<>("right") {
            @Override
            protected void show(Double number) {
                setText(Figures.percent(number));
            }
        });
        column.getStyleClass().add("right");
        ShownCell.fix(column, width);
        return column;
    }
}
