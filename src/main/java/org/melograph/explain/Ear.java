package org.melograph.explain;

import java.util.List;
import org.melograph.dataset.FrontEnd;
import org.melograph.music.Item;

/**
 * Models that hear a song through one front end.
 *
 * @param voices at least one
 * @param item the song as the front end's feature takes it: sound at the feature's rate, or notes
 */
public record Ear(FrontEnd frontEnd, List<Voice> voices, Item item) {
    public Ear {
        voices = List.copyOf(voices);
    }

    /** The same models, hearing something else. */
    public Ear hearing(Item other) {
        return new Ear(frontEnd, voices, other);
    }
}
