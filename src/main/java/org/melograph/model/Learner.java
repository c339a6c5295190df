package org.melograph.model;

import java.util.List;
import java.util.stream.IntStream;
import org.melograph.base.BadInputException;
import org.melograph.base.Job;
import org.melograph.base.StoppedException;

/** A model in the making. Sealed: the run loop knows both ways to learn. */
public sealed interface Learner extends AutoCloseable {
    /**
     * The model with the weights it has now; it shares them with the learner, which must stay open. Its spec holds the
     * parameters it was fitted with, which a learner that tunes chooses itself.
     */
    Model model();

    @Override
    void close();

    /** Learns batch by batch, over epochs that the run loop owns. */
    non-sealed interface Iterative extends Learner {
        /**
         * One step of the optimiser.
         *
         * @param step the number of the step over the whole run, counted from 0; randomness (dropout) derives from it
         * @return the mean loss over the batch before the step; NaN or infinite when training diverged
         */
        double step(Batch batch, long step);

        /** The mean loss of a batch, without learning and without dropout. */
        double loss(Batch batch);

        /** Weights and optimiser, copied: a run restored from it continues exactly. */
        LearnerState state();

        /** Goes back to a state. */
        void restore(LearnerState state);

        /** The learning rate of the next step. */
        double learningRate();

        /** Changes the learning rate from the next step on; above 0. */
        void setLearningRate(double rate);

        /** The part of the activations that the next step drops, 0 to below 1; NaN for a model without dropout. */
        double dropout();

        /**
         * Changes from the next step on what part of the activations is dropped, wherever the model drops any.
         *
         * @param dropped 0 to below 1
         * @throws IllegalStateException when the model has no dropout
         */
        void setDropout(double dropped);
    }

    /** Learns from all examples at once. */
    non-sealed interface OneShot extends Learner {
        /**
         * Fits the model; the batches are the whole training part.
         *
         * @param groups for each example, in the order of the batches, the number of the group it belongs to: whatever is
         *     held out within the training part is held out group by group
         */
        void fit(List<Batch> training, List<Integer> groups, Job job) throws BadInputException, StoppedException;

        /** Fits the model to examples that are each a group of their own. */
        default void fit(List<Batch> training, Job job) throws BadInputException, StoppedException {
            int examples = training.stream().mapToInt(Batch::size).sum();
            fit(training, IntStream.range(0, examples).boxed().toList(), job);
        }

        /** The settings that {@link #fit} tried within the training part, in the order of trying; empty for none. */
        default List<TriedSetting> tried() {
            return List.of();
        }
    }
}
