package org.melograph.feature;

import java.util.List;
import java.util.stream.Collectors;
import org.melograph.base.BadInputException;
import org.melograph.base.Param;
import org.melograph.music.AnalysedSong;
import org.melograph.music.Clip;
import org.melograph.music.Item;
import org.melograph.music.NoteSequence;
import org.melograph.music.Recording;

/**
 * What a feature is, for lists, forms and checks.
 *
 * @param id the written id, such as {@code mel}
 * @param title for people
 * @param inputs the kinds of items it is computed from, at least one. {@link Recording} among them says that words count:
 *     the feature is given recordings, whose sound is of one of the other kinds, or none where there is no other
 * @param axes the names of the result's axes, outermost first; time is always the last
 * @param params its settings, named as librosa names them
 * @param source the definition it follows: the paper, or librosa's function
 */
public record FeatureSpec(
        String id,
        String title,
        List<Class<? extends Item>> inputs,
        List<String> axes,
        List<Param> params,
        String source) {
    public FeatureSpec {
        inputs = List.copyOf(inputs);
        axes = List.copyOf(axes);
        params = List.copyOf(params);
        if (inputs.isEmpty()) {
            throw new IllegalArgumentException("'" + id + "' is computed from nothing.");
        }
    }

    /** A feature that is computed from one kind of item. */
    public FeatureSpec(
            String id,
            String title,
            Class<? extends Item> input,
            List<String> axes,
            List<Param> params,
            String source) {
        this(id, title, List.of(input), axes, params, source);
    }

    /** Whether items of that kind are among what it is computed from. */
    public boolean takes(Class<? extends Item> kind) {
        return inputs.contains(kind);
    }

    /** Whether it is computed from words and nothing else. */
    public boolean wordsAlone() {
        return inputs.equals(List.of(Recording.class));
    }

    /** The item as what the feature is computed from; an item of another kind is refused by name. */
    static <T extends Item> T need(Class<T> input, Item item, FeatureSpec spec) throws BadInputException {
        if (!input.isInstance(item)) {
            throw spec.refusal(item);
        }
        return input.cast(item);
    }

    /** The sentence for an item of a kind that the feature is not computed from. */
    BadInputException refusal(Item item) {
        return new BadInputException("'" + item.id() + "' is " + kind(item.getClass()) + ", but '" + id
                + "' is computed from " + inputs.stream().map(FeatureSpec::kind).collect(Collectors.joining(" or "))
                + ". Choose another feature or file.");
    }

    private static String kind(Class<? extends Item> type) {
        if (type == Clip.class) {
            return "audio";
        }
        if (type == AnalysedSong.class) {
            return "a song analysed elsewhere (MSD)";
        }
        if (type == Recording.class) {
            return "lyrics";
        }
        return type == NoteSequence.class ? "notes (MIDI)" : "a row of a table";
    }
}
