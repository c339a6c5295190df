package org.melograph.feature;

import java.util.List;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import org.melograph.base.Axis;
import org.melograph.base.BadInputException;
import org.melograph.base.Job;
import org.melograph.base.Param;
import org.melograph.base.Params;
import org.melograph.base.StoppedException;
import org.melograph.base.Tensor;
import org.melograph.io.words.WordVectors;
import org.melograph.music.Item;
import org.melograph.music.Lyrics;
import org.melograph.music.Recording;

/**
 * A song's lyrics as one vector: the weighted mean of its words' vectors (Lengyel et al.). Words that the table lacks do
 * not count; a song all of whose words it lacks is refused.
 */
public final class LyricsVector implements Feature {
    private static final String BY_COUNT = "count";
    private static final String BY_LOG = "log";
    private static final String BY_RARITY = "rarity";

    /** The a of Arora et al., within the range that they found to serve every table. */
    private static final double SMOOTHING = 1e-3;

    /** Which file holds the words' vectors. */
    public static final Param VECTORS = LoadedVectors.PARAM;

    /** How words are weighted. */
    public static final Param WEIGHTING = new Param.Choice(
            "weighting",
            "Weights of words",
            "What a word counts in the mean: as often as it occurs (count); 1 and the logarithm of that (log); or as often as"
                    + " it occurs, less the more common it is in the language (rarity, Arora et al. 2017, frequencies by"
                    + " Zipf's law from the order of the table).",
            BY_COUNT,
            List.of(BY_COUNT, BY_LOG, BY_RARITY));

    private static final FeatureSpec SPEC = new FeatureSpec(
            "lyrics",
            "Lyrics: mean word vector",
            Recording.class,
            List.of("dimension", "step"),
            List.of(VECTORS, WEIGHTING),
            "Lengyel et al., 'Understanding Music with Deep Learning': the mean of the words' vectors, each weighted with its"
                    + " share of the song's words. Our decision: a stem stands for the most frequent word that has it.");

    LyricsVector() {}

    @Override
    public FeatureSpec spec() {
        return SPEC;
    }

    @Override
    public Tensor extract(Item item, Params params, Job job) throws BadInputException, StoppedException {
        Lyrics lyrics = FeatureSpec.need(Recording.class, item, SPEC).lyrics();
        if (lyrics == null) {
            throw LyricsWords.without(item.id());
        }
        Tensor mean = mean(lyrics, params, job);
        if (mean == null) {
            throw new BadInputException(
                    "None of the words of '" + item.id() + "' stands in the table of word vectors. Leave it out.");
        }
        return Tensor.wrap(mean.values(), new Axis("dimension", mean.length()), new Axis("step", 1));
    }

    /**
     * The weighted mean of the words' vectors.
     *
     * @param params with a table, and {@link #WEIGHTING}
     * @return axes {@code [dimension]}; null where the table has none of the words
     */
    static @Nullable Tensor mean(Lyrics lyrics, Params params, Job job) throws BadInputException, StoppedException {
        WordVectors vectors = LoadedVectors.of(params, job);
        String weighting = params.choice(WEIGHTING.name());
        double[] sum = new double[vectors.dimensions()];
        double total = 0;
        for (int i = 0; i < lyrics.stems().size(); i++) {
            OptionalInt row = vectors.row(lyrics.stems().get(i));
            if (row.isPresent()) {
                double weight = weight(weighting, lyrics.counts().at(i), row.getAsInt(), vectors.words());
                vectors.add(row.getAsInt(), weight, sum);
                total += weight;
            }
        }
        if (total == 0) {
            return null;
        }
        float[] mean = new float[sum.length];
        for (int d = 0; d < mean.length; d++) {
            mean[d] = (float) (sum[d] / total);
        }
        return Tensor.wrap(mean, new Axis("dimension", mean.length));
    }

    private static double weight(String weighting, double count, int row, int words) {
        return switch (weighting) {
            case BY_LOG -> 1 + Math.log(count);
            case BY_RARITY -> {
                double harmonic = Math.log(words) + 0.5772;
                double frequency = 1 / ((row + 1) * harmonic);
                yield count * SMOOTHING / (SMOOTHING + frequency);
            }
            default -> count;
        };
    }

    @Override
    public String contentOfSettings(Params params, Job job) throws BadInputException, StoppedException {
        return LoadedVectors.of(params, job).contentHash();
    }

    @Override
    public TimeGrid timeGrid(Params params) {
        return TimeGrid.NONE;
    }
}
