package org.melograph.ui.library;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javafx.beans.InvalidationListener;
import javafx.beans.binding.Bindings;
import javafx.beans.property.ObjectProperty;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.MenuItem;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;
import org.melograph.app.ExportLibrary;
import org.melograph.app.LibrarySong;
import org.melograph.project.SongField;
import org.melograph.project.SongRecord;
import org.melograph.ui.room.Desk;
import org.melograph.ui.room.LabelColours;
import org.melograph.ui.room.RoomPane;
import org.melograph.ui.theme.Notice;
import org.melograph.ui.theme.Shapes;

/** The Library room as seen: the table of songs, and beside it the leak guard, the balance and the refused files. */
final class LibraryView extends StackPane {
    private static final double MOST_OF_FILTER = 200;

    private static final String FORMATS = "wav · mp3 · flac · ogg · opus · m4a · mid · csv";
    private static final double ABOVE_ROWS = 54 + 28;
    private static final double DROP_HEIGHT = 86;

    private final Desk desk;
    private final LibraryViewModel model;
    private final CareModel care;
    private final SongTable table;
    private final TextField search = new TextField();
    private final EditPopover editor;

    LibraryView(Desk desk, LibraryViewModel model, CareModel care) {
        this.desk = desk;
        this.model = model;
        this.care = care;
        LabelColours colours = new LabelColours(desk.library().classes());
        table = new SongTable(model, colours, desk.columnsProperty());
        editor = new EditPopover(desk.library().labels(), colours, model::editChosen);
        table.setContextMenu(menu());
        Sheet sheet = new Sheet();
        LeakSheet leaks = new LeakSheet(sheet, care, model);
        VBox card = Shapes.card(new Notice(care.failureProperty()), head(), body(), leakLine(leaks));
        SideCards side = new SideCards(desk, model, care, colours, sheet, leaks);
        getChildren().addAll(new RoomPane(card, side), sheet);
    }

    /** The leak guard in one line, where the column with its card is folded away. */
    private Node leakLine(LeakSheet leaks) {
        Label line = Shapes.label(care.leaks().map(LeakCard::line), "text-label");
        line.setId("leak-line");
        Shapes.follow(care.leaks(), guard -> {
            line.getStyleClass().setAll("label", guard.isClean() ? "text-label" : "text-warn");
        });
        HBox foot = Shapes.row(8, line);
        foot.getStyleClass().add("card-foot");
        foot.setOnMouseClicked(e -> leaks.openFirst());
        foot.visibleProperty().bind(widthProperty().lessThan(RoomPane.NARROW));
        foot.managedProperty().bind(foot.visibleProperty());
        return foot;
    }

    private Node head() {
        search.setPromptText("Search title, artist, label, key …");
        search.setAccessibleText("Search songs");
        search.textProperty().bindBidirectional(model.searchProperty());
        search.setPrefWidth(260);
        search.setMinWidth(120);
        ToggleButton doubtful = new ToggleButton("doubtful only");
        doubtful.getStyleClass().add("pill");
        doubtful.setMinWidth(USE_PREF_SIZE);
        doubtful.setTooltip(new Tooltip("Songs whose verdict contradicts the label or decides nothing"));
        doubtful.selectedProperty().bindBidirectional(model.doubtfulProperty());
        Label count = Shapes.label(model.summary(), "text-label");
        count.setMinWidth(0);
        ComboBox<String> label = filter("label", model.labelProperty());
        InvalidationListener offer = o -> {
            String kept = model.labelProperty().get();
            List<String> offered = Stream.concat(Stream.of(LibraryViewModel.ANY), desk.library().labels().stream())
                    .toList();
            List<String> all = new ArrayList<>(offered);
            all.add(LibraryViewModel.NONE);
            label.getItems().setAll(all);
            label.setValue(all.contains(kept) ? kept : LibraryViewModel.ANY);
        };
        desk.library().labels().addListener(offer);
        offer.invalidated(desk.library().labels());
        ComboBox<String> split = filter("split", model.splitProperty());
        split.getItems().setAll(LibraryViewModel.ANY, "train", "valid", "test");
        ComboBox<String> kind = filter("kind", model.kindProperty());
        kind.getItems().setAll(LibraryViewModel.ANY, SongRecord.AUDIO, SongRecord.MIDI);
        return Shapes.cardHead(
                search, label, split, kind, doubtful, narrowing(), Shapes.spring(), count, new ColumnMenu(desk));
    }

