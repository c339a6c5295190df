package org.melograph.ui.listen;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.DoubleFunction;
import javafx.beans.property.Property;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.Slider;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.scene.paint.Color;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;
import org.melograph.app.CheckExplanation;
import org.melograph.app.ExplainVerdict;
import org.melograph.explain.Contributions;
import org.melograph.plot.Argb;
import org.melograph.plot.Ink;
import org.melograph.ui.job.JobProgress;
import org.melograph.ui.job.StudioJob;
import org.melograph.ui.room.Desk;
import org.melograph.ui.theme.BarRow;
import org.melograph.ui.theme.ChoiceText;
import org.melograph.ui.theme.Figures;
import org.melograph.ui.theme.Notice;
import org.melograph.ui.theme.Shapes;

/** Why the model says what it says: a map over the pictures, heard on demand, and how far it can be trusted. */
final class WhyCard extends VBox {
    private static final int MOST_TERMS = 10;
    private static final double NAME_WIDTH = 76;
    private static final double VALUE_WIDTH = 40;
    private static final double METHOD_WIDTH = 166;

    /** An explanation that takes less from the class than this more than any other part would explains nothing. */
    private static final double LEAST_EFFECT = 0.02;

    private final Desk desk;
    private final WhyModel model;
    private final VBox body = new VBox(8);
    private final VBox controls = new VBox(6);
    private final GridPane checked = new GridPane();
    private final Label judged = Shapes.paragraph("", "text-label");

    WhyCard(Desk desk, ListenViewModel song) {
        this.desk = desk;
        this.model = song.why();
        getStyleClass().addAll("card", "card-body");
        setId("why");
        checked.setHgap(10);
        checked.setVgap(4);
        checked.setId("why-check");
        judged.setId("why-judged");
        controls(song);
        getChildren()
                .addAll(
                        Shapes.row(8, Shapes.label("Why", "text-strong"), Shapes.spring(), methods()),
                        new Notice(model.failureProperty()),
                        body);
        managedProperty().bind(visibleProperty());
        Runnable show = this::show;
        model.reportProperty().addListener((o, was, is) -> show.run());
        model.runningProperty().addListener((o, was, is) -> show.run());
        model.mapProperty().addListener((o, was, is) -> show.run());
        model.failureProperty().addListener((o, was, is) -> show.run());
        song.verdict().judgementProperty().addListener((o, was, is) -> show.run());
        Shapes.follow(model.checkProperty(), this::showCheck);
        show.run();
    }

    private ComboBox<ExplainVerdict.Method> methods() {
        ComboBox<ExplainVerdict.Method> box = new ComboBox<>();
        box.setId("why-method");
        box.setMinWidth(0);
        box.setPrefWidth(METHOD_WIDTH);
        box.getStyleClass().add("pill");
        box.getItems().setAll(ExplainVerdict.Method.values());
        ChoiceText.on(box, ExplainVerdict.Method::title);
        box.setCellFactory(list -> new MethodCell());
        box.setTooltip(new Tooltip("How reasons are looked for"));
        box.valueProperty().bindBidirectional(model.methodProperty());
        return box;
    }

    /** A method, greyed with the reason where the model has none. */
    private final class MethodCell extends ListCell<ExplainVerdict.Method> {
        @Override
        protected void updateItem(ExplainVerdict.@Nullable Method item, boolean empty) {
            super.updateItem(item, empty);
            setText(empty || item == null ? "" : item.title());
            String why = item == null ? "" : obstacle(item);
            setOpacity(why.isEmpty() ? 1 : 0.5);
            setTooltip(why.isEmpty() ? null : new Tooltip(why));
        }
    }

    private String obstacle(ExplainVerdict.Method method) {
        ExplainVerdict.Report known = model.reportProperty().get();
        return known == null
                ? ""
                : known.unsuited().stream()
                        .filter(u -> u.method() == method)
                        .map(ExplainVerdict.Unsuited::why)
                        .findFirst()
                        .orElse("");
    }

