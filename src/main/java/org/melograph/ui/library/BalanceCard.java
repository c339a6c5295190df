package org.melograph.ui.library;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import javafx.beans.InvalidationListener;
import javafx.geometry.Insets;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.scene.paint.Color;
import org.melograph.app.LibrarySong;
import org.melograph.ui.room.Desk;
import org.melograph.ui.room.LabelColours;
import org.melograph.ui.theme.BarRow;
import org.melograph.ui.theme.Figures;
import org.melograph.ui.theme.Shapes;

/** How many songs carry each label, as bars; a click on one shows its songs alone. */
final class BalanceCard extends VBox {
    private static final int MOST_BARS = 14;
    private static final Color UNLABELLED = Color.web("#667083");
    /** From here on accuracy alone says little, and the card says so. */
    private static final double UNEVEN = 3;

    private final Desk desk;
    private final LibraryViewModel model;
    private final LabelColours colours;

    BalanceCard(Desk desk, LibraryViewModel model, LabelColours colours) {
        this.desk = desk;
        this.model = model;
        this.colours = colours;
        getStyleClass().addAll("card", "card-body");
        setId("balance");
        desk.library().songs().addListener((InvalidationListener) o -> show());
        model.labelProperty().addListener((InvalidationListener) o -> show());
        show();
    }

    /** How many songs carry each label, by label; those without one count under the empty text. */
    static Map<String, Integer> counts(List<LibrarySong> songs) {
        Map<String, Integer> counts = new TreeMap<>();
        for (LibrarySong song : songs) {
            counts.merge(song.label() == null ? "" : song.label(), 1, Integer::sum);
        }
        return counts;
    }

    /** What the counts of labels mean for a model, a sentence or two; empty for fewer than two labels. */
    static String remark(Map<String, Integer> labels) {
        if (labels.size() < 2) {
            return "";
        }
        Map.Entry<String, Integer> most =
                labels.entrySet().stream().max(Map.Entry.comparingByValue()).orElseThrow();
        int least = labels.values().stream().min(Comparator.naturalOrder()).orElseThrow();
        double ratio = (double) most.getValue() / least;
        if (ratio < 1.05) {
            return "Even: every label has as many songs.";
        }
        String sentence = String.format(Locale.ROOT, "Largest to smallest %.1f : 1.", ratio);
        int all = labels.values().stream().mapToInt(Integer::intValue).sum();
        return ratio < UNEVEN
                ? sentence
                : sentence + " Always saying '" + most.getKey() + "' would be right for "
                        + Figures.percent((double) most.getValue() / all) + " of the labelled songs.";
    }

    private void show() {
        Map<String, Integer> counts = counts(desk.library().songs());
        int unlabelled = counts.getOrDefault("", 0);
        counts.remove("");
        int all = desk.library().songs().size();
        int most = Math.max(
                unlabelled,
                counts.values().stream().mapToInt(Integer::intValue).max().orElse(1));
        List<Node> rows = new ArrayList<>();
        rows.add(Shapes.label("Balance", "text-strong"));
        counts.entrySet().stream()
                .limit(MOST_BARS)
                .forEach(e -> rows.add(bar(e.getKey(), e.getKey(), colours.of(e.getKey()), e.getValue(), most, all)));
        if (counts.size() > MOST_BARS) {
            rows.add(Shapes.label("and " + (counts.size() - MOST_BARS) + " more labels", "text-label"));
        }
        if (counts.isEmpty()) {
            rows.add(Shapes.paragraph("No song has a label yet: choose songs and press Ctrl+L.", "text-secondary"));
        } else if (unlabelled > 0) {
            rows.add(bar("no label", LibraryViewModel.NONE, UNLABELLED, unlabelled, most, all));
        }
        String remark = remark(counts);
        if (!remark.isEmpty()) {
            rows.add(Shapes.paragraph(remark, "text-label"));
        }
        getChildren().setAll(rows);
    }

    private Node bar(String name, String filter, Color colour, int count, int most, int all) {
        BarRow bar = new BarRow(name, (double) count / most, colour, Figures.count(count));
        HBox.setHgrow(bar, Priority.ALWAYS);
        Label share = Shapes.label(Figures.percent((double) count / all), "text-label");
        share.setMinWidth(32);
        share.setStyle("-fx-alignment: center-right;");
        HBox row = Shapes.row(6, bar, share);
        boolean only = filter.equals(model.labelProperty().get());
        row.getStyleClass().add("bar-choice");
        // What lights up under the pointer is a little wider than what is written.
        VBox.setMargin(row, new Insets(0, -6, 0, -6));
        if (only) {
            row.getStyleClass().add("chosen");
        }
        Runnable choose = () -> model.labelProperty().set(only ? LibraryViewModel.ANY : filter);
        row.setOnMouseClicked(e -> choose.run());
        row.setFocusTraversable(true);
        row.setOnKeyPressed(e -> {
            if (e.getCode() == KeyCode.ENTER || e.getCode() == KeyCode.SPACE) {
                choose.run();
                e.consume();
            }
        });
        Tooltip.install(row, new Tooltip(only ? "Show all labels" : "Show only these songs"));
        return row;
    }
}
