package org.melograph.ui.listen;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javafx.beans.property.IntegerProperty;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.melograph.plot.Bars;
import org.melograph.plot.Ink;
import org.melograph.ui.plot.BarsView;
import org.melograph.ui.room.Desk;
import org.melograph.ui.theme.Shapes;

/** What random pieces of a song were heard as; a bar plays its pieces, and pointing at it shows where they stand. */
final class PortraitCard extends VBox {
    private static final int MOST_BARS = 5;
    private static final double SNIPPETS_WIDTH = 52;
    private static final double HEIGHT = 150;

    private final VerdictModel model;
    private final ListenViewModel song;
    private final BarsView bars = new BarsView();
    private final TextField snippets = new TextField();
    private final Label drawn = kept(Shapes.label("", "text-label"));
    private final Label hint = Shapes.label("", "text-label");
    /** The labels of the bars; those that share the last one are left out. */
    private List<String> shown = List.of();

    PortraitCard(Desk desk, ListenViewModel song) {
        this.song = song;
        this.model = song.verdict();
        getStyleClass().addAll("card", "card-body");
        setId("portrait");
        askForSnippets();
        bars.setId("portrait-bars");
        bars.themeProperty().bind(desk.plotTheme());
        bars.setMinHeight(HEIGHT);
        bars.setPrefHeight(HEIGHT);
        bars.setOnPick(bar -> {
            if (bar < shown.size()) {
                model.playSnippets(shown.get(bar));
            }
        });
        bars.setOnHover(bar -> model.mark(bar >= 0 && bar < shown.size() ? shown.get(bar) : ""));
        getChildren()
                .addAll(
                        Shapes.row(
                                8,
                                Shapes.label("Portrait", "text-strong"),
                                Shapes.spring(),
                                snippets,
                                drawn,
                                Shapes.iconButton(
                                        Feather.SHUFFLE, "Draw other random snippets", model::drawAgain, "bare")),
                        bars,
                        hint);
        setVisible(false);
        managedProperty().bind(visibleProperty());
        Shapes.follow(model.judgementProperty(), answer -> {
            setVisible(answer != null && !answer.portrait().isEmpty());
            if (answer != null && isVisible()) {
                show(answer);
            }
        });
    }

    private static Label kept(Label label) {
        label.setMinWidth(USE_PREF_SIZE);
        return label;
    }

    private void show(Judgement answer) {
        double seconds = answer.snippetSeconds();
        String length = seconds > 0 ? String.format(Locale.ROOT, " of %.1f s", seconds) : "";
        drawn.setText(
                length.isEmpty() ? "snippets · seed " + answer.seed() : length.strip() + " · seed " + answer.seed());
        hint.setText(
                seconds > 0 ? "Click a bar to hear its snippets" : "These pieces have no time of their own to play");
        List<Map.Entry<String, Integer>> sorted = answer.portrait().entrySet().stream()
                .sorted(Map.Entry.<String, Integer>comparingByValue(Comparator.reverseOrder())
                        .thenComparing(Map.Entry.comparingByKey()))
                .toList();
        List<Bars.Bar> all = new ArrayList<>();
        List<String> labels = new ArrayList<>();
        int rest = 0;
        for (int i = 0; i < sorted.size(); i++) {
            String name = sorted.get(i).getKey();
            if (i < MOST_BARS - 1 || sorted.size() <= MOST_BARS) {
                labels.add(name);
                all.add(Bars.Bar.count(
                        answer.title(name),
                        sorted.get(i).getValue(),
                        Math.max(0, song.colours().index(name))));
            } else {
                rest += sorted.get(i).getValue();
            }
        }
        if (rest > 0) {
            all.add(new Bars.Bar("other", rest, String.valueOf(rest), Ink.Token.SECONDARY));
        }
        shown = List.copyOf(labels);
        bars.show(Bars.upright("", all));
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
        IntegerProperty count = model.snippetsProperty();
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
}
