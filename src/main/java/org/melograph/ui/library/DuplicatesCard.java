package org.melograph.ui.library;

import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.melograph.app.FindDuplicates;
import org.melograph.ui.theme.Figures;
import org.melograph.ui.theme.Shapes;

/** How many songs are the same file twice or hold the same recording. */
final class DuplicatesCard extends VBox {
    private final CareModel care;
    private final DuplicatesSheet sheet;

    DuplicatesCard(CareModel care, DuplicatesSheet sheet) {
        this.care = care;
        this.sheet = sheet;
        setId("duplicates");
        getStyleClass().addAll("card", "card-body");
        Shapes.follow(care.duplicates(), this::show);
    }

    private void show(FindDuplicates.Report report) {
        boolean any = report.songs() + report.unheard() > 0;
        setVisible(any);
        setManaged(any);
        long exact = count(report, FindDuplicates.Kind.EXACT);
        long near = count(report, FindDuplicates.Kind.NEAR);
        getChildren().setAll(Shapes.label("Duplicates", "text-strong"));
        getChildren().add(Shapes.paragraph(sentence(report, exact, near), "text-secondary"));
        if (report.unheard() > 0) {
            getChildren()
                    .add(Shapes.paragraph(Figures.count(report.unheard(), "song") + " not heard yet.", "text-warn"));
        }
        HBox buttons = Shapes.row(8);
        if (exact + near > 0) {
            buttons.getChildren().add(Shapes.button("Show", sheet::open, "primary"));
        }
        if (report.unheard() > 0) {
            buttons.getChildren().add(Shapes.button("Hear them", care::findDuplicates));
        }
        getChildren().add(buttons);
    }

    private static long count(FindDuplicates.Report report, FindDuplicates.Kind kind) {
        return report.groups().stream().filter(g -> g.kind() == kind).count();
    }

    private static String sentence(FindDuplicates.Report report, long exact, long near) {
        if (exact + near == 0) {
            return report.songs() == 0
                    ? "No recording was compared yet."
                    : "None: " + Figures.count(report.songs(), "recording") + " compared, no two alike.";
        }
        String alike = near == 0 ? "" : Figures.count(near, "group") + " with the same recording";
        String same =
                exact == 0 ? "" : Figures.count(exact, "song") + (exact == 1 ? " lies" : " lie") + " in several files";
        return alike + (alike.isEmpty() || same.isEmpty() ? "" : ", ") + same + ".";
    }
}
