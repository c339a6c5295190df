package org.melograph.app;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.melograph.base.BadInputException;
import org.melograph.explain.alter.Alteration;
import org.melograph.music.Song;
import org.melograph.train.metric.MeanInterval;
import org.melograph.train.metric.Score;

/** Counts over songs what alterations do to a model's verdicts. */
final class HorseCounts {
    private final List<String> labels;
    private final List<Alteration> alterations;
    private final List<Integer> groups = new ArrayList<>();
    private final Map<String, Integer> groupNumbers = new HashMap<>();
    private final List<Boolean> right = new ArrayList<>();
    private final Map<Alteration, List<Heard>> heard = new HashMap<>();
    private final Map<Alteration, Integer> now = new HashMap<>();
    private int truth;
    private int group;
    private int plain;

    /** An altered song: which one, and how it was judged. */
    private record Heard(int song, boolean right, boolean changed) {}

    HorseCounts(List<String> labels, List<Alteration> alterations) {
        this.labels = labels;
        this.alterations = alterations;
        alterations.forEach(a -> heard.put(a, new ArrayList<>()));
    }

    /** A song begins; nothing of it counts before its end. */
    void begin(Song song) throws BadInputException {
        now.clear();
        truth = song.label() == null ? -1 : labels.indexOf(song.label());
        if (truth < 0) {
            throw new BadInputException("'" + song.title() + "' has no label that the model knows. Its classes are: "
                    + String.join(", ", labels) + ".");
        }
        group = groupNumbers.computeIfAbsent(song.group(), _ -> groupNumbers.size());
    }

    /** What was said of the song as it is, with null, or altered; nothing where that could not be. */
    void heard(@Nullable Alteration alteration, List<Double> said) {
        if (said.isEmpty()) {
            return;
        }
        int best = 0;
        for (int c = 1; c < said.size(); c++) {
            best = said.get(c) > said.get(best) ? c : best;
        }
        if (alteration == null) {
            plain = best;
        } else {
            now.put(alteration, best);
        }
    }

    /** The song counts. */
    void end() {
        int song = right.size();
        right.add(plain == truth);
        groups.add(group);
        now.forEach((alteration, label) -> list(alteration).add(new Heard(song, label == truth, label != plain)));
    }

    private List<Heard> list(Alteration alteration) {
        return heard.computeIfAbsent(alteration, _ -> new ArrayList<>());
    }

    int songs() {
        return right.size();
    }

    Score accuracy(long seed) {
        return MeanInterval.of(right.stream().map(r -> r ? 1.0 : 0.0).toList(), groups, seed);
    }

    List<HorseTest.SetLine> lines(long seed) {
        List<HorseTest.SetLine> lines = new ArrayList<>();
        for (Alteration alteration : alterations) {
            List<Heard> own = list(alteration);
            if (own.isEmpty()) {
                continue;
            }
            List<Integer> ownGroups =
                    own.stream().map(h -> groups.get(h.song())).toList();
            lines.add(new HorseTest.SetLine(
                    alteration.id(),
                    alteration.title(),
                    alteration.how(),
                    alteration.isSameMusic(),
                    MeanInterval.of(own.stream().map(h -> h.right() ? 1.0 : 0.0).toList(), ownGroups, seed),
                    MeanInterval.of(
                            own.stream()
                                    .map(h -> (h.right() ? 1.0 : 0.0) - (right.get(h.song()) ? 1.0 : 0.0))
                                    .toList(),
                            ownGroups,
                            seed),
                    (double) own.stream().filter(Heard::changed).count() / own.size()));
        }
        lines.sort(Comparator.comparing(HorseTest.SetLine::sameMusic)
                .reversed()
                .thenComparingDouble(line -> line.accuracy().value())
                .thenComparing(
                        Comparator.comparingDouble(HorseTest.SetLine::changed).reversed()));
        return lines;
    }
}
