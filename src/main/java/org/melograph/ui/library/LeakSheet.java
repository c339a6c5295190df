package org.melograph.ui.library;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.melograph.app.LeakGuard;
import org.melograph.app.LibrarySong;
import org.melograph.ui.theme.Figures;
import org.melograph.ui.theme.Shapes;

/** Lists what stands on both sides of the split, with its songs. */
final class LeakSheet {
    private final Sheet sheet;
    private final CareModel care;
    private final LibraryViewModel model;

    LeakSheet(Sheet sheet, CareModel care, LibraryViewModel model) {
        this.sheet = sheet;
        this.care = care;
        this.model = model;
    }

    /** Lists the first kind of which anything stands on both sides. */
    void openFirst() {
        care.leaks().get().shared().stream().findFirst().ifPresent(shared -> open(shared.kind()));
    }

    /** Lists one kind. */
    void open(LeakGuard.Kind kind) {
        LeakGuard guard = care.leaks().get();
        List<LeakGuard.Shared> shared = guard.of(kind);
        ListView<LeakGuard.Shared> list = new ListView<>();
        list.setId("leak-list");
        list.getItems().setAll(shared);
        list.setCellFactory(l -> new SharedCell());
        VBox.setVgrow(list, Priority.ALWAYS);
        Node head = Shapes.row(
                10,
                Shapes.paragraph(
                        "In the test part of " + guard.run()
                                + " and in what it learnt from. Kept together, they stand on"
                                + " one side of the next split.",
                        "text-secondary"),
                Shapes.spring(),
                Shapes.button("Show all in the table", () -> showOnly(kind + "s on both sides", shared)),
                Shapes.button("Keep all together", () -> keep(shared), "primary"));
        sheet.show(Figures.count(shared.size(), kind.toString()) + " on both sides", new VBox(12, head, list));
    }

    private void showOnly(String title, List<LeakGuard.Shared> shared) {
        Set<String> hashes = new HashSet<>();
        shared.forEach(s -> hashes.addAll(all(s)));
        model.showAll();
        model.narrowingProperty().set(new LibraryViewModel.Narrowing(title, song -> hashes.contains(song.hash())));
        sheet.close();
    }

    private void keep(List<LeakGuard.Shared> shared) {
        care.keepEachTogether(shared.stream().map(s -> care.songs(all(s))).toList());
        sheet.close();
    }

    private static List<String> all(LeakGuard.Shared shared) {
        List<String> hashes = new ArrayList<>(shared.heldOut());
        hashes.addAll(shared.learnt());
        return hashes;
    }

    private final class SharedCell extends ListCell<LeakGuard.Shared> {
        SharedCell() {
            setPrefWidth(0);
        }

        @Override
        protected void updateItem(LeakGuard.@Nullable Shared shared, boolean empty) {
            super.updateItem(shared, empty);
            if (empty || shared == null) {
                setGraphic(null);
                return;
            }
            Label name = Shapes.label(shared.name(), "text-strong");
            name.setMinWidth(0);
            VBox words = new VBox(
                    2,
                    name,
                    Shapes.row(
                            4,
                            side(shared.heldOut(), "held out"),
                            Shapes.label("  "),
                            side(shared.learnt(), "learnt from")));
            words.setMinWidth(0);
            setGraphic(Shapes.row(
                    10,
                    words,
                    Shapes.spring(),
                    Shapes.button("Show in the table", () -> showOnly(shared.name(), List.of(shared))),
                    Shapes.button("Keep together", () -> keep(List.of(shared)))));
        }

        private Node side(List<String> hashes, String how) {
            return Shapes.row(
                    4,
                    play("Play the first " + how, hashes),
                    Shapes.label(Figures.count(hashes.size(), "song") + " " + how, "text-label"));
        }

        private Node play(String meaning, List<String> hashes) {
            return Shapes.playButton(meaning, () -> {
                List<LibrarySong> songs = care.songs(hashes);
                if (!songs.isEmpty()) {
                    care.play(songs.getFirst(), songs);
                }
            });
        }
    }
}
