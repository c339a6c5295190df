package org.melograph.ui.batch;

import java.util.List;
import java.util.Map;
import javafx.beans.InvalidationListener;
import javafx.beans.binding.Bindings;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.scene.paint.Color;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.melograph.base.Refusal;
import org.melograph.ui.job.StudioJob;
import org.melograph.ui.room.Desk;
import org.melograph.ui.room.LabelColours;
import org.melograph.ui.room.ModelBox;
import org.melograph.ui.theme.Figures;
import org.melograph.ui.theme.Notice;
import org.melograph.ui.theme.Shapes;

/** The verdicts on a folder as seen: how far it is, how the labels are spread, the table, and what is written of it. */
public final class BatchView extends VBox {
    private static final double REFUSED_HEIGHT = 118;

    private final Desk desk;
    private final BatchModel model;
    private final LabelColours colours;
    private final HBox spread = new HBox(2);
    private final FlowPane legend = new FlowPane(14, 4);
    private final HBox sure = Shapes.row(10);
    private final Label sureWords = Shapes.paragraph("");

    /** The view of a model's rows at a desk. */
    public BatchView(Desk desk, BatchModel model) {
        super(12);
        this.desk = desk;
        this.model = model;
        this.colours = new LabelColours(desk.library().classes());
        getStyleClass().add("room");
        setId("batch");
        spread.setMinHeight(8);
        spread.setMaxHeight(8);
        BatchTable table = new BatchTable(model, colours);
        VBox.setVgrow(table, Priority.ALWAYS);
        VBox card = Shapes.card(filters(), table);
        VBox.setVgrow(card, Priority.ALWAYS);
        askForTags();
        getChildren()
                .addAll(
                        head(),
                        progress(),
                        new Notice(model.failureProperty()),
                        new VBox(6, spread, legend),
                        card,
                        sure,
                        done(),
                        refused());
        addEventHandler(KeyEvent.KEY_PRESSED, e -> {
            if (e.getCode() == KeyCode.ESCAPE) {
                model.close();
                e.consume();
            }
        });
        model.rows().addListener((InvalidationListener) o -> spread());
        spread();
    }

    private Node head() {
        Label title = Shapes.label(model.titleProperty(), "text-title");
        title.setMinWidth(0);
        ModelBox models = new ModelBox(desk, m -> m.judges("audio") || m.judges("midi"), desk.modelProperty());
        models.setPrefWidth(220);
        Button again = Shapes.button("Judge again", model::again);
        again.setTooltip(new Tooltip("Asks the model that is chosen here"));
        Button csv = Shapes.button(
                "Table…",
                () -> desk.files()
                        .save("Write the verdicts", "verdicts.csv", List.of("csv"))
                        .ifPresent(model::writeCsv));
        csv.setId("batch-csv");
        Button lists = Shapes.button(
                "Playlists…",
                () -> desk.files().folder("A folder for the playlists").ifPresent(model::writePlaylists));
        lists.setId("batch-playlists");
        Button tags = Shapes.button("Tags…", () -> {
            sureWords.setText("Write the verdict as " + (model.areMoods() ? "mood" : "genre") + " into "
                    + Figures.count(model.taggable(), "file") + "? What those tags say now is replaced.");
            sure.setVisible(true);
        });
        tags.setId("batch-tags");
        for (Button button : List.of(csv, lists, tags)) {
            button.disableProperty().bind(Bindings.isEmpty(model.shown()));
        }
        return Shapes.row(
                8,
                Shapes.iconButton(Feather.ARROW_LEFT, "Back to the song (Esc)", model::close),
                title,
                Shapes.spring(),
                models,
                again,
                csv,
                lists,
                tags);
    }

    private Node progress() {
        ProgressBar bar = new ProgressBar();
        bar.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(bar, Priority.ALWAYS);
        Label words = Shapes.label("", "text-label");
        words.setMinWidth(Region.USE_PREF_SIZE);
        Button cancel = Shapes.button("Stop", model::stop);
        cancel.setId("batch-stop");
        cancel.setTooltip(new Tooltip("What was judged stays"));
        HBox row = Shapes.row(12, bar, words, cancel);
        row.managedProperty().bind(row.visibleProperty());
        Shapes.follow(model.judgingProperty(), job -> {
            row.setVisible(job != null);
            bar.progressProperty().unbind();
            words.textProperty().unbind();
            if (job != null) {
                follow(job, bar, words);
            }
        });
        return row;
    }

    private void follow(StudioJob<?> job, ProgressBar bar, Label words) {
        bar.progressProperty().bind(job.progressProperty());
        words.textProperty()
                .bind(Bindings.createStringBinding(
                        () -> {
                            String left = job.leftProperty().get();
                            return Figures.count(model.rows().size()) + " of "
                                    + Figures.count(model.totalProperty().get(), "song")
                                    + (left.isEmpty() ? "" : " · " + left);
                        },
                        model.rows(),
                        model.totalProperty(),
                        job.leftProperty()));
    }

