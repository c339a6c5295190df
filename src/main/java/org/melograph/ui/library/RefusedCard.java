package org.melograph.ui.library;

import java.nio.file.Path;
import java.util.List;
import javafx.beans.InvalidationListener;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.melograph.base.Refusal;
import org.melograph.ui.room.Desk;
import org.melograph.ui.theme.Figures;
import org.melograph.ui.theme.Shapes;

/** The files that were refused, each with its reason; a sheet lists all of them, to be tried again, shown or forgotten. */
final class RefusedCard extends VBox {
    private static final int MOST_REASONS = 4;

    private final Desk desk;
    private final CareModel care;
    private final Sheet sheet;

    RefusedCard(Desk desk, CareModel care, Sheet sheet) {
        this.desk = desk;
        this.care = care;
        this.sheet = sheet;
        setId("refused");
        getStyleClass().addAll("card", "card-body");
        InvalidationListener show = o -> show();
        desk.library().refused().addListener(show);
        show();
    }

    private void show() {
        List<Refusal> refusals = desk.library().refused();
        setVisible(!refusals.isEmpty());
        setManaged(!refusals.isEmpty());
        getChildren().setAll(Shapes.label(Figures.count(refusals.size(), "file") + " refused", "text-strong"));
        for (Refusal refusal : refusals.stream().limit(MOST_REASONS).toList()) {
            Label line = Shapes.paragraph(refusal.reason(), "text-secondary");
            line.setTooltip(new Tooltip(refusal.path()));
            getChildren().add(line);
        }
        if (refusals.size() > MOST_REASONS) {
            getChildren().add(Shapes.label("and " + (refusals.size() - MOST_REASONS) + " more", "text-label"));
        }
        getChildren()
                .add(Shapes.row(
                        8,
                        Shapes.button("Show", this::open),
                        Shapes.button(
                                "Try again",
                                () -> care.retry(List.copyOf(desk.library().refused())))));
    }

    private void open() {
        ListView<Refusal> list = new ListView<>(desk.library().refused());
        list.setId("refused-list");
        list.setCellFactory(l -> new RefusalCell());
        list.setPlaceholder(Shapes.label("No file is refused any more.", "text-secondary"));
        VBox.setVgrow(list, Priority.ALWAYS);
        Node head = Shapes.row(
                10,
                Shapes.paragraph(
                        "What could not be read is not in the library; the files stay as they are.", "text-secondary"),
                Shapes.spring(),
                Shapes.button(
                        "Forget all",
                        () -> care.forget(List.copyOf(desk.library().refused()))),
                Shapes.button(
                        "Try all again",
                        () -> care.retry(List.copyOf(desk.library().refused())),
                        "primary"));
        sheet.show("Refused files", new VBox(12, head, list));
    }

    private final class RefusalCell extends ListCell<Refusal> {
        RefusalCell() {
            setPrefWidth(0);
        }

        @Override
        protected void updateItem(@Nullable Refusal refusal, boolean empty) {
            super.updateItem(refusal, empty);
            if (empty || refusal == null) {
                setGraphic(null);
                return;
            }
            Path name = Path.of(refusal.path()).getFileName();
            Label title = Shapes.label(name == null ? refusal.path() : name.toString());
            title.setTooltip(new Tooltip(refusal.path()));
            Label reason = Shapes.label(refusal.reason(), "text-label");
            reason.setTooltip(new Tooltip(refusal.reason()));
            VBox words = new VBox(2, title, reason);
            words.setMinWidth(0);
            setGraphic(Shapes.row(
                    8,
                    words,
                    Shapes.spring(),
                    Shapes.iconButton(Feather.ROTATE_CW, "Try again", () -> care.retry(List.of(refusal)), "bare"),
                    Shapes.iconButton(Feather.FOLDER, "Show in its folder", () -> care.reveal(refusal.path()), "bare"),
                    Shapes.iconButton(Feather.X, "Forget", () -> care.forget(List.of(refusal)), "bare")));
        }
    }
}
