package org.melograph.cli;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.melograph.app.bench.Benchmark;
import org.melograph.app.bench.Benchmarks;
import org.melograph.app.bench.Measurement;
import org.melograph.base.BadInputException;
import org.melograph.base.Job;
import org.melograph.base.StoppedException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** How fast this machine does what. */
@Command(
        name = "bench",
        description = "Measure speed and memory on this machine; without a name: list what can be measured.",
        footer = "%nExample: melograph bench features")
final class BenchVerb extends Verb {
    @Parameters(paramLabel = "NAME", arity = "0..1", description = "What to measure.")
    @Nullable
    String name;

    @Option(names = "--rounds", paramLabel = "N", defaultValue = "5", description = "Measurements in each median.")
    int rounds;

    private record Entry(String id, String title) {}

    @Override
    int work(Job job) throws BadInputException, StoppedException {
        String wanted = name;
        if (wanted == null) {
            list();
            return DONE;
        }
        if (rounds < 1) {
            throw new BadCommandException("'--rounds " + rounds + "' makes no sense. Give 1 or more.");
        }
        Benchmark benchmark = command(() -> Benchmarks.byId(wanted));
        List<Measurement> rows = benchmark.run(workspace(), rounds, job);
        if (json) {
            terminal.json(Map.of("benchmark", benchmark.id(), "rounds", rounds, "rows", rows));
        } else {
            terminal.say("%s", benchmark.title());
            for (Measurement row : rows) {
                terminal.say("  %-48s %12.2f %s", row.what(), row.value(), row.unit());
            }
        }
        return DONE;
    }

    private void list() {
        List<Entry> entries =
                Benchmarks.ALL.stream().map(b -> new Entry(b.id(), b.title())).toList();
        if (json) {
            terminal.json(Map.of("benchmarks", entries));
        } else {
            entries.forEach(e -> terminal.say("%-12s %s", e.id(), e.title()));
        }
    }
}
