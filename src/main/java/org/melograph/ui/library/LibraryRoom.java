package org.melograph.ui.library;

import java.util.List;
import java.util.stream.Collectors;
import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;
import org.melograph.app.ExportLibrary;
import org.melograph.app.RelinkSongs;
import org.melograph.project.SongField;
import org.melograph.ui.room.Command;
import org.melograph.ui.room.Command.MenuName;
import org.melograph.ui.room.Desk;
import org.melograph.ui.room.Room;
import org.melograph.ui.theme.Figures;

/** The room of songs. */
public final class LibraryRoom implements Room {
    private final Desk desk;
    private final LibraryViewModel model;
    private final CareModel care;
    private @Nullable LibraryView view;

    /** The room at a desk. */
    public LibraryRoom(Desk desk) {
        this.desk = desk;
        model = new LibraryViewModel(desk);
        care = new CareModel(desk);
        care.missing()
                .subscribe(missing -> model.missingProperty()
                        .set(missing.stream().map(RelinkSongs.Missing::hash).collect(Collectors.toSet())));
    }

    @Override
    public String id() {
        return "library";
    }

    @Override
    public String title() {
        return "Library";
    }

    @Override
    public Node icon() {
        return new FontIcon(Feather.ALIGN_LEFT);
    }

    @Override
    public ObservableValue<String> context() {
        return Bindings.createStringBinding(
                () -> Figures.count(desk.library().songs().size(), "song") + " · "
                        + Figures.count(desk.library().labels().size(), "label"),
                desk.library().songs(),
                desk.library().labels());
    }

    @Override
    public Node view() {
        return made();
    }

    private LibraryView made() {
        LibraryView made = view;
        if (made == null) {
            made = new LibraryView(desk, model, care);
            view = made;
        }
        return made;
    }

    @Override
    public List<Command> commands() {
        var chosen = Bindings.isNotEmpty(model.chosen());
        var songs = Bindings.isNotEmpty(desk.library().songs());
        return List.of(
                Command.when(chosen, MenuName.EDIT, "Label…", "Shortcut+L", () -> {
                    desk.roomProperty().set(id());
                    made().askLabel();
                }),
                Command.when(chosen, MenuName.EDIT, "Edit artist, album, title…", "Shortcut+E", () -> {
                    desk.roomProperty().set(id());
                    made().ask(SongField.ARTIST);
                }),
                Command.when(chosen, MenuName.EDIT, "Take the label away", null, () -> model.labelChosen("")),
                // Only where the chosen songs can be seen: in another room the key must not remove anything.
                Command.when(
                        chosen.and(desk.roomProperty().isEqualTo(id())),
                        MenuName.EDIT,
                        "Remove from the library",
                        "Delete",
                        model::removeChosen),
                Command.always(MenuName.EDIT, "Find songs", "Shortcut+F", () -> {
                    desk.roomProperty().set(id());
                    made().find();
                }),
                Command.when(
                        songs,
                        MenuName.FILE,
                        "Export the shown songs…",
                        "Shortcut+Shift+E",
                        () -> care.export(List.copyOf(model.shown()), ExportLibrary.Lists.ONE)),
                Command.when(
                        songs,
                        MenuName.FILE,
                        "Export a playlist for each label…",
                        null,
                        () -> care.export(List.copyOf(model.shown()), ExportLibrary.Lists.LABEL)),
                Command.when(
                        songs,
                        MenuName.FILE,
                        "Export a playlist for each verdict…",
                        null,
                        () -> care.export(List.copyOf(model.shown()), ExportLibrary.Lists.VERDICT)),
                Command.when(songs, MenuName.DATASET, "Find duplicates", "Shortcut+Shift+D", care::findDuplicates),
                Command.when(songs, MenuName.DATASET, "Find missing files…", null, care::relink),
                Command.when(
                        desk.modelProperty()
                                .isNotNull()
                                .and(Bindings.isNotEmpty(desk.library().songs())),
                        MenuName.DATASET,
                        "Judge all shown songs",
                        "Shortcut+J",
                        model::judgeShown),
                Command.when(
                        Bindings.isNotEmpty(desk.library().songs()),
                        MenuName.DATASET,
                        "Labels from a table…",
                        null,
                        () -> desk.files().open("Labels from a table", "Tables", List.of("csv")).stream()
                                .findFirst()
                                .ifPresent(desk.library()::labelFrom)),
                Command.always(MenuName.DATASET, "Show only doubtful songs", "Shortcut+D", () -> {
                    desk.roomProperty().set(id());
                    model.doubtfulProperty().set(!model.doubtfulProperty().get());
                }),
                Command.always(MenuName.DATASET, "Show songs without a label", null, () -> {
                    desk.roomProperty().set(id());
                    model.labelProperty().set(LibraryViewModel.NONE);
                }));
    }
}
