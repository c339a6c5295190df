package org.melograph.app;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import org.melograph.base.BadInputException;
import org.melograph.dataset.FrontEnd;
import org.melograph.feature.Features;
import org.melograph.feature.FrequencyAxis;
import org.melograph.model.ModelSpec;

/** The quantities a model's input is made of, by their names. */
final class InputParts {
    private InputParts() {}

    /**
     * The channels, or the columns of a table's row, of each quantity.
     *
     * @param each whether every channel is a quantity of its own; else numbered ones of one name ({@code mfcc mean 3}) are
     *     taken together
     */
    static Map<String, List<Integer>> of(ModelSpec spec, boolean each) throws BadInputException {
        FrontEnd frontEnd = spec.frontEnd();
        List<String> columns = frontEnd.columns();
        int count = columns.isEmpty() ? spec.input().channels() : columns.size();
        FrequencyAxis axis = Features.byId(frontEnd.feature()).frequencyAxis(frontEnd.settings());
        Map<String, List<Integer>> parts = new LinkedHashMap<>();
        for (int i = 0; i < count; i++) {
            String name = columns.isEmpty() ? axis.nameAt(i) : columns.get(i);
            boolean family = !each && columns.isEmpty() && axis instanceof FrequencyAxis.Named;
            parts.computeIfAbsent(family ? family(name) : name, _ -> new ArrayList<>())
                    .add(i);
        }
        return parts;
    }

    /**
     * As {@link #of}, families together, and of an input that is many frequencies so many bands of neighbours.
     *
     * @param bands 1 or more
     */
    static Map<String, List<Integer>> banded(ModelSpec spec, int bands) throws BadInputException {
        FrontEnd frontEnd = spec.frontEnd();
        FrequencyAxis axis = Features.byId(frontEnd.feature()).frequencyAxis(frontEnd.settings());
        int count = spec.input().channels();
        if (!frontEnd.columns().isEmpty() || !axis.hasFrequencies() || count <= bands) {
            return of(spec, false);
        }
        Map<String, List<Integer>> parts = new LinkedHashMap<>();
        for (int band = 0; band < bands; band++) {
            int first = band * count / bands;
            int end = (band + 1) * count / bands;
            String name = String.format(
                    Locale.ROOT, "%.0f–%.0f Hz", Math.max(0, axis.hertzAt(first - 0.5)), axis.hertzAt(end - 0.5));
            parts.put(name, IntStream.range(first, end).boxed().toList());
        }
        return parts;
    }

    /** A statistic's name without the number or tone at its end. */
    private static String family(String name) {
        return name.replaceFirst(" ([0-9]+|[A-G]#?)$", "");
    }
}
