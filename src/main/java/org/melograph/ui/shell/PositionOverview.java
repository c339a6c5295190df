package org.melograph.ui.shell;

import javafx.scene.control.Slider;
import javafx.scene.layout.StackPane;
import org.melograph.ui.player.PlayerModel;

/** The waveform of the track with the position; a click goes there. */
final class PositionOverview extends StackPane {
    PositionOverview(PlayerModel player) {
        Slider slider = new Slider();
        slider.disableProperty().bind(player.clipProperty().isNull());
        player.clipProperty().addListener((o, was, clip) -> slider.setMax(clip == null ? 1 : clip.seconds()));
        player.positionProperty().addListener((o, was, is) -> slider.setValue(is.doubleValue()));
        slider.setOnMouseReleased(e -> player.seek(slider.getValue()));
        getChildren().add(slider);
    }
}
