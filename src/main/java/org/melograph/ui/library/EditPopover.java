package org.melograph.ui.library;

import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;
import org.controlsfx.control.PopOver;
import org.jspecify.annotations.Nullable;
import org.melograph.app.LibrarySong;
import org.melograph.project.SongField;
import org.melograph.ui.room.LabelColours;
import org.melograph.ui.theme.Figures;
import org.melograph.ui.theme.Shapes;

/** Writes one field of many songs: a text in use by a click, or a new one typed. */
final class EditPopover {
    /** What the fields are called in the studio, in the order offered. */
    static final Map<SongField, String> NAMES = Map.of(
            SongField.LABEL, "Label",
            SongField.ARTIST, "Artist",
            SongField.ALBUM, "Album",
            SongField.TITLE, "Title",
            SongField.GENRE, "Genre",
            SongField.GROUP, "Group");

    private static final List<SongField> OFFERED = List.of(
            SongField.LABEL, SongField.ARTIST, SongField.ALBUM, SongField.GENRE, SongField.GROUP, SongField.TITLE);
    private static final int MOST_PILLS = 16;

    private final List<String> labels;
    private final LabelColours colours;
    private final BiConsumer<SongField, String> write;
    private final ComboBox<SongField> fields = new ComboBox<>();
    private final TextField text = new TextField();
    private final FlowPane known = new FlowPane(6, 6);
    private final Label title = Shapes.label("", "text-strong");
    private final PopOver popOver;
    private List<LibrarySong> songs = List.of();

    /** @param write is given the field and its new text */
    EditPopover(List<String> labels, LabelColours colours, BiConsumer<SongField, String> write) {
        this.labels = labels;
        this.colours = colours;
        this.write = write;
        fields.setId("edit-field");
        fields.getItems().setAll(OFFERED);
        fields.setAccessibleText("Field");
        fields.setConverter(new StringConverter<>() {
            @Override
            public String toString(@Nullable SongField field) {
                return field == null ? "" : NAMES.getOrDefault(field, "");
            }

            @Override
            public SongField fromString(String name) {
                return OFFERED.stream()
                        .filter(f -> name.equals(NAMES.get(f)))
                        .findFirst()
                        .orElse(SongField.LABEL);
            }
        });
        fields.valueProperty().addListener((o, was, is) -> offer());
        text.setId("edit-text");
        text.setOnAction(e -> done(text.getText()));
        HBox.setHgrow(text, Priority.ALWAYS);
        known.setPrefWrapLength(320);
        VBox box = new VBox(10, title, Shapes.row(8, fields, text), known);
        box.getStyleClass().add("card-body");
        popOver = new PopOver(box);
        popOver.setDetachable(false);
        popOver.setAnimated(false);
        popOver.setArrowLocation(PopOver.ArrowLocation.TOP_CENTER);
    }

    /** Opens over the upper part of a node. */
    void ask(Node over, List<LibrarySong> chosen, SongField field) {
        songs = List.copyOf(chosen);
        title.setText("Edit " + Figures.count(songs.size(), "song"));
        fields.setValue(field);
        offer();
        Bounds bounds = over.localToScreen(over.getBoundsInLocal());
        popOver.show(over, bounds.getCenterX(), bounds.getMinY() + 90);
        text.requestFocus();
    }

    private void offer() {
        SongField field = fields.getValue();
        TreeSet<String> own = new TreeSet<>();
        songs.forEach(song -> own.add(song.text(field)));
        // What they have in common is a good start for correcting it; a label is rather chosen anew.
        text.setText(own.size() == 1 && field != SongField.LABEL ? own.first() : "");
        text.selectAll();
        text.setPromptText(NAMES.get(field) + ", then Enter");
        own.remove("");
        List<String> offered =
                field == SongField.LABEL ? labels : field == SongField.TITLE ? List.of() : List.copyOf(own);
        known.getChildren()
                .setAll(offered.stream()
                        .limit(MOST_PILLS)
                        .map(name -> pill(field, name))
                        .toList());
    }

    private Button pill(SongField field, String name) {
        Button pill = Shapes.button(name, () -> done(name));
        pill.getStyleClass().add("pill");
        if (field == SongField.LABEL) {
            pill.setGraphic(Shapes.dot(colours.of(name)));
        }
        return pill;
    }

    private void done(String written) {
        popOver.hide();
        SongField field = fields.getValue();
        // A label is taken away by its own command, so that Enter on an empty field does nothing.
        if (!written.isBlank() || (field.mayBeEmpty() && field != SongField.LABEL)) {
            write.accept(field, written);
        }
    }
}
