package org.melograph.explain.alter;

import java.util.ArrayList;
import java.util.List;
import org.melograph.base.BadInputException;
import org.melograph.base.Params;

/** Every alteration there is. */
public final class Alterations {
    /** In the order of lists. */
    public static final List<Alteration> ALL = List.of(
            new Gain(6),
            new Gain(-6),
            new Gain(12),
            new Gain(-12),
            new Tempo(6),
            new Tempo(-6),
            new Pitch(1),
            new Pitch(-1),
            new Shelf(200, 9, false),
            new Shelf(200, -9, false),
            new Shelf(4000, 9, true),
            new Shelf(4000, -9, true),
            new Band("telephone", "Telephone", 300, 3400),
            new Band("low-pass", "Low-pass at 8 kHz", 0, 8000),
            new Noise(NoiseColour.WHITE, 40),
            new Noise(NoiseColour.WHITE, 20),
            new Noise(NoiseColour.PINK, 40),
            new Noise(NoiseColour.PINK, 20),
            new Mp3(128),
            new Mp3(64),
            new Silence(3, true),
            new Silence(3, false),
            new HalfSilenced(true),
            new HalfSilenced(false),
            new Polarity(),
            new Mono(),
            new OneChannel(false),
            new OneChannel(true),
            new Nothing(null),
            new Nothing(NoiseColour.WHITE),
            new Nothing(NoiseColour.PINK));

    private Alterations() {}

    /**
     * The alterations of written ids.
     *
     * @param ids empty for all
     * @throws BadInputException naming the nearest id where there is none such
     */
    public static List<Alteration> byIds(List<String> ids) throws BadInputException {
        if (ids.isEmpty()) {
            return ALL;
        }
        List<Alteration> chosen = new ArrayList<>();
        for (String id : ids) {
            Alteration found =
                    ALL.stream().filter(a -> a.id().equals(id)).findFirst().orElse(null);
            if (found == null) {
                List<String> known = ALL.stream().map(Alteration::id).toList();
                throw new BadInputException(
                        "There is no alteration '" + id + "'. Did you mean '" + Params.nearest(id, known) + "'?");
            }
            chosen.add(found);
        }
        return chosen;
    }
}
