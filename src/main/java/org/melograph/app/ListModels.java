package org.melograph.app;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.melograph.base.BadInputException;
import org.melograph.base.Param;
import org.melograph.model.InputShape;

/** What is in the zoo. */
@SuppressWarnings("DoNotCallSuggester")
public final class ListModels {
    /**
     * An architecture as lists and JSON show it.
     *
     * @param input the input shape that {@code weights} was counted for
     */
    public record Entry(
            String id,
            String title,
            String paper,
            String source,
            String inputKind,
            String task,
            String input,
            long weights,
            List<Param> parameters) {}

    /** Every architecture, or the one named; weights counted for the given input, classes and settings. */
    public List<Entry> run(@Nullable String id, @Nullable InputShape input, int classes, Map<String, String> set)
            throws BadInputException {
        throw new UnsupportedOperationException();
    }
}
