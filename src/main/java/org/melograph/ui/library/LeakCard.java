package org.melograph.ui.library;

import java.util.List;
import java.util.Locale;
import javafx.beans.InvalidationListener;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.ListCell;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.melograph.app.BrowseLibrary.RunRow;
import org.melograph.app.LeakGuard;
import org.melograph.ui.room.Desk;
import org.melograph.ui.theme.Figures;
import org.melograph.ui.theme.Shapes;

/** How many songs, groups, near-duplicates, artists and albums stand on both sides of a split; a click lists them. */
final class LeakCard extends VBox {
    private final Desk desk;
    private final CareModel care;
    private final LeakSheet sheet;
    private final VBox content = new VBox(8);
    private final ComboBox<RunRow> runs = new ComboBox<>();

    LeakCard(Desk desk, CareModel care, LeakSheet sheet) {
        this.desk = desk;
        this.care = care;
        this.sheet = sheet;
        setId("leaks");
        getStyleClass().addAll("card", "card-body");
        chooseRun();
        getChildren().addAll(content, runs);
        Shapes.follow(care.leaks(), this::show);
    }

    private void chooseRun() {
        runs.getStyleClass().add("pill");
        runs.setAccessibleText("The run whose split is guarded");
        runs.setMaxWidth(Double.MAX_VALUE);
        runs.setCellFactory(list -> cell());
        runs.setButtonCell(cell());
        InvalidationListener offer = o -> {
            List<RunRow> all = List.copyOf(desk.library().runs());
            RunRow kept = runs.getValue();
            runs.getItems().setAll(all);
            boolean there = kept != null && all.stream().anyMatch(r -> r.id() == kept.id());
            runs.setValue(there ? kept : all.isEmpty() ? null : all.getFirst());
            boolean choice = all.size() > 1;
            runs.setVisible(choice);
            runs.setManaged(choice);
        };
        desk.library().runs().addListener(offer);
        offer.invalidated(desk.library().runs());
        runs.valueProperty().addListener((o, was, is) -> {
            boolean latest = is == null || is.equals(runs.getItems().getFirst());
            care.runProperty().set(latest ? null : is);
        });
    }

    private static ListCell<RunRow> cell() {
        return new ListCell<>() {
            @Override
            protected void updateItem(@Nullable RunRow run, boolean empty) {
                super.updateItem(run, empty);
                setText(run == null || empty ? "" : "split of " + run.name());
            }
        };
    }

    private void show(LeakGuard guard) {
        if (guard.heldOut() == 0) {
            content.getChildren()
                    .setAll(
                            Shapes.label("Leak guard", "text-strong"),
                            Shapes.paragraph(
                                    "No split yet. The first training splits by group and stands here.",
                                    "text-secondary"));
            return;
        }
        content.getChildren()
                .setAll(
                        guard.isClean()
                                ? Shapes.label("✓  Leak guard: clean", "text-good")
                                : Shapes.label("Leak guard: the test part is known", "text-warn"),
                        Shapes.paragraph(
                                "On both sides of the split, " + Figures.count(guard.heldOut(), "song") + " held out:",
                                "text-secondary"));
        VBox rows = new VBox();
        for (LeakGuard.Kind kind : LeakGuard.Kind.values()) {
            rows.getChildren().add(row(kind, guard.of(kind).size()));
        }
        content.getChildren().add(rows);
    }

    private Node row(LeakGuard.Kind kind, int count) {
        Button row = new Button();
        row.getStyleClass().add("count-row");
        row.setId("leaks-" + kind.name().toLowerCase(Locale.ROOT).replace('_', '-'));
        row.setMaxWidth(Double.MAX_VALUE);
        Region spring = Shapes.spring();
        Node words = Shapes.row(
                8,
                Shapes.label(plural(kind), "text-secondary"),
                spring,
                Shapes.label(Figures.count(count), count == 0 ? "text-secondary" : "text-warn"));
        row.setGraphic(words);
        ((Region) words).prefWidthProperty().bind(row.widthProperty().subtract(16));
        row.setAccessibleText(Figures.count(count) + " " + plural(kind) + " on both sides");
        row.setDisable(count == 0);
        row.setOnAction(e -> sheet.open(kind));
        return row;
    }

    private static String plural(LeakGuard.Kind kind) {
        return switch (kind) {
            case SONG -> "songs";
            case GROUP -> "groups";
            case NEAR_DUPLICATE -> "near-duplicates";
            case ARTIST -> "artists";
            case ALBUM -> "albums";
        };
    }

    /** The whole in one line, for where the card is folded away. */
    static String line(LeakGuard guard) {
        if (guard.heldOut() == 0) {
            return "Leak guard: no split yet";
        }
        StringBuilder line = new StringBuilder(guard.isClean() ? "✓  Leak guard: " : "Leak guard: ");
        for (LeakGuard.Kind kind : LeakGuard.Kind.values()) {
            int count = guard.of(kind).size();
            line.append(Figures.count(count))
                    .append(' ')
                    .append(count == 1 ? kind.toString() : plural(kind))
                    .append(kind == LeakGuard.Kind.ALBUM ? "" : ", ");
        }
        return line.append(" on both sides of the split").toString();
    }
}