    /** What the list is narrowed to besides the filters, to be dismissed by a click. */
    private Node narrowing() {
        Button chip = Shapes.button("", () -> model.narrowingProperty().set(null), "pill", "chosen");
        chip.setId("narrowing");
        chip.setGraphic(new FontIcon(Feather.X));
        chip.setMinWidth(USE_PREF_SIZE);
        chip.setAccessibleText("Show all songs again");
        chip.textProperty()
                .bind(model.narrowingProperty()
                        .map(LibraryViewModel.Narrowing::title)
                        .orElse(""));
        chip.visibleProperty().bind(model.narrowingProperty().isNotNull());
        chip.managedProperty().bind(chip.visibleProperty());
        return chip;
    }

    private static ComboBox<String> filter(String name, ObjectProperty<String> value) {
        ComboBox<String> box = new ComboBox<>();
        // A box is as wide as its longest choice, and a label may be a sentence.
        box.setMaxWidth(MOST_OF_FILTER);
        box.getStyleClass().add("pill");
        box.setAccessibleText("Filter by " + name);
        box.setMinWidth(Region.USE_PREF_SIZE);
        box.valueProperty().bindBidirectional(value);
        box.setButtonCell(new ListCell<>() {
            @Override
            protected void updateItem(@Nullable String item, boolean empty) {
                super.updateItem(item, empty);
                setText(name + ": " + (item == null ? LibraryViewModel.ANY : item));
            }
        });
        return box;
    }

    private Node body() {
        VBox drop = new VBox(
                Shapes.label("Drop songs or folders anywhere", "text-secondary"), Shapes.label(FORMATS, "text-label"));
        drop.getStyleClass().add("drop-here");
        drop.setMaxSize(520, DROP_HEIGHT);
        drop.setMouseTransparent(true);
        Node empty = Shapes.empty(
                Feather.MUSIC,
                "Drop songs or folders here; a folder's sub-folders become labels.\n" + FORMATS,
                "Import a folder…",
                () -> desk.files()
                        .folder("Import a folder of songs")
                        .ifPresent(folder -> desk.library().importPaths(List.of(folder))));
        Node nothing = Shapes.empty(Feather.SEARCH, "No song passes the filters.", "Show all songs", model::showAll);
        table.setPlaceholder(new Region());
        StackPane body = new StackPane(table, drop, empty, nothing);
        StackPane.setAlignment(drop, Pos.TOP_CENTER);
        InvalidationListener fit = o -> {
            double below = table.getItems().size() * SongTable.ROW_HEIGHT + ABOVE_ROWS - 54 + 26;
            drop.setTranslateY(below);
            drop.setVisible(!table.getItems().isEmpty() && below + DROP_HEIGHT + 16 < body.getHeight());
        };
        body.heightProperty().addListener(fit);
        table.getItems().addListener(fit);
        var songs = desk.library().songs();
        empty.visibleProperty().bind(Bindings.isEmpty(songs).and(desk.library().loadedProperty()));
        nothing.visibleProperty().bind(Bindings.isEmpty(model.shown()).and(Bindings.isNotEmpty(songs)));
        table.visibleProperty().bind(Bindings.isNotEmpty(model.shown()));
        VBox.setVgrow(body, Priority.ALWAYS);
        HBox.setHgrow(body, Priority.ALWAYS);
        return body;
    }

    private ContextMenu menu() {
        MenuItem compare = item("Compare in Listen", model::compareChosen);
        ContextMenu menu = new ContextMenu(
                item("Play", () -> model.chosen().stream().findFirst().ifPresent(model::play)),
                item("Show in Listen", () -> model.chosen().stream().findFirst().ifPresent(model::listen)),
                compare,
                item("Label…", this::askLabel),
                item("Edit…", () -> ask(SongField.ARTIST)),
                item("Take the label away", () -> model.labelChosen("")),
                item("Keep on one side of the split", () -> care.keepTogether(List.copyOf(model.chosen()))),
                item("Export…", () -> care.export(List.copyOf(model.chosen()), ExportLibrary.Lists.ONE)),
                item("Remove from the library", model::removeChosen));
        menu.setOnShowing(e -> {
            menu.getItems().forEach(i -> i.setDisable(model.chosen().isEmpty()));
            compare.setDisable(model.chosen().size() != 2);
        });
        return menu;
    }

    private static MenuItem item(String title, Runnable action) {
        MenuItem item = new MenuItem(title);
        item.setOnAction(e -> action.run());
        return item;
    }

    /** Asks for a label for the chosen songs. */
    void askLabel() {
        ask(SongField.LABEL);
    }

    /** Asks for the new text of a field of the chosen songs. */
    void ask(SongField field) {
        if (!model.chosen().isEmpty()) {
            editor.ask(table, model.chosen(), field);
        }
    }

    /** Goes to the search field. */
    void find() {
        search.requestFocus();
        search.selectAll();
    }

    /** Selects songs, for keys and tests. */
    void choose(List<LibrarySong> songs) {
        table.getSelectionModel().clearSelection();
        songs.forEach(table.getSelectionModel()::select);
    }
}