    private Node filters() {
        TextField search = new TextField();
        search.setId("batch-search");
        search.setPromptText("Search");
        search.setPrefWidth(200);
        search.textProperty().bindBidirectional(model.searchProperty());
        ComboBox<String> label = new ComboBox<>();
        label.setAccessibleText("Label");
        label.valueProperty().bindBidirectional(model.labelProperty());
        label.setOnShowing(e -> {
            String kept = label.getValue();
            label.getItems().setAll(model.counts().keySet());
            label.getItems().addFirst(BatchModel.ANY);
            label.setValue(kept);
        });
        CheckBox undecided = new CheckBox("Undecided only");
        undecided.setId("batch-undecided");
        undecided.setMinWidth(USE_PREF_SIZE);
        undecided.selectedProperty().bindBidirectional(model.undecidedOnlyProperty());
        Label shown = Shapes.label("", "text-label");
        shown.setMinWidth(USE_PREF_SIZE);
        shown.textProperty()
                .bind(Bindings.createStringBinding(
                        () -> model.shown().size() == model.rows().size()
                                ? Figures.count(model.rows().size(), "song")
                                : Figures.count(model.shown().size()) + " of "
                                        + Figures.count(model.rows().size(), "song"),
                        model.shown(),
                        model.rows()));
        return Shapes.cardHead(search, label, undecided, shown, Shapes.spring(), correct());
    }

    /** A label for the chosen songs: chosen from those in use, or typed. */
    private Node correct() {
        ComboBox<String> right = new ComboBox<>();
        right.setId("batch-correct");
        right.setEditable(true);
        right.setPrefWidth(190);
        right.setPromptText("Right label, then Enter");
        right.setAccessibleText("Right label of the chosen songs");
        right.disableProperty().bind(Bindings.isEmpty(model.chosen()));
        right.setOnShowing(e -> right.getItems().setAll(model.labels()));
        right.setOnAction(e -> {
            String typed = right.getEditor().getText();
            if (typed != null && !typed.isBlank() && !right.isShowing()) {
                model.correct(typed);
                right.getEditor().clear();
                right.setValue(null);
            }
        });
        return right;
    }

    private void spread() {
        Map<String, Integer> counts = model.counts();
        spread.getChildren().clear();
        legend.getChildren().clear();
        int all = Math.max(1, model.rows().size());
        for (Map.Entry<String, Integer> e : counts.entrySet()) {
            var colour = colour(e.getKey());
            Region part = new Region();
            part.setStyle("-fx-background-radius: 3; -fx-background-color: " + Shapes.css(colour) + ";");
            part.prefWidthProperty().bind(widthProperty().multiply((double) e.getValue() / all));
            part.setMinWidth(2);
            spread.getChildren().add(part);
            Label words = Shapes.label(e.getKey() + "  " + e.getValue(), "text-label");
            words.setGraphic(Shapes.dot(colour));
            legend.getChildren().add(words);
        }
    }

    private Color colour(String title) {
        return model.rows().stream()
                .filter(row -> row.label().equals(title))
                .findFirst()
                .map(row -> colours.of(row.verdict().label()))
                .orElseThrow();
    }

    private void askForTags() {
        sure.getStyleClass().add("notice");
        sure.setId("batch-sure");
        HBox.setHgrow(sureWords, Priority.ALWAYS);
        sureWords.setMaxWidth(Double.MAX_VALUE);
        Button write = Shapes.button(
                "Write",
                () -> {
                    sure.setVisible(false);
                    model.writeTags();
                },
                "primary");
        write.setId("batch-write-tags");
        sure.getChildren().addAll(sureWords, write, Shapes.button("Leave them", () -> sure.setVisible(false)));
        sure.managedProperty().bind(sure.visibleProperty());
        sure.setVisible(false);
    }

    private Node done() {
        Label words = Shapes.label(model.doneProperty(), "text-good");
        words.setId("batch-done");
        words.visibleProperty().bind(model.doneProperty().isNotEmpty());
        words.managedProperty().bind(words.visibleProperty());
        return words;
    }

    private Node refused() {
        ListView<Refusal> list = new ListView<>(model.refused());
        list.setId("batch-refused");
        list.setPrefHeight(REFUSED_HEIGHT);
        list.setMinHeight(60);
        list.setCellFactory(view -> new ListCell<>() {
            @Override
            protected void updateItem(@Nullable Refusal refusal, boolean empty) {
                super.updateItem(refusal, empty);
                setText(empty || refusal == null ? null : refusal.reason());
            }
        });
        Label title = Shapes.label("", "text-warn");
        title.textProperty()
                .bind(Bindings.createStringBinding(
                        () -> Figures.count(model.refused().size(), "file") + " left out", model.refused()));
        VBox card = Shapes.card(Shapes.cardHead(title), list);
        card.setMaxHeight(REFUSED_HEIGHT + 54);
        card.visibleProperty().bind(Bindings.isNotEmpty(model.refused()));
        card.managedProperty().bind(card.visibleProperty());
        return card;
    }
}
