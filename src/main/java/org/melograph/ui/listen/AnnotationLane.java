package org.melograph.ui.listen;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import javafx.beans.InvalidationListener;
import javafx.beans.binding.Bindings;
import javafx.scene.control.Button;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Pane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.melograph.music.Annotation;
import org.melograph.music.AnnotationLayer;
import org.melograph.music.FrequencyBand;
import org.melograph.plot.Box;
import org.melograph.plot.ClassPalette;
import org.melograph.ui.plot.AnnotationView;
import org.melograph.ui.plot.AnnotationView.Mark;
import org.melograph.ui.plot.AnnotationView.Span;
import org.melograph.ui.plot.TimeSelection;
import org.melograph.ui.room.Desk;
import org.melograph.ui.room.FileKinds;
import org.melograph.ui.theme.Notice;
import org.melograph.ui.theme.Shapes;

/** The annotations of a song under its waveform, and what can be done with them. */
final class AnnotationLane extends VBox {
    private static final double EDITOR_WIDTH = 160;

    private final Desk desk;
    private final ListenViewModel song;
    private final AnnotationModel model;
    private final PointerModel pointer;
    private final AnnotationView view;
    private final TextField editor = new TextField();
    private Consumer<String> onWritten = text -> {};
    // The letter of the key that opened the editor would be its first.
    private boolean openedByKey;

    AnnotationLane(Desk desk, ListenViewModel song, PointerModel pointer) {
        super(2);
        this.pointer = pointer;
        this.desk = desk;
        this.song = song;
        this.model = song.annotations();
        view = new AnnotationView(song.window(), new Hand());
        view.setId("annotations");
        view.themeProperty().bind(desk.plotTheme());
        editor.setId("annotation-text");
        editor.getStyleClass().add("small");
        editor.setManaged(false);
        editor.setVisible(false);
        editor.setOnAction(e -> written());
        editor.setOnKeyPressed(e -> {
            if (e.getCode() == KeyCode.ESCAPE) {
                editor.setVisible(false);
                view.requestFocus();
                e.consume();
            }
        });
        editor.addEventFilter(KeyEvent.KEY_TYPED, e -> {
            if (openedByKey) {
                openedByKey = false;
                e.consume();
            }
        });
        editor.focusedProperty().addListener((o, was, focused) -> {
            if (!focused && editor.isVisible()) {
                written();
            }
        });
        getChildren().addAll(head(), new Notice(model.failureProperty()), rows());
        InvalidationListener show = o ->
                view.show(model.layersProperty().get(), model.pickedProperty().get());
        model.layersProperty().addListener(show);
        model.pickedProperty().addListener(show);
        show.invalidated(model.layersProperty());
        view.setOnContextMenuRequested(e -> {
            Mark mark = view.markAt(e.getX(), e.getY());
            if (mark != null) {
                model.pick(mark);
                menu(mark).show(view, e.getScreenX(), e.getScreenY());
            }
        });
    }

    /** Plays, seeks and edits as the pointer and the keys in the lane ask. */
    private final class Hand implements AnnotationView.Hand {
        @Override
        public void hovered(@Nullable Mark mark) {
            pointer.saidProperty().set(mark == null ? "" : ReadoutText.of(mark.annotation()));
        }

        @Override
        public void picked(Mark mark) {
            model.pick(mark);
            hear(mark.annotation());
        }

        @Override
        public void sought(int layer, double seconds) {
            model.use(layer);
            model.pick(null);
            song.seek(seconds);
        }

        @Override
        public void drawn(int layer, Span time) {
            Annotation drawn = Annotation.region(time.start(), time.end(), "");
            model.add(layer, drawn);
            name(new Mark(layer, drawn));
        }

        @Override
        public void moved(Mark mark, Span time) {
            model.replace(mark, mark.annotation().at(time.start(), time.end()));
        }

        @Override
        public void naming(Mark mark) {
            name(mark);
        }

        @Override
        public void removed() {
            model.removePicked();
        }

        @Override
        public void stepped(int by) {
            Mark next = model.neighbour(by);
            if (next != null) {
                song.window().reveal(next.annotation().start());
                picked(next);
            }
        }
    }

