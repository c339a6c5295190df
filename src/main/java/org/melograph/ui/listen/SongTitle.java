package org.melograph.ui.listen;

import java.util.Map;
import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableBooleanValue;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import org.melograph.ui.theme.Figures;
import org.melograph.ui.theme.Shapes;

/** Which of two songs a column shows, and the verdict on it in brief. */
final class SongTitle extends HBox {
    /** @param shown whether there are two songs to be told apart */
    SongTitle(ListenViewModel model, ObservableBooleanValue shown) {
        super(8);
        Label title = Shapes.label("", "text-strong");
        title.setId("song-title");
        title.setMinWidth(0);
        title.textProperty().bind(model.titleProperty());
        Label verdict = Shapes.label("", "text-label");
        verdict.setId("song-verdict");
        verdict.setMinWidth(USE_PREF_SIZE);
        verdict.textProperty()
                .bind(Bindings.createStringBinding(
                        () -> inBrief(model.verdict().judgementProperty().get()),
                        model.verdict().judgementProperty()));
        getChildren().addAll(title, Shapes.spring(), verdict);
        setMinWidth(0);
        visibleProperty().bind(shown);
        managedProperty().bind(visibleProperty());
    }

    private static String inBrief(@org.jspecify.annotations.Nullable Judgement judgement) {
        if (judgement == null || judgement.ranked().isEmpty()) {
            return "";
        }
        Map.Entry<String, Double> surest = judgement.ranked().getFirst();
        return judgement.title(surest.getKey()) + " " + Figures.percent(surest.getValue());
    }
}
