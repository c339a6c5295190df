package org.melograph.ui.reproduce;

import java.nio.file.Path;
import javafx.beans.binding.Bindings;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;
import org.melograph.app.TrainSeries;
import org.melograph.app.paper.PaperExperiment;
import org.melograph.app.paper.Papers;
import org.melograph.ui.room.Desk;
import org.melograph.ui.room.SourceRows;
import org.melograph.ui.theme.ChoiceText;
import org.melograph.ui.theme.FormRow;
import org.melograph.ui.theme.Notice;
import org.melograph.ui.theme.Shapes;

/** What is run again, on which songs and how: the form at the left of the Papers room. */
final class SetUpCard extends VBox {
    private static final double WIDTH = 300;
    private static final String LEAK =
            "Leaks: pieces of one song stand in training and test, as in the paper. The scores"
                    + " tell how well songs are recognised again, not how well new ones are named.";
    private static final String HONEST =
            "Songs, and all songs of a group, stand whole on one side: the scores to expect"
                    + " on new songs, lower than the paper's.";

    private final Desk desk;
    private final ReproduceViewModel model;

    SetUpCard(Desk desk, ReproduceViewModel model) {
        this.desk = desk;
        this.model = model;
        getStyleClass().add("card");
        setMinWidth(WIDTH);
        setPrefWidth(WIDTH);
        setMaxWidth(WIDTH);
        VBox rows = new VBox(
                6,
                new FormRow("Paper", "Whose experiment is run again.", papers()),
                about(),
                new SourceRows(desk, model.source(), "paper-data"),
                new FormRow("Split", "How songs are held out.", split()),
                warning(),
                new FormRow("Folds", "Several test parts, so that each song is tested once.", folds()),
                new FormRow(
                        "Seeds",
                        "Every model is run once for each seed, which also deals its split.",
                        field("paper-seeds", "1, 2, 3", model.seedsProperty())),
                new FormRow(
                        "Minutes",
                        "Ends after so long; Start goes on another time. Empty for no limit.",
                        field("paper-minutes", "no limit", model.minutesProperty())),
                new FormRow("Folder", "Where the report goes; finished runs there are not repeated.", folder()));
        rows.getStyleClass().add("card-body");
        rows.disableProperty().bind(model.runningProperty());
        ScrollPane scroll = new ScrollPane(rows);
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        VBox.setVgrow(scroll, Priority.ALWAYS);
        Node head = Shapes.row(8, Shapes.label("Experiment", "text-strong"));
        head.setStyle("-fx-padding: 14 16 0 16;");
        getChildren().addAll(head, scroll, foot());
    }

    private ComboBox<PaperExperiment> papers() {
        ComboBox<PaperExperiment> box = new ComboBox<>(FXCollections.observableArrayList(Papers.ALL));
        box.setId("paper");
        ChoiceText.on(box, SetUpCard::name);
        box.valueProperty().bindBidirectional(model.paperProperty());
        return box;
    }

    /** The authors: a citation's beginning, before its title. */
    private static String name(PaperExperiment paper) {
        int title = paper.citation().indexOf(", '");
        return title < 0 ? paper.id() : paper.citation().substring(0, title);
    }

    private Node about() {
        Label citation = Shapes.paragraph("", "text-strong");
        Label data = Shapes.paragraph("", "text-label");
        VBox box = new VBox(citation, data);
        box.getStyleClass().add("inset");
        Shapes.follow(model.paperProperty(), paper -> {
            int title = paper.citation().indexOf(", '");
            String words = title < 0 ? paper.citation() : paper.citation().substring(title + 3);
            citation.setText(words.endsWith("'") ? words.substring(0, words.length() - 1) : words);
            data.setText("Learnt from " + paper.data());
        });
        return box;
    }

    private ComboBox<Boolean> split() {
        ComboBox<Boolean> box = new ComboBox<>(FXCollections.observableArrayList(false, true));
        box.setId("paper-split");
        ChoiceText.on(box, printed -> printed ? "as printed (leaks)" : "honest");
        box.valueProperty().bindBidirectional(model.asPrintedProperty());
        return box;
    }

    private Label warning() {
        Label label = Shapes.paragraph("", "text-label");
        label.setId("paper-leak");
        Shapes.follow(model.asPrintedProperty(), printed -> {
            label.setText(printed ? LEAK : HONEST);
            label.getStyleClass().remove("text-warn");
            if (printed) {
                label.getStyleClass().add("text-warn");
            }
        });
        return label;
    }

    private ComboBox<Integer> folds() {
        ComboBox<Integer> box = new ComboBox<>(FXCollections.observableArrayList(0, 5, 10, TrainSeries.FOLDS_OF_FILE));
        ChoiceText.on(box, folds -> switch (folds) {
            case 0 -> "one split a seed";
            case TrainSeries.FOLDS_OF_FILE -> "the file's folds";
            default -> folds + " folds";
        });
        box.valueProperty().bindBidirectional(model.foldsProperty());
        return box;
    }

    private static TextField field(String id, String prompt, StringProperty value) {
        TextField field = new TextField();
        field.setId(id);
        field.setPromptText(prompt);
        field.textProperty().bindBidirectional(value);
        return field;
    }

    private MenuButton folder() {
        MenuButton button = new MenuButton();
        button.setMnemonicParsing(false);
        button.textProperty()
                .bind(Bindings.createStringBinding(
                        () -> {
                            Path path = model.folderProperty().get();
                            return path == null ? "" : String.valueOf(path.getFileName());
                        },
                        model.folderProperty()));
        MenuItem usual = new MenuItem("Beside the library");
        usual.setOnAction(e -> model.folderProperty()
                .set(desk.verbs().paperFolder(model.paperProperty().get().id())));
        MenuItem other = new MenuItem("Another folder…");
        other.setOnAction(e -> desk.files().folder("Folder of the report").ifPresent(model.folderProperty()::set));
        button.getItems().setAll(usual, other);
        return button;
    }

    private Node foot() {
        Button start = Shapes.button("Start", model::start, "primary");
        start.setId("paper-start");
        start.setMaxWidth(Double.MAX_VALUE);
        start.disableProperty().bind(model.runningProperty());
        start.textProperty()
                .bind(Bindings.createStringBinding(
                        () -> model.goesOn() ? "Go on" : "Start", model.foundProperty(), model.runningProperty()));
        start.setGraphic(new FontIcon(Feather.PLAY));
        VBox foot = new VBox(8, new Notice(model.failureProperty()), start);
        foot.setStyle("-fx-padding: 10 16 16 16;");
        return foot;
    }
}
