package org.melograph.ui.listen;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import javafx.beans.property.IntegerProperty;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.melograph.app.ClassifySongs;
import org.melograph.plot.Bars;
import org.melograph.plot.Ink;
import org.melograph.ui.listen.VerdictModel.Judgement;
import org.melograph.ui.plot.BarsView;
import org.melograph.ui.room.Desk;
import org.melograph.ui.room.ModelBox;
import org.melograph.ui.theme.BarRow;
import org.melograph.ui.theme.Figures;
import org.melograph.ui.theme.Shapes;

/** Beside a song's pictures: the verdict with its probabilities, the portrait, and the vote of its pieces. */
final class VerdictCards extends VBox {
    private static final int MOST_PROBABILITIES = 5;
    private static final int MOST_TAGS = 14;
    private static final int FURTHER_TAGS = 3;
    private static final double UNSAID = 0.55;
    private static final int MOST_BARS = 5;
    private static final int MOST_PIECES = 120;
    private static final double STRIP_WIDTH = 252;
    private static final double GAP = 4;
    private static final double SNIPPETS_WIDTH = 52;

    private final Desk desk;
    private final ListenViewModel model;
    private final VBox verdict = Shapes.card();
    private final VBox portrait = Shapes.card();
    private final VBox vote = Shapes.card();
    private final BarsView bars = new BarsView();
    private final TextField snippets = new TextField();
    private final Node chooser;

    VerdictCards(Desk desk, ListenViewModel model) {
        this.desk = desk;
        this.model = model;
        for (VBox card : List.of(verdict, portrait, vote)) {
            card.getStyleClass().add("card-body");
        }
        verdict.setId("verdict");
        portrait.setId("portrait");
        askForSnippets();
        bars.themeProperty().bind(desk.plotTheme());
        bars.setMinHeight(150);
        bars.setPrefHeight(150);
        ModelBox models = new ModelBox(desk, m -> m.judges("audio") || m.judges("midi"), desk.modelProperty());
        models.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(models, javafx.scene.layout.Priority.ALWAYS);
        HBox choice = Shapes.row(8, Shapes.label("Model", "text-label"), models);
        choice.setStyle("-fx-padding: 6 0 0 0;");
        chooser = choice;
        getChildren().addAll(verdict, portrait, vote);
        model.verdict().judgingProperty().addListener((o, was, is) -> show());
        model.verdict().judgementProperty().addListener((o, was, is) -> show());
        desk.modelProperty().addListener((o, was, is) -> show());
        model.songProperty().addListener((o, was, is) -> show());
        show();
    }

    private void show() {
        Judgement answer = model.verdict().judgementProperty().get();
        hide(portrait, answer != null && !answer.portrait().isEmpty());
        // Tags do not stand for election: each is told by itself.
        hide(
                vote,
                answer != null
                        && answer.model().tagThreshold() == null
                        && answer.verdict().pieces().size() > 1);
        if (answer == null) {
            verdict.getChildren().setAll(waiting());
            return;
        }
        showVerdict(answer);
        if (!answer.portrait().isEmpty()) {
            showPortrait(answer);
        }
        showVote(answer);
    }

    private static void hide(Node node, boolean shown) {
        node.setVisible(shown);
        node.setManaged(shown);
    }

    private List<Node> waiting() {
        if (desk.modelProperty().get() == null) {
            return List.of(
                    Shapes.label("Verdict", "text-strong"),
                    Shapes.paragraph("No model can be asked yet. Train one, and it answers here.", "text-secondary"),
                    Shapes.button("Go to Train", () -> desk.roomProperty().set("train")));
        }
        if (!model.verdict().canJudge()) {
            return List.of(
                    Shapes.label("Verdict", "text-strong"),
                    Shapes.paragraph(
                            "This model cannot judge this kind of file. Choose one that was trained on such files.",
                            "text-secondary"),
                    chooser);
        }
        if (model.verdict().judgingProperty().get() == null) {
            return List.of(
                    Shapes.label("Verdict", "text-strong"),
                    Shapes.paragraph("The model said nothing of this song.", "text-secondary"),
                    chooser);
        }
        ProgressIndicator turning = new ProgressIndicator();
        turning.setMaxSize(22, 22);
        return List.of(Shapes.row(10, turning, Shapes.label("Listening …", "text-secondary")), chooser);
    }

    private void showVerdict(Judgement answer) {
        List<Node> rows = new ArrayList<>();
        rows.add(Shapes.paragraph(answer.source(), "text-label"));
        Double threshold = answer.model().tagThreshold();
        rows.addAll(threshold == null ? ofClass(answer) : ofTags(answer, threshold));
        rows.add(chooser);
        verdict.getChildren().setAll(rows);
    }

    private List<Node> ofClass(Judgement answer) {
        ClassifySongs.Verdict said = answer.verdict();
        Label label = Shapes.paragraph(answer.title(said.label()), "text-number");
        label.setId("verdict-label");
        List<Node> rows = new ArrayList<>();
        rows.add(label);
        rows.add(Shapes.label(Figures.percent(said.confidence()) + " sure", "text-secondary"));
        answer.ranked().stream().limit(MOST_PROBABILITIES).forEach(e -> rows.add(row(answer, e, true)));
        return rows;
    }

