package org.melograph.app.bench;

import java.util.List;
import org.melograph.base.BadInputException;
import org.melograph.base.Params;

/** All benchmarks, in the order of lists. */
public final class Benchmarks {
    /** Every benchmark; to add one, add its line. */
    public static final List<Benchmark> ALL = List.of(
            new FeatureSpeed(),
            new VerdictSpeed(),
            new ExplanationSpeed(),
            new ImportSpeed(),
            new LibrarySpeed(),
            new DuplicateSpeed());

    private Benchmarks() {}

    /**
     * The benchmark with this id.
     *
     * @throws BadInputException when there is none; the sentence names the nearest
     */
    public static Benchmark byId(String id) throws BadInputException {
        List<String> ids = ALL.stream().map(Benchmark::id).toList();
        int at = ids.indexOf(id);
        if (at < 0) {
            throw new BadInputException(
                    "There is no benchmark '" + id + "'. Did you mean '" + Params.nearest(id, ids) + "'?");
        }
        return ALL.get(at);
    }
}
