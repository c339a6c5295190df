package org.melograph.ui.shell;

import javafx.beans.value.ObservableValue;
import javafx.scene.layout.StackPane;
import org.melograph.plot.PlotTheme;
import org.melograph.ui.player.PlayerModel;
import org.melograph.ui.plot.TimeWindow;
import org.melograph.ui.plot.WaveOverviewView;
import org.melograph.ui.theme.Shapes;

/** The waveform of the track with the position; a click goes there. */
final class PositionOverview extends StackPane {
    private static final double HEIGHT = 44;

    PositionOverview(PlayerModel player, ObservableValue<PlotTheme> theme) {
        TimeWindow window = new TimeWindow();
        WaveOverviewView wave = new WaveOverviewView(window, false);
        wave.setId("position");
        wave.themeProperty().bind(theme);
        wave.emptyTextProperty().set("");
        wave.setOnSeek(player::seek);
        Shapes.follow(player.outlineProperty(), outline -> {
            wave.show(outline);
            if (outline != null) {
                window.reset(outline.seconds());
                window.cursorProperty().set(player.positionProperty().get());
            }
        });
        player.positionProperty()
                .addListener((o, was, is) -> window.cursorProperty().set(is.doubleValue()));
        setMinHeight(HEIGHT);
        setMaxHeight(HEIGHT);
        setMinWidth(40);
        getChildren().add(wave);
    }
}
