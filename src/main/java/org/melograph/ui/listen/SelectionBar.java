package org.melograph.ui.listen;

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
        Button band = Shapes.button("Only this band", this::playBand, "small");
        band.setGraphic(Shapes.playMark());
        band.setId("play-band");
        band.setTooltip(
                new Tooltip("Plays the marked stretch without what lies below and above the marked frequencies"));
        band.managedProperty().bind(band.visibleProperty());
        Button zoom = Shapes.iconButton(Feather.ZOOM_IN, "Show the marked stretch alone", this::zoom, "bare");
        Button clear = Shapes.iconButton(Feather.X, "Mark nothing (Esc)", this::clear, "bare");
        clear.setId("clear-selection");
        getChildren().addAll(covers, play, loop, band, zoom, clear);
        Shapes.follow(model.window().selectionProperty(), marked -> {
            setVisible(marked != null);
            band.setVisible(marked != null && marked.hertz() != null);
            covers.setText(marked == null ? "" : ReadoutText.of(marked));
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

    private void playBand() {
        Range hertz = Objects.requireNonNull(marked().hertz(), "the button is seen with a band");
        FrequencyBand band = new FrequencyBand(Math.max(0, hertz.low()), hertz.high());
        model.playBand(marked().time().low(), marked().time().high(), band);
    }

    private void zoom() {
        model.window().show(marked().time().low(), marked().time().high());
    }

    private void clear() {
        model.window().selectionProperty().set(null);
    }
}