    private void hear(Annotation annotation) {
        if (annotation.isPoint()) {
            song.seek(annotation.start());
        } else {
            song.play(annotation.start(), annotation.end());
        }
    }

    private Pane rows() {
        Pane rows = new Pane(view, editor);
        view.prefWidthProperty().bind(rows.widthProperty());
        rows.minHeightProperty().bind(view.minHeightProperty());
        rows.prefHeightProperty().bind(view.minHeightProperty());
        rows.maxHeightProperty().bind(view.minHeightProperty());
        rows.visibleProperty()
                .bind(Bindings.createBooleanBinding(
                        () -> !model.layersProperty().get().isEmpty(), model.layersProperty()));
        rows.managedProperty().bind(rows.visibleProperty());
        return rows;
    }

    private HBox head() {
        Button mark = Shapes.iconButton(Feather.MAP_PIN, "Mark the moment that is heard (M)", this::markMoment, "bare");
        mark.setId("mark-moment");
        Button label =
                Shapes.iconButton(Feather.TAG, "Label the marked stretch (Shift+M)", this::labelSelection, "bare");
        label.setId("label-selection");
        label.disableProperty().bind(song.window().selectionProperty().isNull());
        Button undo = Shapes.iconButton(
                Feather.CORNER_UP_LEFT, "Take the last change of annotations back", model::undo, "bare");
        undo.setId("undo-annotation");
        undo.disableProperty().bind(model.canUndoProperty().not());
        Button redo =
                Shapes.iconButton(Feather.CORNER_UP_RIGHT, "Make the change of annotations again", model::redo, "bare");
        redo.disableProperty().bind(model.canRedoProperty().not());
        MenuButton layers = new MenuButton("Layers");
        layers.setId("annotation-layers");
        layers.getStyleClass().add("small");
        layers.setTooltip(new Tooltip("Layers of annotations; label files of Audacity, JAMS and tables"));
        InvalidationListener fill = o -> layers.getItems().setAll(items());
        model.layersProperty().addListener(fill);
        fill.invalidated(model.layersProperty());
        HBox head = Shapes.row(
                4, Shapes.label("Annotations", "text-label"), Shapes.spring(), mark, label, undo, redo, layers);
        head.disableProperty().bind(model.readyProperty().not());
        return head;
    }

    private List<MenuItem> items() {
        List<AnnotationLayer> layers = model.layersProperty().get();
        List<MenuItem> items = new ArrayList<>();
        items.add(item("New layer", model::addLayer));
        items.add(item("Beats as a layer", model::addBeats));
        items.add(item("Predicted classes as a layer", this::addPredictions));
        items.add(new SeparatorMenuItem());
        items.add(item("Import…", this::importFile));
        items.add(item("Export all…", () -> export(layers, List.of("jams", "csv"))));
        if (!layers.isEmpty()) {
            items.add(new SeparatorMenuItem());
        }
        for (int i = 0; i < layers.size(); i++) {
            items.add(layerMenu(i, layers.get(i)));
        }
        return items;
    }

    private Menu layerMenu(int number, AnnotationLayer layer) {
        Menu menu = new Menu(layer.name() + " (" + layer.annotations().size() + ")");
        menu.setMnemonicParsing(false);
        Menu colors = new Menu("Colour");
        for (int i = 0; i < ClassPalette.SIZE; i++) {
            int color = i;
            MenuItem item = item("Colour " + (i + 1), () -> model.replaceLayer(number, layer.colored(color)));
            item.setGraphic(Shapes.dot(javafx.scene.paint.Color.rgb(
                    ClassPalette.color(i) >> 16 & 0xFF,
                    ClassPalette.color(i) >> 8 & 0xFF,
                    ClassPalette.color(i) & 0xFF)));
            colors.getItems().add(item);
        }
        menu.getItems()
                .addAll(
                        item("Rename…", () -> nameLayer(number, layer)),
                        colors,
                        item("Export…", () -> export(List.of(layer), List.of("txt", "jams", "csv"))),
                        new SeparatorMenuItem(),
                        item("Remove", () -> model.removeLayer(number)));
        return menu;
    }

