package org.melograph.ui.library;

import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import javafx.beans.value.ChangeListener;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.melograph.app.FindDuplicates;
import org.melograph.app.FindDuplicates.Group;
import org.melograph.app.FindDuplicates.Member;
import org.melograph.app.LibrarySong;
import org.melograph.ui.theme.Figures;
import org.melograph.ui.theme.Shapes;

/** Lists the groups of songs that are the same, to be heard, kept together or thinned out. */
final class DuplicatesSheet {
    private final Sheet sheet;
    private final CareModel care;
    private final LibraryViewModel model;
    private final ListView<Group> list = new ListView<>();
    private final Label summary = Shapes.paragraph("", "text-secondary");

    DuplicatesSheet(Sheet sheet, CareModel care, LibraryViewModel model) {
        this.sheet = sheet;
        this.care = care;
        this.model = model;
        list.setId("duplicate-list");
        list.setCellFactory(l -> new GroupCell());
        VBox.setVgrow(list, Priority.ALWAYS);
        ChangeListener<FindDuplicates.Report> follow = (o, was, is) -> fill(is);
        care.duplicates().addListener(follow);
        fill(care.duplicates().get());
    }

    private void fill(FindDuplicates.Report report) {
        list.getItems().setAll(report.groups());
        summary.setText(Figures.count(report.songs(), "recording")
                + " compared. What agrees over a stretch of both is one recording, whichever way it was encoded or cut."
                + " Edit > Undo takes a change back.");
    }

    /** Lists all groups. */
    void open() {
        Node head =
                Shapes.row(10, summary, Shapes.spring(), Shapes.button("Keep all together", this::keepAll, "primary"));
        sheet.show("Duplicates", new VBox(12, head, list));
    }

    private void keepAll() {
        care.keepEachTogether(care.duplicates().get().groups().stream()
                .filter(g -> !g.isKeptTogether())
                .map(this::songs)
                .toList());
    }

    private List<LibrarySong> songs(Group group) {
        return care.songs(group.members().stream().map(Member::hash).toList());
    }

    private @Nullable LibrarySong song(Member member) {
        return care.songs(List.of(member.hash())).stream().findFirst().orElse(null);
    }

    private void showOnly(Group group) {
        Set<String> hashes = new HashSet<>();
        group.members().forEach(m -> hashes.add(m.hash()));
        model.showAll();
        model.narrowingProperty()
                .set(new LibraryViewModel.Narrowing(
                        "like " + group.members().getFirst().title(), song -> hashes.contains(song.hash())));
        sheet.close();
    }

    /** How a member lies to another, such as {@code 2.0 s later, 93% alike}; empty for the first. */
    static String place(Group group, int member) {
        return group.links().stream()
                .filter(l -> l.other() == member)
                .findFirst()
                .map(l -> String.format(
                        Locale.ROOT,
                        "%s · %s alike over %s",
                        Math.abs(l.offsetSeconds()) < 0.1
                                ? "same place"
                                : String.format(
                                        Locale.ROOT,
                                        l.offsetSeconds() > 0 ? "%.1f s later" : "%.1f s earlier",
                                        Math.abs(l.offsetSeconds())),
                        Figures.percent(l.similarity()),
                        Figures.length(l.seconds())))
                .orElse("");
    }

    /** The folder of a member, since copies often have one name, and how it lies to another. */
    private static String where(Group group, int member) {
        Path folder = group.members().get(member).path().getParent();
        Path name = folder == null ? null : folder.getFileName();
        String place = place(group, member);
        return name == null ? place : "in " + name + (place.isEmpty() ? "" : " · " + place);
    }

    private final class GroupCell extends ListCell<Group> {
        GroupCell() {
            setPrefWidth(0);
        }

        @Override
        protected void updateItem(@Nullable Group group, boolean empty) {
            super.updateItem(group, empty);
            if (empty || group == null) {
                setGraphic(null);
                return;
            }
            boolean near = group.kind() == FindDuplicates.Kind.NEAR;
            HBox head = Shapes.row(
                    10,
                    Shapes.label(near ? "Same recording" : "Same file", "text-strong"),
                    Shapes.label(near ? Figures.percent(group.similarity()) + " alike" : "", "text-label"),
                    Shapes.spring());
            head.getChildren().add(Shapes.button("Show in the table", () -> showOnly(group)));
            if (near) {
                head.getChildren()
                        .add(
                                group.isKeptTogether()
                                        ? Shapes.label("✓  kept together", "text-good")
                                        : Shapes.button(
                                                "Keep on one side of the split",
                                                () -> care.keepTogether(songs(group))));
            }
            VBox rows = new VBox(4, head);
            for (int i = 0; i < group.members().size(); i++) {
                rows.getChildren().add(row(group, i));
            }
            setGraphic(rows);
        }

        private Node row(Group group, int number) {
            Member member = group.members().get(number);
            LibrarySong song = song(member);
            Label title =
                    Shapes.label(member.artist().isEmpty() ? member.title() : member.artist() + " – " + member.title());
            title.setMinWidth(0);
            title.setTooltip(new Tooltip(member.path().toString()));
            boolean near = group.kind() == FindDuplicates.Kind.NEAR;
            Label place =
                    Shapes.label(near ? where(group, number) : member.path().toString(), "text-label");
            place.setMinWidth(0);
            Label facts = Shapes.label(
                    (member.label() == null ? "" : member.label() + " · ")
                            + Figures.length(member.seconds())
                            + (member.split() == null ? "" : " · " + member.split()),
                    "text-label");
            facts.setMinWidth(Label.USE_PREF_SIZE);
            HBox row = Shapes.row(10);
            if (song != null) {
                row.getChildren().add(Shapes.playButton("Play " + member.title(), () -> care.play(song, songs(group))));
            }
            row.getChildren().addAll(title, place, Shapes.spring(), facts);
            if (song != null && near) {
                row.getChildren()
                        .add(Shapes.iconButton(
                                Feather.X,
                                "Remove " + member.title() + " from the library",
                                () -> care.remove(song),
                                "bare"));
            }
            return row;
        }
    }
}
