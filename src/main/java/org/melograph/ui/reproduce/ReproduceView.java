package org.melograph.ui.reproduce;

import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import javafx.beans.binding.Bindings;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.ScrollPane;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;
import org.melograph.app.PaperReport;
import org.melograph.app.ReadReproduction;
import org.melograph.app.WritePaperReport;
import org.melograph.ui.plot.BarsView;
import org.melograph.ui.plot.CurveView;
import org.melograph.ui.room.Desk;
import org.melograph.ui.room.PictureMenu;
import org.melograph.ui.theme.Figures;
import org.melograph.ui.theme.MarkdownView;
import org.melograph.ui.theme.Segments;
import org.melograph.ui.theme.Shapes;

/** The Papers room as seen: the set-up at the left, the paper's table beside ours, and the report. */
final class ReproduceView extends HBox {
    private static final double ROOM_FOR_WORDS = 580;
    private static final List<String> PAGES = List.of("Table", "Pictures", "Report");

    private final Desk desk;
    private final ReproduceViewModel model;
    private final ObjectProperty<String> page = new SimpleObjectProperty<>(PAGES.getFirst());
    private final BarsView accuracy = new BarsView();
    private final CurveView votes = new CurveView();
    private final MarkdownView report = new MarkdownView();

    ReproduceView(Desk desk, ReproduceViewModel model) {
        this.desk = desk;
        this.model = model;
        getStyleClass().add("room");
        Node card = results();
        VBox.setVgrow(card, Priority.ALWAYS);
        VBox main = new VBox(14, head(), card);
        main.setMinWidth(0);
        HBox.setHgrow(main, Priority.ALWAYS);
        getChildren().addAll(new SetUpCard(desk, model), main);
        Shapes.follow(model.foundProperty(), this::show);
    }

    private Node head() {
        Label headline = Shapes.label(model.headlineProperty(), "text-number");
        headline.setId("paper-headline");
        headline.setMinWidth(0);
        Label subline = Shapes.label("", "text-label");
        subline.setMinWidth(0);
        subline.textProperty()
                .bind(Bindings.when(model.doingProperty().isEmpty())
                        .then(model.sublineProperty())
                        .otherwise(model.doingProperty()));
        VBox words = new VBox(2, subline, headline);
        words.setMinWidth(0);
        Button stop = Shapes.button("Stop", model::stop);
        stop.setId("paper-stop");
        stop.setGraphic(new FontIcon(Feather.SQUARE));
        stop.disableProperty().bind(model.stoppingProperty());
        VBox left = Shapes.figure("left", model.leftProperty(), "text-value");
        left.setAlignment(Pos.CENTER_RIGHT);
        HBox live = Shapes.row(16, left, stop);
        live.setMinWidth(Region.USE_PREF_SIZE);
        live.visibleProperty().bind(model.runningProperty());
        live.managedProperty().bind(live.visibleProperty());
        ProgressBar bar = new ProgressBar();
        bar.getStyleClass().add("accent");
        bar.progressProperty().bind(model.progressProperty());
        bar.setMaxWidth(Double.MAX_VALUE);
        bar.visibleProperty().bind(model.runningProperty());
        VBox head = new VBox(10, Shapes.row(12, words, Shapes.spring(), live), bar);
        head.setMinHeight(Region.USE_PREF_SIZE);
        return head;
    }

