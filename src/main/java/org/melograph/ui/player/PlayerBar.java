package org.melograph.ui.player;

import javafx.beans.binding.Bindings;
import javafx.beans.binding.StringBinding;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;
import org.melograph.music.FrequencyBand;
import org.melograph.sound.BandFilter;
import org.melograph.ui.theme.Figures;
import org.melograph.ui.theme.Shapes;

/** The player at the bottom of the window: what sounds, its waveform with the position, the device, and the jobs. */
public final class PlayerBar extends HBox {
    /** The height of the bar in pixels. */
    public static final double HEIGHT = 76;

    private static final double SHORTEST_OVERVIEW = 90;

    /**
     * A bar over a player.
     *
     * @param overview the waveform with the position, which takes what width is left
     * @param end what stands at the right end
     */
    public PlayerBar(PlayerModel player, Region overview, Node end) {
        getStyleClass().add("player-bar");
        setAlignment(Pos.CENTER_LEFT);
        setMinHeight(HEIGHT);
        setPrefHeight(HEIGHT);
        HBox.setHgrow(overview, Priority.ALWAYS);
        overview.setMinWidth(SHORTEST_OVERVIEW);
        getChildren()
                .addAll(
                        buttons(player),
                        words(player),
                        time(Bindings.createStringBinding(
                                () -> Figures.position(player.positionProperty().get()), player.positionProperty())),
                        overview,
                        time(Bindings.createStringBinding(() -> length(player), player.secondsProperty())),
                        filter(player),
                        new DeviceMenu(player.output()),
                        end);
    }

    private static String length(PlayerModel player) {
        double seconds = player.secondsProperty().get();
        return Double.isNaN(seconds) ? "–:––" : Figures.length(seconds);
    }

    private static Node buttons(PlayerModel player) {
        Button play = Shapes.button("", player::toggle, "primary", "round");
        FontIcon icon = new FontIcon(Feather.PLAY);
        Shapes.follow(player.playingProperty(), playing -> {
            icon.setIconCode(playing ? Feather.PAUSE : Feather.PLAY);
            play.setAccessibleText(playing ? "Pause" : "Play");
        });
        play.setGraphic(icon);
        play.setTooltip(new Tooltip("Play or pause (Space)"));
        play.setId("play");
        Button previous = Shapes.iconButton(Feather.SKIP_BACK, "Previous song", player::previous, "bare");
        Button next = Shapes.iconButton(Feather.SKIP_FORWARD, "Next song", player::next, "bare");
        ToggleButton loop = new ToggleButton("", new FontIcon(Feather.REPEAT));
        loop.setId("loop");
        loop.getStyleClass().addAll("button", "bare");
        loop.setAccessibleText("Repeat");
        loop.setTooltip(new Tooltip("Repeat the song, or the part that plays (L)"));
        loop.selectedProperty().bindBidirectional(player.loopingProperty());
        HBox row = Shapes.row(10, previous, play, next, loop);
        row.setMinWidth(USE_PREF_SIZE);
        row.disableProperty().bind(player.trackProperty().isNull());
        return row;
    }

    private static Node words(PlayerModel player) {
        StringBinding title = Bindings.createStringBinding(
                () -> {
                    Track track = player.trackProperty().get();
                    return track == null ? "Nothing selected" : track.title();
                },
                player.trackProperty());
        StringBinding detail = Bindings.createStringBinding(
                () -> {
                    Track track = player.trackProperty().get();
                    String failure = player.failureProperty().get();
                    return !failure.isEmpty() ? failure : track == null ? "Choose a song in any room" : track.detail();
                },
                player.trackProperty(),
                player.failureProperty());
        Label below = Shapes.label(detail, "text-label");
        Shapes.follow(player.failureProperty(), failure -> {
            below.getStyleClass().remove("text-warn");
            if (!failure.isEmpty()) {
                below.getStyleClass().add("text-warn");
                below.setTooltip(new Tooltip(failure));
            }
        });
        VBox words = new VBox(3, Shapes.label(title, "text-strong"), below);
        words.setAlignment(Pos.CENTER_LEFT);
        words.setMinWidth(120);
        words.setPrefWidth(200);
        words.setMaxWidth(220);
        return words;
    }

    private static Label time(StringBinding text) {
        Label label = Shapes.label(text, "text-label");
        label.setMinWidth(46);
        label.setAlignment(Pos.CENTER);
        return label;
    }

    /** Says that only a part of the sound is heard, and gives the whole back. */
    private static Node filter(PlayerModel player) {
        Button whole = Shapes.button("", () -> player.setFilter(null), "pill");
        whole.setId("filter");
        whole.setGraphic(new FontIcon(Feather.X));
        whole.setContentDisplay(ContentDisplay.RIGHT);
        whole.setMinWidth(USE_PREF_SIZE);
        whole.setTooltip(new Tooltip("Hear the whole sound again"));
        whole.visibleProperty().bind(player.filterProperty().isNotNull());
        whole.managedProperty().bind(whole.visibleProperty());
        Shapes.follow(player.filterProperty(), filter -> whole.setText(filter == null ? "" : text(filter)));
        return whole;
    }

    private static String text(BandFilter filter) {
        FrequencyBand band = filter.band();
        String hertz = band.highHz() == Double.POSITIVE_INFINITY
                ? "above " + Math.round(band.lowHz()) + " Hz"
                : Math.round(band.lowHz()) + "–" + Math.round(band.highHz()) + " Hz";
        return filter.keeps() ? "Only " + hertz : "Without " + hertz;
    }
}
