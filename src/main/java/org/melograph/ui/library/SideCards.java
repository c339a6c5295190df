package org.melograph.ui.library;

import java.util.List;
import javafx.beans.InvalidationListener;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.melograph.base.Refusal;
import org.melograph.ui.room.Desk;
import org.melograph.ui.room.LabelColours;
import org.melograph.ui.theme.Figures;
import org.melograph.ui.theme.Shapes;

/** Beside the songs: the leak guard, the balance of labels, and the files that were refused. */
final class SideCards extends VBox {
    private static final int MOST_REFUSALS = 8;

    private final Desk desk;
    private final VBox leaks = Shapes.card();
    private final VBox refused = Shapes.card();

    SideCards(Desk desk, LibraryViewModel model, LabelColours colours) {
        this.desk = desk;
        for (VBox card : List.of(leaks, refused)) {
            card.getStyleClass().add("card-body");
        }
        getChildren().addAll(leaks, new BalanceCard(desk, model, colours), refused);
        InvalidationListener refusals = o -> showRefused();
        desk.library().refused().addListener(refusals);
        Shapes.follow(model.leaks(), this::showLeaks);
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
