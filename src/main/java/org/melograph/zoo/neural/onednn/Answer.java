package org.melograph.zoo.neural.onednn;

import org.melograph.zoo.neural.engine.Targets;

/** The end of a program: the scores of the last layer become probabilities, and in a program that learns a loss. */
sealed interface Answer permits ClassAnswer, TagAnswer {
    /** The probabilities. */
    Signal output();

    /** Computes the probabilities from the scores. */
    void forward();

    /** Gives the gradient of the scores its place. */
    void prepareBackward();

    /**
     * Sets the gradient of the scores to that of the log-odds of one answer: of a class against all others together, of a tag
     * against its absence.
     *
     * @param label the class or tag, counted from 0
     */
    void differentiate(int label);

    /**
     * Computes the loss of the last forward pass and its gradient.
     *
     * @param from the number of this program's first example in the batch
     * @param scale what each answer's loss is multiplied with besides its own weight
     */
    double learn(Targets targets, int from, float scale);
}
