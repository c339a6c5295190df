package org.melograph.ui.listen;

import java.util.List;
import java.util.Objects;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;
import org.melograph.music.FrequencyBand;
import org.melograph.plot.Range;
import org.melograph.ui.plot.TimeSelection;
import org.melograph.ui.theme.Shapes;

/** The marked stretch of a song: what it covers, and what can be done with it. Seen while there is one. */
final class SelectionBar extends HBox {
    private final ListenViewModel model;
    private final Label covers = Shapes.label("", "text-label", "figures");

    SelectionBar(ListenViewModel model) {
        super(6);
        this.model = model;
        setId("selection-bar");
        getStyleClass().add("selection-bar");
        covers.setId("selection-covers");
        covers.setMinWidth(0);
        Button play = Shapes.button("Play", this::play, "small");
        play.setGraphic(Shapes.playMark());
        play.setId("play-selection");
        play.setTooltip(new Tooltip("Plays the marked stretch"));
        Button loop = Shapes.button("Loop", this::loop, "small");
        loop.setGraphic(new FontIcon(Feather.REPEAT));
        loop.setId("loop-selection");
        loop.setTooltip(new Tooltip("Plays the marked stretch again and again"));
        Button band = Shapes.button("Only this band", () -> filtered(true), "small");
        band.setGraphic(Shapes.playMark());
        band.setId("play-band");
        band.setTooltip(
                new Tooltip("Plays the marked stretch without what lies below and above the marked frequencies"));
        Button without = Shapes.button("Without it", () -> filtered(false), "small");
        without.setGraphic(Shapes.playMark());
        without.setId("play-without-band");
        without.setTooltip(new Tooltip("Plays the marked stretch without the marked frequencies"));
        Button zoom = Shapes.iconButton(Feather.ZOOM_IN, "Show the marked stretch alone", this::zoom, "bare");
        Button clear = Shapes.iconButton(Feather.X, "Mark nothing (Esc)", this::clear, "bare");
        clear.setId("clear-selection");
        getChildren().addAll(covers, play, loop, band, without, zoom, clear);
        Shapes.follow(model.window().selectionProperty(), marked -> {
            setVisible(marked != null);
            boolean hasBand = marked != null && marked.hertz() != null;
            List.of(band, without).forEach(b -> {
                b.setVisible(hasBand);
                b.setManaged(hasBand);
            });
            covers.setText(marked == null ? "" : ReadoutText.of(marked));
            // A narrow window shows it shortened.
            covers.setTooltip(new Tooltip(covers.getText()));
        });
        managedProperty().bind(visibleProperty());
    }

    private TimeSelection marked() {
        return Objects.requireNonNull(model.window().selectionProperty().get(), "the bar is seen with a selection");
    }

    private void play() {
        model.play(marked().time().low(), marked().time().high());
    }

    private void loop() {
        model.loop(marked().time().low(), marked().time().high());
    }

    private void filtered(boolean keeps) {
        Range time = marked().time();
        FrequencyBand band = AnnotationModel.band(marked().hertz());
        if (band != null && keeps) {
            model.playBand(time.low(), time.high(), band);
        } else if (band != null) {
            model.playWithoutBand(time.low(), time.high(), band);
        }
    }

    private void zoom() {
        model.window().show(marked().time().low(), marked().time().high());
    }

    private void clear() {
        model.window().selectionProperty().set(null);
    }
}
