package org.melograph.ui.compose;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;
import org.melograph.ui.room.Command;
import org.melograph.ui.room.Command.MenuName;
import org.melograph.ui.room.Desk;
import org.melograph.ui.room.Room;

/** The room where a model writes notes. */
public final class ComposeRoom implements Room {
    private final Desk desk;
    private final ComposeViewModel model;
    private @Nullable ComposeView view;

    /** The room at a desk. */
    public ComposeRoom(Desk desk) {
        this.desk = desk;
        model = new ComposeViewModel(desk);
    }

    @Override
    public String id() {
        return "compose";
    }

    @Override
    public String title() {
        return "Compose";
    }

    @Override
    public Node icon() {
        return new FontIcon(Feather.MUSIC);
    }

    @Override
    public ObservableValue<String> context() {
        return model.shownProperty()
                .map(take -> take.title() + " · " + take.from())
                .orElse("");
    }

    @Override
    public Node view() {
        ComposeView made = view;
        if (made == null) {
            made = new ComposeView(desk, model);
            view = made;
        }
        return made;
    }

    @Override
    public boolean drop(List<Path> paths) {
        Path first = paths.getFirst();
        String name = first.toString().toLowerCase(Locale.ROOT);
        boolean midi = paths.size() == 1 && (name.endsWith(".mid") || name.endsWith(".midi"));
        if (midi) {
            model.likeProperty().set(first);
        }
        return midi;
    }

    @Override
    public List<Command> commands() {
        var shown = model.shownProperty().isNotNull();
        return List.of(
                Command.when(
                        desk.composerProperty()
                                .isNotNull()
                                .and(model.composingProperty().not()),
                        MenuName.GENERATE,
                        "Compose",
                        "Shortcut+G",
                        () -> {
                            desk.roomProperty().set(id());
                            model.compose();
                        }),
                Command.when(shown, MenuName.GENERATE, "Save the take as MIDI…", "Shortcut+S", () -> model.save("mid")),
                Command.when(
                        shown,
                        MenuName.GENERATE,
                        "Save the take as sound…",
                        "Shortcut+Shift+S",
                        () -> model.save("wav")));
    }
}