    private ContextMenu menu(Mark mark) {
        Annotation a = mark.annotation();
        ContextMenu menu = new ContextMenu();
        menu.getItems().add(item("Play", () -> hear(a)));
        if (!a.isPoint()) {
            menu.getItems().add(item("Loop", () -> song.loop(a.start(), a.end())));
        }
        FrequencyBand band = a.band();
        if (band != null && !a.isPoint()) {
            menu.getItems().add(item("Play only its frequencies", () -> song.playBand(a.start(), a.end(), band)));
        }
        menu.getItems().addAll(item("Write text…", () -> name(mark)), item("Remove", model::removePicked));
        return menu;
    }

    private static MenuItem item(String text, Runnable action) {
        MenuItem item = new MenuItem(text);
        item.setMnemonicParsing(false);
        item.setOnAction(e -> action.run());
        return item;
    }

    /** Marks the moment that is heard, or where the cursor stands. */
    void markMoment() {
        double now = song.window().cursor();
        // Nobody hears anything of a song that is not on the deck: its start is marked.
        model.add(Annotation.point(Double.isNaN(now) ? 0 : now, ""));
    }

    /** Makes the marked stretch an annotation, and asks for its text. */
    void labelSelection() {
        TimeSelection marked = song.window().selectionProperty().get();
        if (marked != null && model.readyProperty().get()) {
            model.add(new Annotation(
                    Math.max(0, marked.time().low()), marked.time().high(), "", AnnotationModel.band(marked.hertz())));
            Mark made = model.pickedProperty().get();
            if (made != null) {
                name(made);
            }
        }
    }

    /** As {@link #labelSelection}, by a key that writes a letter. */
    void labelSelectionByKey() {
        openedByKey = song.window().selectionProperty().get() != null
                && model.readyProperty().get();
        labelSelection();
    }

    private void name(Mark mark) {
        model.pick(mark);
        // The first annotation brings the rows in, which have no place before they are laid out.
        getScene().getRoot().applyCss();
        getScene().getRoot().layout();
        write(
                view.boxOf(mark),
                mark.annotation().label(),
                text -> model.replace(mark, mark.annotation().withLabel(text)));
    }

    private void nameLayer(int number, AnnotationLayer layer) {
        Box box = view.boxOf(
                new Mark(number, Annotation.point(song.window().range().low(), "")));
        write(box, layer.name(), text -> {
            if (!text.isBlank()) {
                model.replaceLayer(number, layer.renamed(text.strip()));
            }
        });
    }

    private void write(Box where, String text, Consumer<String> receiver) {
        onWritten = receiver;
        double x = Math.clamp(where.x(), 0, Math.max(0, view.getWidth() - EDITOR_WIDTH));
        editor.setText(text);
        editor.resizeRelocate(x, where.y() - 2, EDITOR_WIDTH, AnnotationView.ROW + 4);
        editor.setVisible(true);
        editor.toFront();
        editor.requestFocus();
        editor.selectAll();
    }

    private void written() {
        Consumer<String> receiver = onWritten;
        onWritten = text -> {};
        editor.setVisible(false);
        receiver.accept(editor.getText());
        view.requestFocus();
    }

    private void addPredictions() {
        List<Annotation> said = song.timeline().stream()
                .map(s ->
                        Annotation.region(Math.max(0, s.time().low()), s.time().high(), s.label()))
                .toList();
        if (said.isEmpty()) {
            model.failureProperty().set("No model has judged the song yet. Choose one at the right first.");
        } else {
            model.addLayers(List.of(new AnnotationLayer("Predicted classes", 0, said)));
        }
    }

    private void importFile() {
        desk.files()
                .open("Import annotations", "Label files", FileKinds.ANNOTATIONS)
                .forEach(model::read);
    }

    private void export(List<AnnotationLayer> layers, List<String> extensions) {
        var file = model.song();
        if (file != null) {
            String name = String.valueOf(file.getFileName()).replaceFirst("\\.[^.]*$", "");
            desk.files()
                    .save("Export annotations", name + "." + extensions.getFirst(), extensions)
                    .ifPresent(out -> model.write(layers, out));
        }
    }

    /** Takes a change back or makes it again; whether there was one. */
    boolean undo(boolean again) {
        boolean can =
                again ? model.canRedoProperty().get() : model.canUndoProperty().get();
        if (can && again) {
            model.redo();
        } else if (can) {
            model.undo();
        }
        return can;
    }
}
