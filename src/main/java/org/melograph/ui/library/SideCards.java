package org.melograph.ui.library;

import java.util.List;
import java.util.Map;
import java.util.Set;
import javafx.beans.InvalidationListener;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.melograph.base.Refusal;
import org.melograph.ui.room.Desk;
import org.melograph.ui.room.LabelColours;
import org.melograph.ui.theme.BarRow;
import org.melograph.ui.theme.Figures;
import org.melograph.ui.theme.Shapes;

/** Beside the songs: the leak guard, the balance of labels, and the files that were refused. */
final class SideCards extends VBox {
    private static final int MOST_REFUSALS = 8;

    private final Desk desk;
    private final LibraryViewModel model;
    private final LabelColours colours;
    private final VBox leaks = Shapes.card();
    private final VBox balance = Shapes.card();
    private final VBox refused = Shapes.card();

    SideCards(Desk desk, LibraryViewModel model, LabelColours colours) {
        this.desk = desk;
        this.model = model;
        this.colours = colours;
        for (VBox card : List.of(leaks, balance, refused)) {
            card.getStyleClass().add("card-body");
        }
        getChildren().addAll(leaks, balance, refused);
        InvalidationListener songs = o -> showBalance();
        desk.library().songs().addListener(songs);
        InvalidationListener refusals = o -> showRefused();
        desk.library().refused().addListener(refusals);
        Shapes.follow(model.leaks(), this::showLeaks);
        showBalance();
        showRefused();
    }

    private void showLeaks(LeakGuard guard) {
        if (guard.heldOut() == 0) {
            leaks.getChildren()
                    .setAll(
                            Shapes.label("Leak guard", "text-strong"),
                            Shapes.paragraph(
                                    "No split yet. The first training splits by group and stands here.",
                                    "text-secondary"));
            return;
        }
        Node head = guard.isClean()
                ? Shapes.label("✓  Leak guard", "text-good")
                : Shapes.label("Leak guard: the test part is known", "text-warn");
        Label shared = Shapes.paragraph(
                Figures.count(guard.songs().size(), "song") + " and "
                        + Figures.count(guard.groups().size(), "group") + " on both sides of the split, "
                        + guard.heldOut() + " songs held out.",
                guard.isClean() ? "text-secondary" : "text-warn");
        leaks.getChildren().setAll(head, shared);
        if (!guard.artists().isEmpty()) {
            Label artists = Shapes.paragraph(
                    guard.artists().size() == 1
                            ? "1 artist stands on both sides."
                            : guard.artists().size() + " artists stand on both sides.",
                    "text-warn");
            artists.setTooltip(new Tooltip(String.join(", ", guard.artists())));
            leaks.getChildren().add(artists);
        }
    }

    private void showBalance() {
        Map<String, Long> counts = model.balance();
        balance.getChildren().setAll(Shapes.label("Balance", "text-strong"));
        long most = counts.values().stream().mapToLong(Long::longValue).max().orElse(1);
        Set<Map.Entry<String, Long>> entries = counts.entrySet();
        for (Map.Entry<String, Long> e : entries) {
            balance.getChildren()
                    .add(new BarRow(
                            e.getKey(),
                            e.getValue() / (double) most,
                            colours.of(e.getKey()),
                            Figures.count(e.getValue())));
        }
        long unlabelled =
                desk.library().songs().stream().filter(s -> s.label() == null).count();
        if (counts.isEmpty()) {
            balance.getChildren()
                    .add(Shapes.paragraph("No song has a label yet: choose songs and press Ctrl+L.", "text-secondary"));
        } else if (unlabelled > 0) {
            balance.getChildren()
                    .add(Shapes.label(Figures.count(unlabelled, "song") + " without a label", "text-label"));
        }
    }

    private void showRefused() {
        List<Refusal> refusals = desk.library().refused();
        refused.setVisible(!refusals.isEmpty());
        refused.setManaged(!refusals.isEmpty());
        refused.getChildren()
                .setAll(Shapes.row(
                        8,
                        Shapes.label(Figures.count(refusals.size(), "file") + " refused", "text-strong"),
                        Shapes.spring(),
                        Shapes.iconButton(
                                Feather.X, "Forget the refused files", desk.library()::forgetRefused, "bare")));
        for (Refusal refusal : refusals.stream().limit(MOST_REFUSALS).toList()) {
            Label line = Shapes.paragraph(refusal.reason(), "text-secondary");
            line.setTooltip(new Tooltip(refusal.path()));
            refused.getChildren().add(line);
        }
        if (refusals.size() > MOST_REFUSALS) {
            refused.getChildren().add(Shapes.label("and " + (refusals.size() - MOST_REFUSALS) + " more", "text-label"));
        }
    }
}