    private void show() {
        setVisible(model.canExplain());
        StudioJob<?> job = model.runningProperty().get();
        ExplainVerdict.Report report = model.reportProperty().get();
        List<Node> rows = new ArrayList<>();
        if (report == null && job == null) {
            rows.add(Shapes.paragraph(
                    "What of the song speaks for the verdict? The answer is drawn over the pictures, and heard.",
                    "text-secondary"));
            var explain = Shapes.button("Explain", model::explain);
            explain.setId("why-explain");
            rows.add(explain);
        }
        if (job != null) {
            rows.add(new JobProgress(job, model::stop, "small"));
        }
        if (report != null) {
            rows.add(about(report));
            Contributions.Breakdown breakdown = report.breakdown();
            if (breakdown != null) {
                rows.addAll(terms(breakdown));
            }
        }
        if (model.mapProperty().get() != null) {
            rows.add(controls);
        }
        if (report != null && report.relevance() != null) {
            rows.add(checked);
            rows.add(judged);
        }
        body.getChildren().setAll(rows);
    }

    private static Node about(ExplainVerdict.Report report) {
        String text = "What speaks for " + report.label() + " (" + Figures.percent(report.probability())
                + "), found by " + (report.method().needsGradients() ? "gradients of " : "hiding parts of ")
                + report.where() + ".";
        if (!Double.isNaN(report.gap())) {
            text += String.format(
                    Locale.ROOT, " The map's sum misses the log-odds it stands for by %.1f%%.", 100 * report.gap());
        }
        if (report.breakdown() != null) {
            text = "How much each quantity adds to " + report.label() + " (" + Figures.percent(report.probability())
                    + "), in log probability: the score without it, at its training mean, is so much lower.";
        }
        Label label = Shapes.paragraph(text, "text-label");
        label.setId("why-about");
        return label;
    }

    private List<Node> terms(Contributions.Breakdown breakdown) {
        double largest = Math.max(
                1e-9,
                Math.abs(
                        breakdown.terms().isEmpty()
                                ? 0
                                : breakdown.terms().getFirst().score()));
        List<Node> rows = new ArrayList<>();
        breakdown.terms().stream().limit(MOST_TERMS).forEach(term -> {
            Ink ink = term.score() >= 0 ? Ink.Token.SECOND : Ink.Token.ACCENT;
            BarRow row = new BarRow(
                    term.name(),
                    Math.abs(term.score()) / largest,
                    Color.web(Argb.hex(desk.plotTheme().getValue().color(ink))),
                    String.format(Locale.ROOT, "%+.2f", term.score()));
            Tooltip.install(row, new Tooltip(term.name()));
            rows.add(row);
        });
        rows.add(Shapes.paragraph(
                String.format(
                        Locale.ROOT,
                        "All together %+.2f; the quantities one by one sum to %+.2f.",
                        breakdown.total(),
                        breakdown.sum()),
                "text-label"));
        return rows;
    }

    private void controls(ListenViewModel song) {
        Slider strongest = new Slider(0.01, 0.5, 0.1);
        HBox share = slider(
                "Decided",
                "why-share",
                "How much of the map counts as having decided, and is heard",
                strongest,
                model.shareProperty(),
                Figures::percent);
        strongest.valueChangingProperty().addListener((o, was, changing) -> {
            if (!changing) {
                model.ask();
            }
        });
        strongest.setOnKeyReleased(e -> model.ask());
        strongest.setOnMouseReleased(e -> model.ask());
        CheckBox only = new CheckBox("Darken everything else");
        only.setId("why-only");
        only.selectedProperty().bindBidirectional(model.onlyDecidedProperty());
        MenuItem saveDecided = new MenuItem("What decided as WAV…");
        saveDecided.setOnAction(e -> save(true));
        MenuItem saveRest = new MenuItem("The song without it as WAV…");
        saveRest.setOnAction(e -> save(false));
        MenuButton export = new MenuButton("", new FontIcon(Feather.DOWNLOAD), saveDecided, saveRest);
        export.setTooltip(new Tooltip("Write what is heard"));
        export.setAccessibleText("Write what is heard");
        export.getStyleClass().add("small");
        export.setMinWidth(USE_PREF_SIZE);
        VBox drawn = new VBox(
                6,
                slider(
                        "Opacity",
                        "why-opacity",
                        "How much of the pictures the map hides",
                        new Slider(0, 1, 0.75),
                        model.opacityProperty(),
                        Figures::percent),
                only);
        // Over notes there is no map: those that decided are marked.
        drawn.visibleProperty().bind(song.notesProperty().isNull());
        drawn.managedProperty().bind(drawn.visibleProperty());
        controls.getChildren()
                .setAll(
                        share,
                        drawn,
                        Shapes.row(
                                6,
                                play(
                                        "why-decided",
                                        "Decided",
                                        "Only what decided, from here on; once more and the whole song is heard",
                                        true),
                                play(
                                        "why-rest",
                                        "Without it",
                                        "The song without what decided; once more and the whole song is heard",
                                        false),
                                Shapes.spring(),
                                export));
    }

