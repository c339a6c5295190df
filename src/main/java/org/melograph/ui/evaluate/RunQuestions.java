package org.melograph.ui.evaluate;

import java.util.List;
import java.util.Locale;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.geometry.HPos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.melograph.app.HorseTest;
import org.melograph.app.MeasureImportance;
import org.melograph.plot.Bars;
import org.melograph.plot.Ink;
import org.melograph.train.metric.Score;
import org.melograph.ui.plot.BarsView;
import org.melograph.ui.room.Desk;
import org.melograph.ui.room.PictureMenu;
import org.melograph.ui.theme.Figures;
import org.melograph.ui.theme.Segments;
import org.melograph.ui.theme.Shapes;

/** Below the songs of a cell: the run's curves, what its verdicts withstand, and what its model listens to. */
final class RunQuestions extends VBox {
    private static final int REPEATS = 5;
    private static final int MOST_BARS = 24;
    private static final double BAR_HEIGHT = 26;
    private static final double NAME_WIDTH = 104;

    private final Desk desk;

    /** What is shown. */
    enum Page {
        CURVES("Curves", "Precision, recall and votes"),
        HORSE("Horse test", "What the verdicts withstand that leaves the music the same"),
        IMPORTANCE("Importance", "Which parts of the input the model listens to");

        private final String title;
        private final String meaning;

        Page(String title, String meaning) {
            this.title = title;
            this.meaning = meaning;
        }
    }

    RunQuestions(Desk desk, EvaluateViewModel model, Node curves) {
        super(10);
        this.desk = desk;
        ObjectProperty<Page> page = new SimpleObjectProperty<>(Page.CURVES);
        Segments<Page> pages = new Segments<>("Shown", List.of(Page.values()), p -> p.title, p -> p.meaning, page);
        pages.setId("run-pages");
        QuestionModel<HorseTest.SetReport> horse = new QuestionModel<>(
                desk,
                "Horse test of",
                model.runProperty(),
                (bundle, run, job) -> desk.verbs().horse(bundle, run, job));
        QuestionModel<MeasureImportance.Report> importance = new QuestionModel<>(
                desk,
                "Importance for",
                model.runProperty(),
                (bundle, run, job) -> desk.verbs().importance(bundle, run, REPEATS, job));
        QuestionCard<HorseTest.SetReport> horseCard = new QuestionCard<>(
                "horse-set",
                horse,
                "Is it the music that the model hears? Its held-out songs are judged again louder, softer, faster, higher,"
                        + " duller, noisier, as MP3, and as silence or noise alone.",
                "Test the held-out songs",
                RunQuestions::table);
        QuestionCard<MeasureImportance.Report> importanceCard = new QuestionCard<>(
                "importance",
                importance,
                "What does the model listen to? Each part of its input is dealt anew among the held-out songs, and the"
                        + " accuracy that is lost is its worth.",
                "Measure on the held-out songs",
                this::bars);
        shownOn(Page.CURVES, curves, page);
        shownOn(Page.HORSE, horseCard, page);
        shownOn(Page.IMPORTANCE, importanceCard, page);
        StackPane stack = new StackPane(curves, horseCard, importanceCard);
        VBox.setVgrow(stack, Priority.ALWAYS);
        pages.setMaxWidth(USE_PREF_SIZE);
        getChildren().addAll(pages, stack);
    }

    private static void shownOn(Page own, Node node, ObjectProperty<Page> page) {
        Shapes.follow(page, now -> {
            node.setVisible(now == own);
            node.setManaged(now == own);
        });
    }

    private static Node table(HorseTest.SetReport report) {
        GridPane grid = new GridPane();
        grid.setHgap(10);
        grid.setVgap(6);
        ColumnConstraints first = new ColumnConstraints();
        first.setHgrow(Priority.ALWAYS);
        first.setMinWidth(NAME_WIDTH);
        ColumnConstraints numbers = new ColumnConstraints();
        numbers.setHalignment(HPos.RIGHT);
        grid.getColumnConstraints().addAll(first, numbers, numbers, numbers);
        grid.addRow(
                0,
                Shapes.label("Alteration", "text-label"),
                kept(Shapes.label("Accuracy", "text-label")),
                kept(Shapes.label("Difference", "text-label")),
                kept(Shapes.label("Changed", "text-label")));
        grid.addRow(
                1,
                Shapes.label("As they are", "text-strong"),
                kept(Shapes.label(Figures.score(report.accuracy().value()))),
                new Label(),
                new Label());
        int row = 2;
        for (HorseTest.SetLine line : report.lines()) {
            Score difference = line.difference();
            boolean harmful = line.sameMusic() && difference.high() < 0;
            Label name = Shapes.label(line.title(), line.sameMusic() ? "label" : "text-secondary");
            name.setMinWidth(0);
            name.setTooltip(new Tooltip(line.how()));
            Label lost = Shapes.label(
                    String.format(
                                    Locale.ROOT,
                                    "%+.2f [%+.2f, %+.2f]",
                                    difference.value(),
                                    difference.low(),
                                    difference.high())
                            .replace('-', '−'),
                    harmful ? "text-warn" : "text-secondary");
            grid.addRow(
                    row++,
                    name,
                    kept(Shapes.label(Figures.score(line.accuracy().value()))),
                    kept(lost),
                    kept(Shapes.label(Figures.percent(line.changed()), "text-secondary")));
        }
        ScrollPane scroll = new ScrollPane(grid);
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        VBox.setVgrow(scroll, Priority.ALWAYS);
        return new VBox(
                8,
                scroll,
                Shapes.paragraph(
                        Figures.count(report.songs(), "held-out song") + ", "
                                + Figures.score(report.accuracy())
                                + " as they are; differences song by song with 95 % intervals of a bootstrap over groups."
                                + (report.refused().isEmpty()
                                        ? ""
                                        : " " + Figures.count(report.refused().size(), "song") + " left out."),
                        "text-label"));
    }

    private static Label kept(Label label) {
        label.setMinWidth(USE_PREF_SIZE);
        return label;
    }

    private Node bars(MeasureImportance.Report report) {
        BarsView view = new BarsView();
        view.setId("importance-bars");
        view.themeProperty().bind(desk.plotTheme());
        PictureMenu.on(view, desk, "importance");
        List<Bars.Bar> all = report.features().stream()
                .limit(MOST_BARS)
                .map(w -> new Bars.Bar(
                        w.name(),
                        Math.max(0, w.drop()),
                        String.format(Locale.ROOT, "%.3f", w.drop()).replace('-', '−'),
                        w.low() > 0 ? Ink.Token.SECOND : Ink.Token.SECONDARY))
                .toList();
        view.show(Bars.lying("", all));
        view.setMinHeight(all.size() * BAR_HEIGHT);
        view.setPrefHeight(all.size() * BAR_HEIGHT);
        ScrollPane scroll = new ScrollPane(view);
        scroll.setFitToWidth(true);
        VBox.setVgrow(scroll, Priority.ALWAYS);
        return new VBox(
                8,
                scroll,
                Shapes.paragraph(
                        "Accuracy lost, of " + Figures.score(report.accuracy()) + " on "
                                + Figures.count(report.songs(), "held-out song") + ", mean over "
                                + report.repeats()
                                + " deals. Grey where the 95 % interval over songs reaches 0. Parts that tell"
                                + " the same stand in for each other.",
                        "text-label"));
    }
}
