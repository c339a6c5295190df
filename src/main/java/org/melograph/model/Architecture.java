package org.melograph.model;

import java.util.List;
import java.util.Map;
import org.melograph.base.BadInputException;
import org.melograph.base.Param;
import org.melograph.base.Params;
import org.melograph.base.Tensor;
import org.melograph.dataset.FrontEnd;
import org.melograph.music.SongKind;

/**
 * A kind of model: what a list, a form, a flag and the README need of it. One file in {@code zoo} and one line in {@code
 * ModelZoo}; the form, the command line's flags, the JSON, the README's row and the contract tests follow.
 *
 * <p>Sealed: a model hears songs through one front end of its own, or it is made of such models and hears through
 * theirs. Whoever trains or asks one knows both.
 */
public sealed interface Architecture {
    /** The written id, such as {@code mel-cnn}. */
    String id();

    /** For people. */
    String title();

    /** The paper it is from: {@code chen}, {@code bai}, {@code abela}, {@code lengyel}, {@code chang}, or empty. */
    String paper();

    /** Where it comes from, and what we decided where the source is silent. */
    String source();

    /** What its input is computed from by default, in a word: {@code notes}, {@code mel}, {@code table}. */
    String inputKind();

    /** What its models answer: classes, or what follows. */
    Task task();

    /** Its settings, those of training ({@link TrainingParams}) included. */
    List<Param> params();

    /**
     * Every setting for songs of a kind: those given, the others at their standards; where a setting says what is heard
     * and is not given, as suits such songs.
     *
     * @throws BadInputException when there is no such setting or a value is out of range
     */
    default Params settings(Map<String, String> set, SongKind songs) throws BadInputException {
        return Params.parse(params(), set);
    }

    /** A kind of model with one front end: all but ensembles. */
    non-sealed interface Solo extends Architecture {
        /** The front end it is trained with, for given settings. */
        FrontEnd frontEnd(Params params) throws BadInputException;

        /** The input shape it has in its paper, for lists. */
        InputShape usualInput();

        /**
         * The number of trainable weights; for classical models the number of fitted numbers, at least, where {@link
         * #growsWithData()}.
         *
         * @throws BadInputException when the input is too short for the layers, naming the axis
         */
        long weights(InputShape input, int classes, Params params) throws BadInputException;

        /** Whether the training part decides how many weights there are in the end, as for trees and support vectors. */
        default boolean growsWithData() {
            return false;
        }

        /**
         * A fresh learner whose initial weights depend on the seed alone.
         *
         * @param seed for the initial weights and dropout
         * @throws BadInputException when the input shape does not fit, naming the axis
         */
        Learner begin(ModelSpec spec, long seed) throws BadInputException;

        /**
         * The model with the given weights.
         *
         * @throws BadInputException when names or shapes do not fit the spec
         */
        Model restore(ModelSpec spec, Map<String, Tensor> weights) throws BadInputException;
    }

    /** A kind of model made of others, which learn apart from each other and whose answers on a song are averaged. */
    non-sealed interface Ensemble extends Architecture {
        /**
         * The models it is made of.
         *
         * @param params as {@link #settings} gives them
         * @throws BadInputException when a member is none, or has no such setting
         */
        List<EnsembleMember> members(Params params) throws BadInputException;
    }
}
