package org.melograph.feature;

import org.melograph.base.BadInputException;
import org.melograph.base.Job;
import org.melograph.base.Params;
import org.melograph.base.StoppedException;
import org.melograph.base.Tensor;
import org.melograph.music.Clip;
import org.melograph.music.Item;

/** One way to turn an item into numbers. Stateless and safe for use from several threads. */
public interface Feature {
    /** Its id, axes and settings. */
    FeatureSpec spec();

    /**
     * Computes the feature.
     *
     * @param item of one of the kinds {@link FeatureSpec#inputs()} names
     * @param params values for {@link FeatureSpec#params()}
     * @return axes as {@link FeatureSpec#axes()}, time last
     * @throws BadInputException when the item is too short or settings contradict each other
     */
    Tensor extract(Item item, Params params, Job job) throws BadInputException, StoppedException;

    /** Where the frames of the result stand in time. */
    TimeGrid timeGrid(Params params);

    /** What the rows of the result, its first axis, stand for. */
    default FrequencyAxis frequencyAxis(Params params) {
        return new FrequencyAxis.Counted(spec().axes().getFirst());
    }

    /**
     * Whether a value of exactly 0 says that there is nothing to tell, as where a song has no lyrics. Such values do not
     * count when the input's scaling is fitted, and stay 0 after it: the mean of what is there.
     */
    default boolean zeroIsAbsent() {
        return false;
    }

    /** Whether its rows only say when something happens: 1 in the frame where it does, 0 elsewhere. */
    default boolean tellsMoments() {
        return false;
    }

    /** What becomes of its rows when the music is transposed; a key-free feature hears nothing of it. */
    default Transposition transposition(Params params) {
        return Transposition.UNHEARD;
    }

    /**
     * The SHA-256 of the files that settings name and that the result depends on, such as a table of word vectors; empty
     * where there is none.
     *
     * @throws BadInputException when such a file cannot be read
     */
    default String contentOfSettings(Params params, Job job) throws BadInputException, StoppedException {
        return "";
    }

    /** The unit of the values, such as {@code dB}; empty for none. */
    default String unit(Params params) {
        return params.has("scale") && params.choice("scale").equals("db") ? "dB" : "";
    }

    /**
     * How many rows, from the first on, are series of one quantity each along the last axis. In the rows behind them every
     * value is a quantity of its own, as in a vector for lyrics, and is scaled on its own.
     */
    default int seriesRows() {
        return Integer.MAX_VALUE;
    }

    /**
     * How far around a frame's time the sound counts for its values, in seconds either way; infinite where all of it does.
     * A level that is told against the clip's loudest (the setting {@code top_db}) is not counted.
     */
    default double reachSeconds(Params params) {
        return Double.POSITIVE_INFINITY;
    }

    /**
     * The settings with nothing left in them that would be estimated from the whole clip: it is estimated from this one.
     *
     * @param sound stands for all of the clip, such as excerpts of it, at {@link #sampleRate}
     * @throws BadInputException as {@link #extract}
     */
    default Params settled(Params params, Clip sound, Job job) throws BadInputException, StoppedException {
        return params;
    }

    /** The sample rate audio must be read at for these settings, in Hz; 0 where the input is no audio. */
    default int sampleRate(Params params) {
        return params.has("sample_rate") ? params.whole("sample_rate") : 0;
    }
}