    private Node results() {
        Button markdown = Shapes.iconButton(
                Feather.COPY,
                "Copy the table as Markdown",
                () -> copy(PaperFigures.markdown(model.paperProperty().get(), model.lines())));
        markdown.setText("Markdown");
        markdown.setId("paper-copy-markdown");
        Button csv = Shapes.iconButton(
                Feather.COPY,
                "Copy the table as CSV",
                () -> copy(PaperFigures.csv(model.paperProperty().get(), model.lines())));
        csv.setText("CSV");
        Button open = Shapes.iconButton(Feather.FOLDER, "Open the folder of the report", this::reveal);
        open.setText("Open folder");
        open.disableProperty().bind(model.foundProperty().isEqualTo(ReadReproduction.Found.NOTHING));
        HBox head = Shapes.cardHead(new Segments<>("Show", PAGES, p -> p, page), Shapes.spring(), markdown, csv, open);
        ModelTable table = new ModelTable(model);
        StackPane pages = new StackPane(table, pictures(), text());
        for (int i = 0; i < PAGES.size(); i++) {
            Node node = pages.getChildren().get(i);
            node.visibleProperty().bind(page.isEqualTo(PAGES.get(i)));
        }
        VBox.setVgrow(pages, Priority.ALWAYS);
        Label measured = Shapes.paragraph("", "text-label");
        measured.setStyle("-fx-padding: 10 16 12 16;");
        Shapes.follow(model.foundProperty(), found -> measured.setText(measured(found.report())));
        measured.visibleProperty().bind(page.isEqualTo(PAGES.getFirst()));
        measured.managedProperty().bind(measured.visibleProperty());
        VBox card = Shapes.card(head, pages, measured);
        // In a narrow window the buttons are their icons, which say by their tooltips what they do.
        for (Button button : List.of(markdown, csv, open)) {
            button.contentDisplayProperty()
                    .bind(Bindings.when(card.widthProperty().lessThan(ROOM_FOR_WORDS))
                            .then(ContentDisplay.GRAPHIC_ONLY)
                            .otherwise(ContentDisplay.LEFT));
        }
        card.setMinWidth(0);
        return card;
    }

    // A score never stands alone: what it is, and what telling nothing reaches.
    private static String measured(@Nullable PaperReport report) {
        String ours = " Ours with 95 % bootstrap intervals over songs, all runs of a model together.";
        if (report != null && report.tags()) {
            double chance = report.rows().stream()
                    .map(PaperReport.Row::ranking)
                    .filter(Objects::nonNull)
                    .mapToDouble(PaperReport.Ranking::prevalence)
                    .findFirst()
                    .orElse(Double.NaN);
            return "AP is the mean of the tags' average precisions." + ours + " Any order by chance: AP "
                    + Figures.score(chance) + ".";
        }
        String words = "Accuracy; the paper's is of held-out pieces." + ours;
        return report == null || Double.isNaN(report.majority())
                ? words
                : words + " Always naming the largest class: " + Figures.score(report.pieceMajority())
                        + " of the pieces, " + Figures.score(report.majority()) + " of the songs.";
    }

    private void reveal() {
        Path folder = model.folderProperty().get();
        if (folder != null) {
            desk.files().reveal(folder);
        }
    }

    private static void copy(String text) {
        ClipboardContent content = new ClipboardContent();
        content.putString(text);
        Clipboard.getSystemClipboard().setContent(content);
    }

    private Node pictures() {
        accuracy.themeProperty().bind(desk.plotTheme());
        PictureMenu.on(accuracy, desk, "accuracy");
        accuracy.emptyTextProperty().set("The paper's accuracy and ours stand here once a run has ended.");
        votes.themeProperty().bind(desk.plotTheme());
        PictureMenu.on(votes, desk, "votes");
        votes.setMinHeight(280);
        VBox both = new VBox(18, accuracy, votes);
        both.setStyle("-fx-padding: 16 20 20 20;");
        return scroll(both);
    }

    private Node text() {
        return scroll(report);
    }

    private static ScrollPane scroll(Region content) {
        ScrollPane scroll = new ScrollPane(content);
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        return scroll;
    }

    private void show(ReadReproduction.Found found) {
        PaperReport read = found.report();
        accuracy.show(read == null ? null : WritePaperReport.scores(read));
        boolean voted = read != null
                && read.rows().stream().anyMatch(row -> row.voteCurve().size() > 1);
        votes.show(read != null && voted ? WritePaperReport.votes(read) : null);
        votes.setVisible(voted);
        votes.setManaged(voted);
        report.show(
                found.markdown().isEmpty() ? "The report stands here once the runs have ended." : found.markdown(),
                model.folderProperty().get());
    }
}
