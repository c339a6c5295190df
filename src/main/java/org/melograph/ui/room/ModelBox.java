package org.melograph.ui.room;

import java.util.Objects;
import java.util.function.Predicate;
import javafx.beans.property.ObjectProperty;
import javafx.collections.transformation.FilteredList;
import javafx.scene.control.ComboBox;
import org.jspecify.annotations.Nullable;
import org.melograph.ui.theme.ChoiceText;

/** A list of the models that fit a purpose; the first one is chosen while nobody chose another. */
public final class ModelBox extends ComboBox<@Nullable ModelChoice> {
    /**
     * A list at a desk.
     *
     * @param fits which models are offered
     * @param chosen follows the list and leads it
     */
    public ModelBox(Desk desk, Predicate<ModelChoice> fits, ObjectProperty<@Nullable ModelChoice> chosen) {
        FilteredList<ModelChoice> offered = new FilteredList<>(desk.library().models(), fits);
        setAccessibleText("Model");
        setPromptText("no model yet");
        ChoiceText.on(this, ModelChoice::name);
        Runnable refill = () -> {
            ModelChoice kept = chosen.get();
            getItems().setAll(offered);
            // The list forgets what it shows when its items are replaced, and would not show the same value again.
            setValue(null);
            setValue(
                    kept == null
                            ? null
                            : offered.stream()
                                    .filter(m -> m.bundle().equals(kept.bundle()))
                                    .findFirst()
                                    .orElse(null));
        };
        desk.library().models().addListener((javafx.beans.InvalidationListener) o -> refill.run());
        chosen.addListener((o, was, is) -> {
            if (!Objects.equals(getValue(), is) && (is == null || getItems().contains(is))) {
                setValue(is);
            }
        });
        valueProperty().addListener((o, was, is) -> {
            if (is != null) {
                chosen.set(is);
            }
        });
        refill.run();
    }
}
