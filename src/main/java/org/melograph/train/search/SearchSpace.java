package org.melograph.train.search;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.random.RandomGenerator;
import org.melograph.base.BadInputException;
import org.melograph.base.Grid;
import org.melograph.base.Param;
import org.melograph.base.Rng;

/** The parameters of a search. */
public record SearchSpace(List<SearchAxis> axes) {
    /** Settings that are tried where nobody says how many and there is no grid. */
    public static final int USUAL_DRAWS = 20;

    /** Draws in a row that may come to nothing new before a space counts as exhausted. */
    private static final int PATIENCE = 200;

    public SearchSpace {
        axes = List.copyOf(axes);
    }

    /**
     * Reads the parameters of a search, see {@link SearchAxis#parse}.
     *
     * @throws BadInputException also when there is none, or one is named twice
     */
    public static SearchSpace parse(List<String> over, List<Param> declared) throws BadInputException {
        List<SearchAxis> axes = new ArrayList<>();
        Set<String> names = new LinkedHashSet<>();
        for (String text : over) {
            SearchAxis axis = SearchAxis.parse(text, declared);
            if (!names.add(axis.name())) {
                throw new BadInputException("'" + axis.name() + "' is searched twice. Give all its values at once.");
            }
            axes.add(axis);
        }
        if (axes.isEmpty()) {
            throw new BadInputException("A search needs a parameter. Write name=v1,v2 or name=low..high.");
        }
        return new SearchSpace(axes);
    }

    /** The names of the parameters. */
    public List<String> names() {
        return axes.stream().map(SearchAxis::name).toList();
    }

    /** Whether every value is written, so that all combinations can be tried. */
    public boolean isGrid() {
        return axes.stream().allMatch(axis -> axis instanceof SearchAxis.Listed);
    }

    /**
     * The settings to try, each once, in the order they are tried. A grid within the budget is tried from its beginning
     * to its end; settings of a grid beyond the budget, and those of ranges, are drawn: with the same seed a larger budget
     * draws the same ones and then more.
     *
     * @param budget how many at most; 0 for the whole grid, or {@link #USUAL_DRAWS} where there is none
     * @param random whether settings are drawn from a grid too
     */
    public List<Map<String, String>> settings(int budget, boolean random, long seed) {
        if (!isGrid()) {
            return drawn(budget == 0 ? USUAL_DRAWS : budget, seed);
        }
        Map<String, List<String>> values = new LinkedHashMap<>();
        for (SearchAxis axis : axes) {
            if (axis instanceof SearchAxis.Listed listed) {
                values.put(listed.name(), listed.values());
            }
        }
        long size = values.values().stream().mapToLong(List::size).reduce(1, Math::multiplyExact);
        if (!random && (budget == 0 || budget >= size)) {
            return Grid.of(values);
        }
        return drawn((int) Math.min(size, budget == 0 ? USUAL_DRAWS : budget), seed);
    }

    private List<Map<String, String>> drawn(int count, long seed) {
        Set<Map<String, String>> settings = new LinkedHashSet<>();
        int idle = 0;
        for (long draw = 0; settings.size() < count && idle < PATIENCE; draw++) {
            RandomGenerator random = Rng.of(seed, "search", draw);
            Map<String, String> setting = new LinkedHashMap<>();
            for (SearchAxis axis : axes) {
                setting.put(axis.name(), axis.draw(random));
            }
            idle = settings.add(setting) ? 0 : idle + 1;
        }
        return List.copyOf(settings);
    }
}
