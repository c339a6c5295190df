package org.melograph.base;

/** Training left the numbers: the loss is NaN or infinite. The message says where and what to try. */
public final class DivergedException extends Exception {
    private static final long serialVersionUID = 1L;

    public DivergedException(String message) {
        super(message);
    }
}
