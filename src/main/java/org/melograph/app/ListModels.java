package org.melograph.app;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.melograph.base.BadInputException;
import org.melograph.base.Param;
import org.melograph.base.Params;
import org.melograph.model.Architecture;
import org.melograph.model.InputShape;
import org.melograph.zoo.ModelZoo;

/** What is in the zoo. */
public final class ListModels {
    /**
     * An architecture as lists and JSON show it.
     *
     * @param input the input shape that {@code weights} was counted for
     * @param task {@code classify} or {@code continue}
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

    /**
     * Every architecture, or the one named, with its weights counted.
     *
     * @param id null for every one
     * @param input null for the input each has in its paper
     * @param set changed parameters; with {@code id} null only those of them that an architecture has
     * @throws BadInputException when the id, a parameter or the input does not fit
     */
    public List<Entry> run(@Nullable String id, @Nullable InputShape input, int classes, Map<String, String> set)
            throws BadInputException {
        if (classes < 2) {
            throw new BadInputException("'" + classes + "' classes cannot be told apart. Give 2 or more.");
        }
        if (id != null) {
            return List.of(entry(ModelZoo.byId(id), input, classes, set));
        }
        List<Entry> entries = new ArrayList<>();
        for (Architecture architecture : ModelZoo.ALL) {
            entries.add(entry(architecture, null, classes, Map.of()));
        }
        return entries;
    }

    private static Entry entry(
            Architecture architecture, @Nullable InputShape input, int classes, Map<String, String> set)
            throws BadInputException {
        Params params = Params.parse(architecture.params(), set);
        InputShape counted = input == null ? architecture.usualInput() : input;
        return new Entry(
                architecture.id(),
                architecture.title(),
                architecture.paper(),
                architecture.source(),
                architecture.inputKind(),
                architecture.task().name().toLowerCase(Locale.ROOT),
                counted.toString(),
                architecture.weights(counted, classes, params),
                architecture.params());
    }
}
