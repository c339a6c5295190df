package org.melograph.ui.evaluate;

import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.transformation.SortedList;
import javafx.geometry.Pos;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import org.jspecify.annotations.Nullable;
import org.melograph.train.metric.TagScores;
import org.melograph.ui.theme.Figures;

/** The tags with their scores: a bar of the average precision, marked where chance would end. */
final class TagTable extends TableView<TagScores.Tag> {
    private static final double TICK = 2;

    /** From which width on there is room for the column that is missed least, and for the name of the bars. */
    private static final double ROOM_FOR_ROC = 500;

    TagTable(TagsViewModel model) {
        setId("tags");
        setAccessibleText("Tags");
        setColumnResizePolicy(CONSTRAINED_RESIZE_POLICY_FLEX_NEXT_COLUMN);
        SortedList<TagScores.Tag> sorted = new SortedList<>(model.tags());
        sorted.comparatorProperty().bind(comparatorProperty());
        setItems(sorted);
        TableColumn<TagScores.Tag, TagScores.Tag> bars = bar();
        TableColumn<TagScores.Tag, Double> roc = number("ROC", 54, TagScores.Tag::rocAuc, Figures::score);
        BooleanBinding roomy = widthProperty().greaterThan(ROOM_FOR_ROC);
        roc.visibleProperty().bind(roomy);
        bars.textProperty().bind(Bindings.when(roomy).then("Average precision").otherwise(""));
        getColumns()
                .setAll(List.of(
                        name(),
                        bars,
                        number("AP", 54, TagScores.Tag::averagePrecision, Figures::score),
                        number("Chance", 66, TagScores.Tag::prevalence, Figures::score),
                        roc,
                        number("F1", 54, TagScores.Tag::f1, Figures::score),
                        number("Songs", 54, TagScores.Tag::positives, v -> Figures.count(v.longValue()))));
        getSelectionModel().selectedItemProperty().addListener((o, was, tag) -> {
            if (tag != null) {
                model.chosenProperty().set(tag);
            }
        });
        model.chosenProperty().addListener((o, was, tag) -> {
            if (tag != null && !tag.equals(getSelectionModel().getSelectedItem())) {
                getSelectionModel().select(tag);
            }
        });
        TagScores.Tag first = model.chosenProperty().get();
        if (first != null) {
            getSelectionModel().select(first);
        }
    }

    private static TableColumn<TagScores.Tag, String> name() {
        TableColumn<TagScores.Tag, String> column = new TableColumn<>("Tag");
        column.setCellValueFactory(f -> new ReadOnlyObjectWrapper<>(f.getValue().tag()));
        column.setPrefWidth(190);
        column.setMinWidth(110);
        return column;
    }

    private static TableColumn<TagScores.Tag, TagScores.Tag> bar() {
        TableColumn<TagScores.Tag, TagScores.Tag> column = new TableColumn<>();
        column.setCellValueFactory(f -> new ReadOnlyObjectWrapper<>(f.getValue()));
        column.setCellFactory(c -> new BarCell());
        column.setComparator(Comparator.comparingDouble(TagScores.Tag::averagePrecision));
        column.setPrefWidth(150);
        column.setMinWidth(70);
        return column;
    }

    /** A bar from 0 to 1 with a line at the prevalence, which an order by chance would reach. */
    private static final class BarCell extends TableCell<TagScores.Tag, TagScores.Tag> {
        private final Region fill = new Region();
        private final Region tick = new Region();
        private final StackPane track = new StackPane(fill, tick);

        BarCell() {
            fill.getStyleClass().add("bar-fill");
            fill.setStyle("-fx-background-color: -mg-second;");
            track.getStyleClass().add("bar-track");
            track.setAlignment(Pos.CENTER_LEFT);
            tick.setStyle("-fx-background-color: -mg-text;");
            tick.setMinSize(TICK, 14);
            tick.setMaxSize(TICK, 14);
        }

        @Override
        protected void updateItem(TagScores.@Nullable Tag tag, boolean empty) {
            super.updateItem(tag, empty);
            fill.maxWidthProperty().unbind();
            tick.translateXProperty().unbind();
            if (empty || tag == null || Double.isNaN(tag.averagePrecision())) {
                setGraphic(null);
                return;
            }
            fill.maxWidthProperty().bind(track.widthProperty().multiply(tag.averagePrecision()));
            tick.translateXProperty().bind(track.widthProperty().subtract(TICK).multiply(tag.prevalence()));
            setGraphic(track);
        }
    }

    private static TableColumn<TagScores.Tag, Double> number(
            String title, double width, ToDoubleFunction<TagScores.Tag> value, Function<Double, String> words) {
        TableColumn<TagScores.Tag, Double> column = new TableColumn<>(title);
        column.setCellValueFactory(f -> new ReadOnlyObjectWrapper<>(value.applyAsDouble(f.getValue())));
        column.setCellFactory(c -> new TableCell<>() {
            {
                getStyleClass().add("right");
            }

            @Override
            protected void updateItem(@Nullable Double number, boolean empty) {
                super.updateItem(number, empty);
                setText(empty || number == null ? null : words.apply(number));
            }
        });
        column.getStyleClass().add("right");
        column.setPrefWidth(width);
        column.setMinWidth(width);
        return column;
    }
}
