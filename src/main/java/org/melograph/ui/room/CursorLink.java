package org.melograph.ui.room;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.melograph.ui.player.PlayerModel;
import org.melograph.ui.player.Track;
import org.melograph.ui.plot.TimeWindow;

/** Lets the cursor of a stretch of time follow the player while it is the shown track that is on the deck. */
public final class CursorLink {
    private CursorLink() {}

    /**
     * Follows from now on.
     *
     * @param shown the id of the track that is shown; null for none
     */
    public static void follow(PlayerModel player, TimeWindow window, Supplier<@Nullable String> shown) {
        Runnable move = () -> {
            Track track = player.trackProperty().get();
            boolean same = track != null && track.timeOf().equals(shown.get());
            double at = same ? player.positionProperty().get() : Double.NaN;
            window.cursorProperty().set(at);
            if (same && player.playingProperty().get()) {
                window.reveal(at);
            }
        };
        player.positionProperty().addListener((o, was, is) -> move.run());
        player.trackProperty().addListener((o, was, is) -> move.run());
        player.secondsProperty().addListener((o, was, is) -> move.run());
    }
}
