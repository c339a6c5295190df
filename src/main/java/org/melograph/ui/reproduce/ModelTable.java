package org.melograph.ui.reproduce;

import java.util.List;
import java.util.function.Function;
import javafx.beans.binding.Bindings;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.value.ObservableValue;
import javafx.scene.control.CheckBox;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.Tooltip;
import org.jspecify.annotations.Nullable;
import org.melograph.app.PaperReport;
import org.melograph.ui.reproduce.ModelLine.State;
import org.melograph.ui.theme.TextCell;

/** The paper's models: which are to be run, the paper's number, and ours as they come. */
final class ModelTable extends TableView<ModelLine> {
    /** Numbers stay readable in a narrow window; it scrolls instead. */
    private static final double NARROWEST = 124;

    private static final double NARROWEST_TEXT = 86;

    /** From which width on there is room for what is also known without the table. */
    private static final double ROOM_FOR_ALL = 700;

    private final ReproduceViewModel model;

    ModelTable(ReproduceViewModel model) {
        this.model = model;
        setId("paper-models");
        setAccessibleText("Models of the paper");
        setColumnResizePolicy(CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
        setItems(model.lines());
        TableColumn<ModelLine, String> name = text("Model", 160, line -> new ReadOnlyStringWrapper(line.model()));
        name.setMinWidth(NARROWEST_TEXT);
        TableColumn<ModelLine, String> id =
                text("Id", 170, line -> new ReadOnlyStringWrapper(line.architecture()), "secondary");
        id.setMinWidth(170);
        TableColumn<ModelLine, String> epochs =
                text("Epochs", 60, line -> scores(line, PaperFigures::epochs), "right", "secondary");
        TableColumn<ModelLine, String> time =
                text("Time", 60, line -> scores(line, PaperFigures::time), "right", "secondary");
        for (TableColumn<ModelLine, String> column : List.of(id, epochs, time)) {
            column.visibleProperty().bind(widthProperty().greaterThan(ROOM_FOR_ALL));
        }
        getColumns()
                .setAll(List.of(
                        chosen(),
                        name,
                        id,
                        text("Paper", 64, this::printed, "right"),
                        text("Ours · pieces", 124, line -> scores(line, PaperFigures::piece), "right"),
                        text("Ours · songs", 124, line -> scores(line, PaperFigures::song), "right"),
                        text("Runs", 56, ModelTable::runs, "right"),
                        epochs,
                        time,
                        state()));
    }

    private TableColumn<ModelLine, ModelLine> chosen() {
        TableColumn<ModelLine, ModelLine> column = new TableColumn<>("");
        column.setCellValueFactory(f -> new javafx.beans.property.ReadOnlyObjectWrapper<>(f.getValue()));
        column.setCellFactory(c -> new ChosenCell());
        column.setSortable(false);
        column.setResizable(false);
        column.setMinWidth(34);
        column.setMaxWidth(34);
        return column;
    }

    private final class ChosenCell extends TableCell<ModelLine, ModelLine> {
        private final CheckBox box = new CheckBox();
        private @Nullable ModelLine shown;

        ChosenCell() {
            getStyleClass().add("tight");
            box.setOnAction(e -> {
                if (shown != null) {
                    shown.chosenProperty().set(box.isSelected());
                }
            });
            box.disableProperty().bind(model.runningProperty());
        }

        @Override
        protected void updateItem(@Nullable ModelLine line, boolean empty) {
            super.updateItem(line, empty);
            shown = empty ? null : line;
            if (empty || line == null) {
                setGraphic(null);
                return;
            }
            box.setSelected(line.chosenProperty().get());
            box.setAccessibleText("Run " + line.model());
            setGraphic(box);
        }
    }

    private ObservableValue<String> printed(ModelLine line) {
        return Bindings.createStringBinding(
                () -> PaperFigures.printed(model.paperProperty().get(), line), line.rowProperty());
    }

    private static ObservableValue<String> scores(ModelLine line, Function<PaperReport.Row, String> figure) {
        return Bindings.createStringBinding(
                () -> {
                    PaperReport.Row row = line.rowProperty().get();
                    return row == null || row.runs() == 0 ? "" : figure.apply(row);
                },
                line.rowProperty());
    }

    private static ObservableValue<String> runs(ModelLine line) {
        return Bindings.createStringBinding(
                () -> line.plannedProperty().get() == 0
                        ? ""
                        : line.endedProperty().get() + "/"
                                + line.plannedProperty().get(),
                line.plannedProperty(),
                line.endedProperty());
    }

    private static TableColumn<ModelLine, String> text(
            String title, double width, Function<ModelLine, ObservableValue<String>> value, String... styles) {
        TableColumn<ModelLine, String> column = new TableColumn<>(title);
        column.setCellValueFactory(f -> value.apply(f.getValue()));
        column.setCellFactory(c -> new TextCell<>(styles));
        column.getStyleClass().addAll(styles);
        column.setPrefWidth(width);
        column.setMinWidth(Math.min(width, NARROWEST));
        return column;
    }

    private static TableColumn<ModelLine, State> state() {
        TableColumn<ModelLine, State> column = new TableColumn<>("State");
        column.setCellValueFactory(f -> f.getValue().stateProperty());
        column.setCellFactory(c -> new StateCell());
        column.setPrefWidth(150);
        column.setMinWidth(NARROWEST_TEXT);
        return column;
    }

    /** A word with its colour; a failed model says why. */
    private static final class StateCell extends TableCell<ModelLine, State> {
        @Override
        protected void updateItem(@Nullable State state, boolean empty) {
            super.updateItem(state, empty);
            getStyleClass().removeAll("text-good", "text-accent", "warn", "secondary");
            setTooltip(null);
            if (empty || state == null) {
                setText(null);
                return;
            }
            ModelLine line = getTableRow() == null ? null : getTableRow().getItem();
            String reason = line == null ? "" : line.reasonProperty().get();
            setText(reason.isEmpty() ? state.word() : state.word() + " · " + reason);
            if (!reason.isEmpty()) {
                Tooltip tip = new Tooltip(reason);
                setTooltip(tip);
            }
            getStyleClass()
                    .add(
                            switch (state) {
                                case DONE -> reason.isEmpty() ? "text-good" : "warn";
                                case RUNNING -> "text-accent";
                                case FAILED -> "warn";
                                case IDLE, WAITING -> "secondary";
                            });
        }
    }
}
