package org.melograph.feature;

import java.util.List;
import org.melograph.base.BadInputException;
import org.melograph.base.Param;
import org.melograph.music.Clip;
import org.melograph.music.Item;
import org.melograph.music.NoteSequence;

/**
 * What a feature is, for lists, forms and checks.
 *
 * @param id the written id, such as {@code mel}
 * @param title for people
 * @param input what it is computed from
 * @param axes the names of the result's axes, outermost first; time is always the last
 * @param params its settings, named as librosa names them
 * @param source the definition it follows: the paper, or librosa's function
 */
public record FeatureSpec(
        String id, String title, Class<? extends Item> input, List<String> axes, List<Param> params, String source) {
    public FeatureSpec {
        axes = List.copyOf(axes);
        params = List.copyOf(params);
    }

    /** The item as what the feature is computed from; an item of another kind is refused by name. */
    static <T extends Item> T need(Class<T> input, Item item, FeatureSpec spec) throws BadInputException {
        if (!input.isInstance(item)) {
            throw new BadInputException("'" + item.id() + "' is " + kind(item.getClass()) + ", but '" + spec.id()
                    + "' is computed from " + kind(input) + ". Choose another feature or file.");
        }
        return input.cast(item);
    }

    private static String kind(Class<? extends Item> type) {
        if (type == Clip.class) {
            return "audio";
        }
        return type == NoteSequence.class ? "notes (MIDI)" : "a row of a table";
    }
}
