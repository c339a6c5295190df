package org.melograph.cli;

/** The command itself was wrong, which no work can mend: exit status 2. */
final class BadCommandException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    BadCommandException(String sentence) {
        super(sentence);
    }
}
