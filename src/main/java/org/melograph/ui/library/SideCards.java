package org.melograph.ui.library;

import javafx.scene.layout.VBox;
import org.melograph.ui.room.Desk;
import org.melograph.ui.room.LabelColours;

/** Beside the songs: what was recognised, the leak guard, the balance of labels, duplicates, missing and refused files. */
final class SideCards extends VBox {
    SideCards(Desk desk, LibraryViewModel model, CareModel care, LabelColours colours, Sheet sheet, LeakSheet leaks) {
        getChildren()
                .addAll(
                        new NotesCard(desk.library().notes()),
                        new LeakCard(desk, care, leaks),
                        new BalanceCard(desk, model, colours),
                        new DuplicatesCard(care, new DuplicatesSheet(sheet, care, model)),
                        new MissingCard(care, model),
                        new RefusedCard(desk, care, sheet));
    }
}
