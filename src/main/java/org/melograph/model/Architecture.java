package org.melograph.model;

import java.util.List;
import java.util.Map;
import org.melograph.base.BadInputException;
import org.melograph.base.Param;
import org.melograph.base.Params;
import org.melograph.base.Tensor;
import org.melograph.dataset.FrontEnd;

/**
 * A kind of model: its parameters, what it is fed with, and how one is made. One file in {@code zoo} and one line in
 * {@code ModelZoo}; the form, the command line's flags, the JSON, the README's row and the contract tests follow.
 */
public interface Architecture {
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
