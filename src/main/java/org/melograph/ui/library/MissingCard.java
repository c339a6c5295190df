package org.melograph.ui.library;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import javafx.beans.InvalidationListener;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.VBox;
import org.melograph.app.RelinkSongs;
import org.melograph.ui.theme.Figures;
import org.melograph.ui.theme.Shapes;

/** The songs whose file is gone, and how to find them again. */
final class MissingCard extends VBox {
    private static final int MOST_OFFERS = 6;

    private final CareModel care;
    private final LibraryViewModel model;

    MissingCard(CareModel care, LibraryViewModel model) {
        this.care = care;
        this.model = model;
        setId("missing");
        getStyleClass().addAll("card", "card-body");
        InvalidationListener show = o -> show();
        care.missing().addListener(show);
        care.relinkedProperty().addListener(show);
        show();
    }

    private void show() {
        List<RelinkSongs.Missing> missing = care.missing().get();
        RelinkSongs.Report report = care.relinkedProperty().get();
        boolean any = !missing.isEmpty() || report != null;
        setVisible(any);
        setManaged(any);
        getChildren()
                .setAll(Shapes.label(
                        missing.isEmpty()
                                ? "Every song has its file"
                                : Figures.count(missing.size(), "song") + (missing.size() == 1 ? " has" : " have")
                                        + " lost the file",
                        missing.isEmpty() ? "text-strong" : "text-warn"));
        if (report != null) {
            getChildren()
                    .add(Shapes.paragraph(
                            Figures.count(report.relinked().size(), "song") + " found again"
                                    + (report.missing().isEmpty()
                                            ? "."
                                            : ", " + report.missing().size() + " not in that folder."),
                            "text-secondary"));
            report.offered().stream().limit(MOST_OFFERS).forEach(this::offer);
        } else if (!missing.isEmpty()) {
            getChildren()
                    .add(Shapes.paragraph(
                            "Nothing is lost: labels and verdicts stay. Choose the folder where the files are now.",
                            "text-secondary"));
        }
        if (!missing.isEmpty()) {
            getChildren()
                    .add(Shapes.row(
                            8,
                            Shapes.button("Find them…", care::relink, "primary"),
                            Shapes.button("Show", () -> showOnly(missing))));
        }
    }

    private void offer(RelinkSongs.Found found) {
        var words = Shapes.paragraph("'" + found.title() + "': a file of this name and length, with other bytes.");
        words.setTooltip(new Tooltip(found.now().toString()));
        getChildren().addAll(words, Shapes.button("It is this one", () -> care.accept(found)));
    }

    private void showOnly(List<RelinkSongs.Missing> missing) {
        Set<String> hashes = new HashSet<>();
        missing.forEach(m -> hashes.add(m.hash()));
        model.showAll();
        model.narrowingProperty()
                .set(new LibraryViewModel.Narrowing("file is gone", song -> hashes.contains(song.hash())));
    }
}
