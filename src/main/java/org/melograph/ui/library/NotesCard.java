package org.melograph.ui.library;

import javafx.beans.InvalidationListener;
import javafx.collections.ObservableList;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.melograph.ui.theme.Shapes;

/** What the last import says of its sources: a data set that was recognised, and what comes with it. */
final class NotesCard extends VBox {
    private final ObservableList<String> notes;

    /** @param notes a sentence each; dismissing empties them */
    NotesCard(ObservableList<String> notes) {
        this.notes = notes;
        setId("notes");
        getStyleClass().addAll("card", "card-body");
        notes.addListener((InvalidationListener) o -> show());
        show();
    }

    private void show() {
        setVisible(!notes.isEmpty());
        setManaged(!notes.isEmpty());
        getChildren()
                .setAll(Shapes.row(
                        8,
                        Shapes.label("Recognised", "text-strong"),
                        Shapes.spring(),
                        Shapes.iconButton(Feather.X, "Dismiss", notes::clear, "bare")));
        notes.forEach(note -> getChildren().add(Shapes.paragraph(note, "text-secondary")));
    }
}
