package org.melograph.ui.evaluate;

import java.util.function.Consumer;
import javafx.collections.ObservableList;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.melograph.ui.room.Desk;
import org.melograph.ui.theme.Figures;
import org.melograph.ui.theme.Shapes;

/** Held-out songs, each with a triangle that plays it and how sure the model was. */
final class HeardList extends ListView<Heard> {
    private final Desk desk;
    private final Consumer<Heard> play;

    /** A list that plays by {@code play}. */
    HeardList(Desk desk, ObservableList<Heard> songs, Consumer<Heard> play, String whenEmpty) {
        super(songs);
        this.desk = desk;
        this.play = play;
        setPlaceholder(Shapes.paragraph(whenEmpty, "text-secondary"));
        setCellFactory(l -> new HeardCell());
    }

    private final class HeardCell extends ListCell<Heard> {
        HeardCell() {
            // Long titles are cut short rather than scrolled to.
            setPrefWidth(0);
        }

        @Override
        protected void updateItem(@Nullable Heard song, boolean empty) {
            super.updateItem(song, empty);
            if (empty || song == null) {
                setGraphic(null);
                return;
            }
            Label title = Shapes.label(song.title());
            title.setMinWidth(0);
            VBox words = new VBox(2, title);
            words.setMinWidth(0);
            words.setAlignment(Pos.CENTER_LEFT);
            if (!song.detail().isEmpty()) {
                words.getChildren().add(Shapes.label(song.detail(), "text-label"));
            }
            Button button = Shapes.playButton("Play " + song.title(), () -> play.accept(song));
            button.setDisable(song.known() == null);
            Button listen = Shapes.iconButton(
                    Feather.ACTIVITY, "Show " + song.title() + " in Listen", () -> listen(song), "bare");
            listen.setDisable(song.known() == null);
            Label sure = Shapes.label(Figures.percent(song.confidence()));
            sure.setMinWidth(USE_PREF_SIZE);
            Boolean truth = song.truth();
            var row = Shapes.row(10, button, words, Shapes.spring());
            if (truth != null) {
                Label has = Shapes.label(truth ? "has it" : "has it not", truth ? "text-good" : "text-label");
                has.setMinWidth(USE_PREF_SIZE);
                row.getChildren().add(has);
            }
            row.getChildren().addAll(sure, listen);
            setGraphic(row);
        }
    }

    private void listen(Heard song) {
        if (song.known() != null) {
            desk.songProperty().set(song.known().path());
            desk.roomProperty().set("listen");
        }
    }
}
