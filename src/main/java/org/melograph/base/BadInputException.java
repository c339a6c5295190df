package org.melograph.base;

/**
 * Something a user gave cannot be used. The message is one sentence or two for people: what happened, with which file
 * or value, and what to do, such as {@code 'kick.wav' has no samples. Remove it or choose another.}
 */
public final class BadInputException extends Exception {
    private static final long serialVersionUID = 1L;

    public BadInputException(String message) {
        super(message);
    }

    public BadInputException(String message, Throwable cause) {
        super(message, cause);
    }

    /** The sentence for the user. */
    public String reason() {
        return String.valueOf(getMessage());
    }
}
