package org.melograph.dataset;

import java.util.ArrayList;
import java.util.List;
import org.melograph.base.Tensor;
import org.melograph.music.Song;

/** Cuts a song's feature in pieces. */
public final class Pieces {
    private Pieces() {}

    /**
     * The windows that a cut lays over a feature's last axis, in time order. A rest shorter than a piece is dropped
     * unless it is the only one. A feature without steps gives no piece.
     */
    public static List<Example> of(Song song, Target target, Tensor feature, Cut cut) {
        int steps = feature.size(-1);
        if (steps == 0) {
            return List.of();
        }
        if (cut.length() == 0 || steps <= cut.length()) {
            return List.of(new Example(song.id(), song.group(), target, feature, 0, steps));
        }
        return windows(steps, cut).stream()
                .map(start -> new Example(song.id(), song.group(), target, feature, start, cut.length()))
                .toList();
    }

    /**
     * Where the whole pieces of a longer song begin, in order.
     *
     * @param steps of the song, at least a piece's
     * @param cut with a length above 0
     */
    public static List<Integer> windows(int steps, Cut cut) {
        List<Integer> starts = new ArrayList<>((steps - cut.length()) / cut.hop() + 1);
        for (int start = 0; start + cut.length() <= steps; start += cut.hop()) {
            starts.add(start);
        }
        return starts;
    }
}