    /** The tags that are said first, then the likeliest of the others, fainter, down to as many as are readable. */
    private List<Node> ofTags(Judgement answer, double threshold) {
        List<String> said = answer.said();
        Label count =
                Shapes.label(said.isEmpty() ? "No tag is said" : Figures.count(said.size(), "tag"), "text-number");
        count.setId("verdict-label");
        List<Node> rows = new ArrayList<>();
        rows.add(count);
        rows.add(Shapes.label("said from " + Figures.percent(threshold) + " on", "text-secondary"));
        int shown = Math.clamp(said.size() + FURTHER_TAGS, MOST_PROBABILITIES, MOST_TAGS);
        answer.ranked().stream().limit(shown).forEach(e -> rows.add(row(answer, e, e.getValue() >= threshold)));
        if (said.size() > shown) {
            rows.add(Shapes.label("and " + (said.size() - shown) + " more", "text-label"));
        }
        return rows;
    }

    private BarRow row(Judgement answer, Map.Entry<String, Double> label, boolean said) {
        BarRow row = new BarRow(
                answer.title(label.getKey()),
                label.getValue(),
                model.colours().of(label.getKey()),
                Figures.percent(label.getValue()));
        row.setOpacity(said ? 1 : UNSAID);
        if (answer.model().tagThreshold() != null) {
            row.setAccessibleText(
                    label.getKey() + " " + Figures.percent(label.getValue()) + (said ? ", said" : ", not said"));
        }
        return row;
    }

    /** The number of snippets, taken over by Enter or when the field is left; what is no such number is taken back. */
    private void askForSnippets() {
        snippets.setId("portrait-snippets");
        snippets.setPrefColumnCount(3);
        snippets.setMinWidth(SNIPPETS_WIDTH);
        snippets.setMaxWidth(SNIPPETS_WIDTH);
        snippets.setAlignment(Pos.CENTER_RIGHT);
        snippets.getStyleClass().add("small");
        snippets.setAccessibleText("Snippets of the portrait");
        snippets.setTooltip(new Tooltip("How many random pieces are asked, 1 to " + VerdictModel.MOST_SNIPPETS
                + "; the same seed draws the same ones"));
        IntegerProperty count = model.verdict().snippetsProperty();
        Runnable show = () -> snippets.setText(String.valueOf(count.get()));
        Runnable take = () -> {
            String text = snippets.getText().strip();
            if (text.matches("[0-9]{1,4}") && !text.matches("0+")) {
                count.set(Math.min(Integer.parseInt(text), VerdictModel.MOST_SNIPPETS));
            }
            show.run();
        };
        snippets.setOnAction(e -> take.run());
        snippets.focusedProperty().addListener((o, was, focused) -> {
            if (!focused) {
                take.run();
            }
        });
        show.run();
    }

    private static Label kept(Label label) {
        label.setMinWidth(USE_PREF_SIZE);
        return label;
    }

    private void showPortrait(Judgement answer) {
        List<Map.Entry<String, Integer>> sorted = answer.portrait().entrySet().stream()
                .sorted(Map.Entry.<String, Integer>comparingByValue(Comparator.reverseOrder()))
                .toList();
        List<Bars.Bar> shown = new ArrayList<>();
        int rest = 0;
        for (int i = 0; i < sorted.size(); i++) {
            String name = sorted.get(i).getKey();
            if (i < MOST_BARS - 1 || sorted.size() <= MOST_BARS) {
                shown.add(Bars.Bar.count(
                        answer.title(name),
                        sorted.get(i).getValue(),
                        Math.max(0, model.colours().index(name))));
            } else {
                rest += sorted.get(i).getValue();
            }
        }
        if (rest > 0) {
            shown.add(new Bars.Bar("other", rest, String.valueOf(rest), Ink.Token.SECONDARY));
        }
        bars.show(Bars.upright("", shown));
        portrait.getChildren()
                .setAll(
                        Shapes.row(
                                8,
                                Shapes.label("Portrait", "text-strong"),
                                Shapes.spring(),
                                snippets,
                                kept(Shapes.label("snippets · seed " + answer.seed(), "text-label")),
                                Shapes.iconButton(
                                        Feather.SHUFFLE,
                                        "Draw other random snippets",
                                        () -> model.verdict().drawAgain(),
                                        "bare")),
                        bars);
    }

    private void showVote(Judgement answer) {
        List<String> pieces = answer.verdict().pieces();
        FlowPane strip = new FlowPane(GAP, GAP);
        int shown = Math.min(pieces.size(), MOST_PIECES);
        // Whole pixels: rounded up, the last square would not fit into the line.
        double side = Math.clamp(Math.floor((STRIP_WIDTH - GAP * (shown - 1)) / Math.max(1, shown)), 8, 22);
        for (int i = 0; i < shown; i++) {
            strip.getChildren().add(piece(i, pieces, side));
        }
        Map<String, Integer> counts = new LinkedHashMap<>();
        pieces.forEach(p -> counts.merge(p, 1, Integer::sum));
        String words = counts.entrySet().stream()
                .sorted(Map.Entry.<String, Integer>comparingByValue(Comparator.reverseOrder()))
                .map(e -> e.getValue() + " " + answer.title(e.getKey()))
                .collect(Collectors.joining(" · "));
        vote.getChildren()
                .setAll(
                        Shapes.label("Vote", "text-strong"),
                        Shapes.label(
                                Figures.count(pieces.size(), "piece") + " in time order · click to hear", "text-label"),
                        strip,
                        Shapes.paragraph(words));
    }

    private Button piece(int i, List<String> pieces, double side) {
        Button square = new Button();
        square.setMinSize(side, 20);
        square.setPrefSize(side, 20);
        square.setMaxSize(side, 20);
        square.getStyleClass().add("piece");
        square.setStyle("-fx-background-color: " + Shapes.css(model.colours().of(pieces.get(i))) + ";");
        square.setAccessibleText("Piece " + (i + 1) + ": " + pieces.get(i));
        square.setOnAction(e -> model.playPiece(i, pieces.size()));
        square.setFocusTraversable(false);
        square.setAlignment(Pos.CENTER);
        return square;
    }
}
