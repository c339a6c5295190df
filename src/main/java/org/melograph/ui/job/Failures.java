package org.melograph.ui.job;

import org.melograph.base.BadInputException;
import org.melograph.base.DivergedException;

/** Why work failed, as one sentence for the user. */
final class Failures {
    private Failures() {}

    /** The sentence; expected failures carry their own, the others name the work and point to the log. */
    static String sentence(String title, Throwable cause) {
        return switch (cause) {
            case BadInputException e -> e.reason();
            case DivergedException e -> String.valueOf(e.getMessage());
            case OutOfMemoryError e ->
                "'" + title + "' needs more memory than the program has. Try fewer songs or a smaller batch.";
            default -> {
                String message = cause.getMessage();
                String what =
                        message == null || message.isBlank() ? cause.getClass().getSimpleName() : message.strip();
                yield "'" + title + "' failed: " + what + (what.endsWith(".") ? "" : ".") + " The log has the details.";
            }
        };
    }
}