    private Node play(String id, String text, String help, boolean alone) {
        var button = Shapes.button(text, () -> model.play(alone), "small");
        button.setId(id);
        button.setGraphic(Shapes.playMark());
        button.setTooltip(new Tooltip(help));
        return button;
    }

    private void save(boolean alone) {
        desk.files()
                .save("Write the sound", alone ? "decided.wav" : "without.wav", List.of("wav"))
                .ifPresent(file -> model.save(alone, file));
    }

    private static HBox slider(
            String name, String id, String help, Slider slider, Property<Number> value, DoubleFunction<String> words) {
        slider.setId(id);
        slider.setAccessibleText(name);
        slider.setTooltip(new Tooltip(help));
        Label title = Shapes.label(name, "text-secondary");
        title.setMinWidth(NAME_WIDTH);
        Label number = Shapes.label("");
        number.setMinWidth(VALUE_WIDTH);
        number.setAlignment(Pos.CENTER_RIGHT);
        slider.valueProperty().bindBidirectional(value);
        Shapes.follow(value, v -> number.setText(words.apply(v.doubleValue())));
        HBox.setHgrow(slider, Priority.ALWAYS);
        return Shapes.row(8, title, slider, number);
    }

    private void showCheck(CheckExplanation.@Nullable Report check) {
        checked.getChildren().clear();
        ExplainVerdict.Report report = model.reportProperty().get();
        judged.getStyleClass().removeAll("text-warn");
        if (check == null || report == null) {
            judged.setText(report == null ? "" : "Asking the model about both parts …");
            return;
        }
        checked.addRow(
                0,
                Shapes.label("Probability of " + report.label(), "text-label"),
                right("this part", "text-label"),
                right("elsewhere", "text-label"));
        checked.addRow(1, Shapes.label("Whole song"), right(Figures.percent(check.whole())));
        checked.addRow(
                2,
                Shapes.label("Only what decided"),
                right(Figures.percent(check.kept()), "text-strong"),
                right(Figures.percent(check.keptElsewhere()), "text-secondary"));
        checked.addRow(
                3,
                Shapes.label("Without it"),
                right(Figures.percent(check.without()), "text-strong"),
                right(Figures.percent(check.withoutElsewhere()), "text-secondary"));
        double removed = check.withoutElsewhere() - check.without();
        double kept = check.kept() - check.keptElsewhere();
        boolean weak = !(removed > LEAST_EFFECT || kept > LEAST_EFFECT);
        if (weak) {
            judged.getStyleClass().add("text-warn");
        }
        judged.setText(
                weak
                        ? "Do not trust it: as much of the song taken elsewhere does the same."
                        : "Compared with parts of the same shape elsewhere in the song.");
    }

    private static Label right(String text, String... styles) {
        Label label = Shapes.label(text, styles);
        label.setMinWidth(USE_PREF_SIZE);
        label.setMaxWidth(Double.MAX_VALUE);
        label.setAlignment(Pos.CENTER_RIGHT);
        return label;
    }
}
