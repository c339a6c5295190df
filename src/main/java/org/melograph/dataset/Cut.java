package org.melograph.dataset;

/**
 * How a feature's time axis becomes pieces of equal length. A last rest shorter than a piece is dropped unless it is the
 * only one, which is then padded with zeros and masked.
 *
 * @param length steps in a piece; 0 leaves the feature whole
 * @param hop steps from one piece's start to the next one's
 */
public record Cut(int length, int hop) {
    /** The feature stays whole. */
    public static final Cut WHOLE = new Cut(0, 0);

    public Cut {
        if (length < 0 || (length > 0 && hop < 1)) {
            throw new IllegalArgumentException("A cut of " + length + " steps every " + hop + ".");
        }
    }
}
