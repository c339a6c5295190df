package org.melograph.ui.train;

import javafx.beans.binding.Bindings;
import javafx.collections.FXCollections;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.melograph.app.ListModels;
import org.melograph.dataset.SplitPlan;
import org.melograph.ui.room.Desk;
import org.melograph.ui.room.SourceRows;
import org.melograph.ui.theme.ChoiceText;
import org.melograph.ui.theme.FormRow;
import org.melograph.ui.theme.Notice;
import org.melograph.ui.theme.Shapes;

/** The recipe of a run: data, split and seed, the architecture, and the form made of its parameters. */
final class RecipeCard extends VBox {
    private static final double WIDTH = 300;
    private static final int LONGEST_SOURCE = 110;

    private final TrainViewModel model;
    private final ParamForm form = new ParamForm();

    RecipeCard(Desk desk, TrainViewModel model) {
        this.model = model;
        getStyleClass().add("card");
        setMinWidth(WIDTH);
        setPrefWidth(WIDTH);
        setMaxWidth(WIDTH);
        VBox rows = new VBox(
                6,
                new SourceRows(desk, model.source(), "train-data"),
                new FormRow("Split", "What is kept together when songs are held out. By piece leaks.", split()),
                new FormRow("Architecture", "The kind of model.", architecture()),
                about(),
                form,
                new FormRow("Seed", "Decides the split and the first weights: same seed, same result.", seed()),
                new FormRow("Name", "The run's name; empty for one made of the architecture and the date.", name()));
        rows.getStyleClass().add("card-body");
        ScrollPane scroll = new ScrollPane(rows);
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        VBox.setVgrow(scroll, Priority.ALWAYS);
        Label title = Shapes.label("Recipe", "text-strong");
        HBox head = Shapes.row(8, title);
        head.setStyle("-fx-padding: 14 16 0 16;");
        getChildren().addAll(head, scroll, foot());
        Shapes.follow(model.architectureProperty(), entry -> {
            if (entry != null) {
                form.show(entry.parameters());
            }
        });
        form.changedProperty()
                .addListener((o, was, is) -> model.settingsProperty().set(is));
    }

    private ComboBox<SplitPlan.By> split() {
        ComboBox<SplitPlan.By> box = new ComboBox<>(FXCollections.observableArrayList(SplitPlan.By.values()));
        ChoiceText.on(box, by -> switch (by) {
            case SONG -> "by song";
            case GROUP -> "by group";
            case FILE -> "as the file says";
            case BY_PIECE -> "by piece (leaks)";
        });
        box.valueProperty().bindBidirectional(model.splitByProperty());
        return box;
    }

    private ComboBox<ListModels.Entry> architecture() {
        ComboBox<ListModels.Entry> box = new ComboBox<>(model.architectures());
        box.setId("architecture");
        ChoiceText.on(box, ListModels.Entry::id);
        Shapes.follow(model.architectureProperty(), entry -> {
            if (entry != null) {
                box.setValue(entry);
            }
        });
        box.valueProperty().addListener((o, was, is) -> {
            if (is != null) {
                model.architectureProperty().set(is);
            }
        });
        return box;
    }

    private Node about() {
        Label title = Shapes.label("", "text-strong");
        title.setWrapText(true);
        Label source = Shapes.paragraph("", "text-label");
        Label weights = Shapes.paragraph("", "text-label", "text-good");
        weights.textProperty().bind(model.weightsProperty());
        weights.setId("weights");
        VBox box = new VBox(title, source, weights);
        box.getStyleClass().add("inset");
        Shapes.follow(model.architectureProperty(), entry -> {
            if (entry != null) {
                title.setText(entry.title());
                source.setText(beginning(entry.source()));
                Tooltip.install(box, wide(entry.source()));
            }
        });
        return box;
    }

    private static Tooltip wide(String text) {
        Tooltip tip = new Tooltip(text);
        tip.setWrapText(true);
        tip.setMaxWidth(420);
        return tip;
    }

    // The whole text stands in the tooltip; a card of ten lines would push the settings out of sight.
    private static String beginning(String text) {
        int end = text.indexOf(". ");
        String sentence = end < 0 ? text : text.substring(0, end + 1);
        if (sentence.length() <= LONGEST_SOURCE) {
            return sentence;
        }
        return sentence.substring(0, sentence.lastIndexOf(' ', LONGEST_SOURCE)) + " …";
    }

    private TextField seed() {
        TextField field = new TextField();
        field.textProperty().bindBidirectional(model.seedProperty());
        return field;
    }

    private TextField name() {
        TextField field = new TextField();
        field.setPromptText("made from the date");
        field.textProperty().bindBidirectional(model.nameProperty());
        return field;
    }

    private Node foot() {
        Button train = Shapes.button("Train", model::train, "primary");
        train.setId("train");
        train.setMaxWidth(Double.MAX_VALUE);
        train.disableProperty()
                .bind(model.runningProperty()
                        .or(form.complaintProperty().isNotEmpty())
                        .or(model.architectureProperty().isNull()));
        Label complaint = Shapes.paragraph("", "text-warn");
        complaint
                .textProperty()
                .bind(Bindings.when(form.complaintProperty().isNotEmpty())
                        .then(form.complaintProperty())
                        .otherwise(model.complaintProperty()));
        complaint.visibleProperty().bind(complaint.textProperty().isNotEmpty());
        complaint.managedProperty().bind(complaint.visibleProperty());
        VBox foot = new VBox(8, complaint, new Notice(model.failureProperty()), train);
        foot.setStyle("-fx-padding: 10 16 16 16;");
        return foot;
    }
}
