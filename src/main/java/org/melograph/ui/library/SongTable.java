package org.melograph.ui.library;

import java.util.List;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.ListChangeListener;
import javafx.collections.transformation.SortedList;
import javafx.scene.Node;
import javafx.scene.control.SelectionMode;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableRow;
import javafx.scene.control.TableView;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.Dragboard;
import javafx.scene.input.MouseButton;
import javafx.scene.input.TransferMode;
import org.jspecify.annotations.Nullable;
import org.melograph.app.LibrarySong;
import org.melograph.ui.room.LabelColours;
import org.melograph.ui.theme.Figures;
import org.melograph.ui.theme.Shapes;

/** The songs as a table: a triangle that plays, what is known, and what the last model said. */
final class SongTable extends TableView<LibrarySong> {
    static final double ROW_HEIGHT = 31;

    SongTable(LibraryViewModel model, LabelColours colours) {
        setId("songs");
        setAccessibleText("Songs");
        setFixedCellSize(ROW_HEIGHT);
        setColumnResizePolicy(CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
        getSelectionModel().setSelectionMode(SelectionMode.MULTIPLE);
        SortedList<LibrarySong> sorted = new SortedList<>(model.shown());
        sorted.comparatorProperty().bind(comparatorProperty());
        setItems(sorted);
        getColumns()
                .setAll(List.of(
                        play(model),
                        text("Title", 210, LibrarySong::title),
                        text("Artist", 140, LibrarySong::artist, "secondary"),
                        label(colours),
                        length(),
                        verdict(),
                        sure(),
                        text("Split", 70, s -> s.split() == null ? "" : s.split(), "secondary")));
        setRowFactory(table -> row(model));
        getSelectionModel().getSelectedItems().addListener((ListChangeListener<LibrarySong>) c -> model.chosen()
                .setAll(getSelectionModel().getSelectedItems().stream()
                        .filter(java.util.Objects::nonNull)
                        .toList()));
    }

    private TableRow<LibrarySong> row(LibraryViewModel model) {
        TableRow<LibrarySong> row = new TableRow<>();
        row.setOnMouseClicked(e -> {
            if (e.getButton() == MouseButton.PRIMARY && e.getClickCount() == 2 && row.getItem() != null) {
                model.listen(row.getItem());
            }
        });
        row.setOnDragDetected(e -> {
            if (row.getItem() != null) {
                Dragboard board = startDragAndDrop(TransferMode.COPY);
                ClipboardContent content = new ClipboardContent();
                content.putFiles(getSelectionModel().getSelectedItems().stream()
                        .map(s -> s.path().toFile())
                        .toList());
                board.setContent(content);
                e.consume();
            }
        });
        return row;
    }

    private static TableColumn<LibrarySong, LibrarySong> play(LibraryViewModel model) {
        TableColumn<LibrarySong, LibrarySong> column = new TableColumn<>("");
        column.setCellValueFactory(f -> new ReadOnlyObjectWrapper<>(f.getValue()));
        column.setCellFactory(c -> new Cell<>("tight") {
            @Override
            void show(LibrarySong song) {
                setGraphic(Shapes.playButton("Play " + song.title(), () -> model.play(song)));
            }
        });
        column.setSortable(false);
        fixed(column, 40);
        return column;
    }

    private static TableColumn<LibrarySong, String> text(
            String title, double width, Function<LibrarySong, String> value, String... styles) {
        TableColumn<LibrarySong, String> column = new TableColumn<>(title);
        column.setCellValueFactory(f -> new ReadOnlyObjectWrapper<>(value.apply(f.getValue())));
        column.setCellFactory(c -> new Cell<>(styles) {
            @Override
            void show(String text) {
                setText(text);
            }
        });
        column.setPrefWidth(width);
        return column;
    }

    private static TableColumn<LibrarySong, String> label(LabelColours colours) {
        TableColumn<LibrarySong, String> column = text("Label", 140, s -> s.label() == null ? "" : s.label());
        column.setCellFactory(c -> new Cell<>() {
            @Override
            void show(String text) {
                setText(text);
                Node dot = text.isEmpty() ? null : Shapes.dot(colours.of(text));
                setGraphic(dot);
                setGraphicTextGap(8);
            }
        });
        return column;
    }

    private static TableColumn<LibrarySong, Double> length() {
        return number("Length", 72, LibrarySong::seconds, Figures::length);
    }

    private static TableColumn<LibrarySong, LibrarySong> verdict() {
        TableColumn<LibrarySong, LibrarySong> column = new TableColumn<>("Verdict");
        column.setCellValueFactory(f -> new ReadOnlyObjectWrapper<>(f.getValue()));
        column.setComparator(java.util.Comparator.comparing(s -> s.verdict() == null ? "" : s.verdict()));
        column.setCellFactory(c -> new Cell<>() {
            @Override
            void show(LibrarySong song) {
                setText(song.verdict() == null ? "–" : song.verdict());
                getStyleClass().removeAll("warn", "secondary");
                if (song.verdict() == null) {
                    getStyleClass().add("secondary");
                } else if (LibraryViewModel.isDoubtful(song)) {
                    getStyleClass().add("warn");
                }
            }
        });
        column.setPrefWidth(130);
        return column;
    }

    private static TableColumn<LibrarySong, Double> sure() {
        return number("Sure", 64, s -> s.verdict() == null ? Double.NaN : s.confidence(), Figures::percent);
    }

    private static TableColumn<LibrarySong, Double> number(
            String title, double width, Function<LibrarySong, Double> value, Function<Double, String> words) {
        TableColumn<LibrarySong, Double> column = new TableColumn<>(title);
        column.setCellValueFactory(f -> new ReadOnlyObjectWrapper<>(value.apply(f.getValue())));
        column.setCellFactory(c -> new Cell<>("right") {
            @Override
            void show(Double number) {
                setText(words.apply(number));
            }
        });
        column.getStyleClass().add("right");
        fixed(column, width);
        return column;
    }

    private static void fixed(TableColumn<?, ?> column, double width) {
        column.setMinWidth(width);
        column.setPrefWidth(width);
        column.setMaxWidth(width);
    }

    /** A cell that shows something for an item and nothing for none. */
    private abstract static class Cell<T> extends TableCell<LibrarySong, T> {
        Cell(String... styles) {
            getStyleClass().addAll(styles);
        }

        abstract void show(T item);

        @Override
        protected void updateItem(@Nullable T item, boolean empty) {
            super.updateItem(item, empty);
            if (empty || item == null) {
                setText(null);
                setGraphic(null);
            } else {
                show(item);
            }
        }
    }
}
