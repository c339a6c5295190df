package org.melograph.ui.evaluate;

import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableValue;
import javafx.collections.ObservableList;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.melograph.ui.theme.Figures;
import org.melograph.ui.theme.Shapes;

/** Held-out songs under a name that says which, counted, each of them and all together playable. */
final class HeardCard extends VBox {
    /**
     * A card.
     *
     * @param list the songs as they are listed
     * @param between what stands between the head and the list
     */
    HeardCard(
            ObservableValue<String> name,
            ObservableList<Heard> songs,
            Runnable playAll,
            HeardList list,
            Node... between) {
        Label title = Shapes.label(name, "text-strong");
        title.setMinWidth(0);
        Label count = Shapes.label("", "pill");
        count.textProperty().bind(Bindings.createStringBinding(() -> Figures.count(songs.size(), "song"), songs));
        count.setMinWidth(USE_PREF_SIZE);
        Button all = Shapes.button("Play all", playAll);
        all.setGraphic(Shapes.playMark());
        all.disableProperty().bind(Bindings.isEmpty(songs));
        setVgrow(list, Priority.ALWAYS);
        getStyleClass().add("card");
        getChildren().add(Shapes.cardHead(title, count, Shapes.spring(), all));
        getChildren().addAll(between);
        getChildren().add(list);
        setVgrow(this, Priority.ALWAYS);
        setMinHeight(160);
    }
}
