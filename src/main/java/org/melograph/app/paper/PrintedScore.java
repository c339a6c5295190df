package org.melograph.app.paper;

/**
 * A number that a paper prints for a model.
 *
 * @param task the name of the {@link PaperTask}
 * @param measure what was measured and on which part, in a few words
 * @param value as printed, a part of 1
 */
public record PrintedScore(String task, String measure, double value) {
    /** Accuracy over the pieces learnt from. */
    public static final String TRAIN = "train accuracy";

    /** Accuracy over the pieces that steered the training. */
    public static final String VALID = "validation accuracy";

    /** Accuracy over held-out pieces: what stands beside our own in a report. */
    public static final String TEST = "test accuracy";

    /** Average precision over all classes, of held-out songs. */
    public static final String AVERAGE_PRECISION = "average precision";

    /** The F1 score of held-out songs; papers do not say over what it is a mean. */
    public static final String F1 = "F1";

    public PrintedScore {
        if (!(value >= 0 && value <= 1)) {
            throw new IllegalArgumentException("A printed score of " + value + ".");
        }
    }
}
