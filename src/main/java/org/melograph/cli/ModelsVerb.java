package org.melograph.cli;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.melograph.app.ListModels;
import org.melograph.base.BadInputException;
import org.melograph.base.Job;
import org.melograph.base.Param;
import org.melograph.model.InputShape;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The zoo. */
@Command(
        name = "models",
        description = "The architectures: their papers, weights and parameters.",
        footer = "%nExample: melograph models notes-conv-heavy --input 15000 --classes 5")
final class ModelsVerb extends Verb {
    @Parameters(paramLabel = "ID", arity = "0..1", description = "Only this architecture.")
    @Nullable
    String id;

    @Option(names = "--input", paramLabel = "SHAPE", description = "Count weights for this input: 800, 128x130.")
    @Nullable
    String input;

    @Option(names = "--classes", paramLabel = "N", description = "Count weights for so many classes (default: 5).")
    int classes = 5;

    @Option(names = "--set", paramLabel = "k=v", description = "Change a parameter from its standard.")
    Map<String, String> set = Map.of();

    @Override
    int work(Job job) throws BadInputException {
        String shape = input;
        List<ListModels.Entry> models =
                command(() -> new ListModels().run(id, shape == null ? null : InputShape.parse(shape), classes, set));
        if (json) {
            terminal.json(Map.of("models", models));
            return DONE;
        }
        terminal.table(
                List.of("id", "paper", "input", "weights", "title"),
                models.stream()
                        .map(m -> List.of(m.id(), m.paper(), m.input(), "%,d".formatted(m.weights()), m.title()))
                        .toList());
        if (id != null) {
            ListModels.Entry model = models.getFirst();
            terminal.say("%n%s%n", model.source());
            for (Param p : model.parameters()) {
                terminal.say(
                        "  %-16s %s (standard %s; %s)",
                        p.name(), p.help(), p.standard().equals("") ? "empty" : p.standard(), p.range());
            }
        }
        return DONE;
    }
}
