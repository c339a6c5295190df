package org.melograph.app;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.melograph.base.BadInputException;
import org.melograph.base.Param;
import org.melograph.base.Params;
import org.melograph.model.Architecture;
import org.melograph.model.EnsembleMember;
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
        return switch (architecture) {
            case Architecture.Solo solo -> {
                InputShape counted = input == null ? solo.usualInput() : input;
                yield entry(architecture, counted.toString(), solo.weights(counted, classes, params));
            }
            case Architecture.Ensemble ensemble -> ensemble(ensemble, input, classes, params);
        };
    }

    /** An ensemble's weights are those of its members, each with the input it has in its paper where none is given. */
    private static Entry ensemble(
            Architecture.Ensemble architecture, @Nullable InputShape input, int classes, Params params)
            throws BadInputException {
        List<String> inputs = new ArrayList<>();
        long weights = 0;
        for (EnsembleMember member : architecture.members(params)) {
            Architecture.Solo solo = member.architecture();
            InputShape counted = input == null ? solo.usualInput() : input;
            inputs.add(counted.toString());
            weights += solo.weights(counted, classes, Params.parse(solo.params(), member.set()));
        }
        return entry(architecture, String.join(", ", new LinkedHashSet<>(inputs)), weights);
    }

    private static Entry entry(Architecture architecture, String input, long weights) {
        return new Entry(
                architecture.id(),
                architecture.title(),
                architecture.paper(),
                architecture.source(),
                architecture.inputKind(),
                architecture.task().name().toLowerCase(Locale.ROOT),
                input,
                weights,
                architecture.params());
    }
}
