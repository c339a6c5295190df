package org.melograph.feature;

import java.util.List;
import org.melograph.base.Axis;
import org.melograph.base.BadInputException;
import org.melograph.base.Job;
import org.melograph.base.Params;
import org.melograph.base.Tensor;
import org.melograph.music.Item;
import org.melograph.music.Lyrics;
import org.melograph.music.Recording;

/**
 * A song's bag of words, for models that learn which words tell: a column for each stem, in the order of the alphabet. A
 * stem is written as a number of {@value #PARTS} times {@value #PART_BITS} bits, hashed from its letters: of the 5,000 stems
 * of the musiXmatch data set two share one with a probability of 1 in 5,000. Parts are so small that each stays
 * exact when it is scaled like any other input.
 */
public final class LyricsWords implements Feature {
    /** The rows that hold a stem's number, the highest bits first. */
    public static final int PARTS = 3;

    /** The bits of the number that one row holds. */
    public static final int PART_BITS = 12;

    /** The row that holds how often the stem occurs. */
    public static final int COUNT_ROW = PARTS;

    private static final long PART = (1L << PART_BITS) - 1;
    private static final long FNV_OFFSET = 0xcbf29ce484222325L;
    private static final long FNV_PRIME = 0x100000001b3L;

    private static final FeatureSpec SPEC = new FeatureSpec(
            "words",
            "Lyrics: bag of words",
            Recording.class,
            List.of("row", "word"),
            List.of(),
            "The bags of words of the musiXmatch data set (Bertin-Mahieux et al. 2011). Our decision: stems are hashed"
                    + " (FNV-1a) to 36 bits, so that no vocabulary has to be kept.");

    LyricsWords() {}

    @Override
    public FeatureSpec spec() {
        return SPEC;
    }

    @Override
    public Tensor extract(Item item, Params params, Job job) throws BadInputException {
        Lyrics lyrics = FeatureSpec.need(Recording.class, item, SPEC).lyrics();
        if (lyrics == null) {
            throw without(item.id());
        }
        int words = lyrics.stems().size();
        float[] values = new float[(PARTS + 1) * words];
        for (int i = 0; i < words; i++) {
            long number = number(lyrics.stems().get(i));
            for (int part = 0; part < PARTS; part++) {
                values[part * words + i] = (number >>> ((PARTS - 1 - part) * PART_BITS)) & PART;
            }
            values[COUNT_ROW * words + i] = lyrics.counts().at(i);
        }
        return Tensor.wrap(values, new Axis("row", PARTS + 1), new Axis("word", words));
    }

    /** The number that stands for a stem, {@value #PARTS} times {@value #PART_BITS} bits. */
    public static long number(String stem) {
        long hash = FNV_OFFSET;
        for (int i = 0; i < stem.length(); i++) {
            hash = (hash ^ stem.charAt(i)) * FNV_PRIME;
        }
        return (hash ^ (hash >>> 36)) & ((1L << (PARTS * PART_BITS)) - 1);
    }

    /** The sentence for a song without words. */
    static BadInputException without(String id) {
        return new BadInputException(
                "'" + id + "' has no lyrics. Put them in a text beside the song, such as 'song.txt' beside"
                        + " 'song.mp3', or leave it out.");
    }

    @Override
    public FrequencyAxis frequencyAxis(Params params) {
        return new FrequencyAxis.Named(List.of("stem, high bits", "stem, middle bits", "stem, low bits", "count"));
    }

    @Override
    public TimeGrid timeGrid(Params params) {
        return TimeGrid.NONE;
    }
}
