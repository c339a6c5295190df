package org.melograph.dataset;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.function.Function;
import org.melograph.base.BadInputException;
import org.melograph.base.ContentHash;
import org.melograph.base.Rng;
import org.melograph.music.Song;

/**
 * Divides a dataset in a training, a validation and a test part, stratified by class. What is kept together goes to one
 * part whole; a proof on the finished split ends the work if it did not.
 */
public final class Splitter {
    private static final int TRAIN = 0;
    private static final int VALID = 1;
    private static final int TEST = 2;
    private static final int LEFT_OUT = 3;

    private Splitter() {}

    /**
     * Divides.
     *
     * <p>With folds, {@code plan.fold()} is the test part and the next one the validation part, or no validation part
     * where {@code plan.validFraction()} is 0. By {@code FILE} takes the {@code split} column, or the {@code fold}
     * column where there is no other or {@code plan.folds()} is above 0.
     *
     * @throws BadInputException when the plan contradicts itself, there are too few songs or groups for it, or the
     *     collection fixes no split
     */
    public static Split split(Dataset dataset, SplitPlan plan) throws BadInputException {
        int[] part = switch (plan.by()) {
            case SONG -> dealt(dataset, plan, e -> e.songId(), "songs");
            case GROUP -> dealt(dataset, plan, e -> e.group(), "groups");
            case FILE -> fixed(dataset, plan);
            case BY_PIECE -> dealt(dataset, plan, e -> e.songId() + "@" + e.start(), "pieces");
        };
        List<List<Example>> parts = List.of(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        for (int i = 0; i < part.length; i++) {
            if (part[i] != LEFT_OUT) {
                parts.get(part[i]).add(dataset.examples().get(i));
            }
        }
        return proven(plan.by(), parts.get(TRAIN), parts.get(VALID), parts.get(TEST));
    }

    /**
     * A split of parts that were dealt before, such as the halves of a part, proven as any other.
     *
     * @param by what was kept together
     * @throws BadInputException when the training or the test part is empty, or there is one class only to learn
     */
    public static Split proven(SplitPlan.By by, List<Example> train, List<Example> valid, List<Example> test)
            throws BadInputException {
        checkParts(train, test);
        SplitProof proof = SplitProof.of(train, valid, test);
        proof.demand(by);
        SplitSummary summary = new SplitSummary(
                name(by),
                songs(train),
                songs(valid),
                songs(test),
                proof.shared(by),
                hash(by, List.of(train, valid, test)));
        return new Split(train, valid, test, summary);
    }

    private static String name(SplitPlan.By by) {
        return by == SplitPlan.By.BY_PIECE ? "by-piece (leaks)" : by.name().toLowerCase(Locale.ROOT);
    }

    /** The part of each example when units are dealt by class and seed. */
    private static int[] dealt(Dataset dataset, SplitPlan plan, Function<Example, String> unitOf, String units)
            throws BadInputException {
        Map<String, Integer> index = new LinkedHashMap<>();
        int[] unit = new int[dataset.examples().size()];
        for (int i = 0; i < unit.length; i++) {
            String name = unitOf.apply(dataset.examples().get(i));
            unit[i] = index.computeIfAbsent(name, n -> index.size());
        }
        Stratifier stratifier = new Stratifier(counts(dataset, unit, index.size()), Rng.of(plan.seed(), "split"));
        int[] partOfUnit = plan.folds() > 0
                ? folds(stratifier, plan, index.size(), units)
                : holdOut(stratifier, plan, index.size(), units);
        int[] part = new int[unit.length];
        for (int i = 0; i < unit.length; i++) {
            part[i] = partOfUnit[unit[i]];
        }
        return part;
    }

    /** Songs by unit and class; a song counts once however many pieces it has, unless the unit is a piece. */
    private static int[][] counts(Dataset dataset, int[] unit, int units) {
        int classes = Math.max(1, dataset.labels().size());
        int[][] counts = new int[units][];
        HashSet<String> seen = new HashSet<>();
        for (int i = 0; i < unit.length; i++) {
            Example e = dataset.examples().get(i);
            int label = e.target() instanceof Target.ClassTarget(int l) ? l : 0;
            if (counts[unit[i]] == null) {
                counts[unit[i]] = new int[e.target() instanceof Target.ClassTarget ? classes : 1];
            }
            if (seen.add(unit[i] + "/" + e.songId())) {
                counts[unit[i]][label]++;
            }
        }
        return counts;
    }

    private static int[] holdOut(Stratifier stratifier, SplitPlan plan, int count, String units)
            throws BadInputException {
        double train = 1 - plan.testFraction() - plan.validFraction();
        if (!(plan.testFraction() > 0) || !(plan.validFraction() >= 0) || !(train > 1e-9)) {
            throw new BadInputException("A test part of " + plan.testFraction() + " and a validation part of "
                    + plan.validFraction() + " leave no training part. Give a test part above 0 and a sum below 1.");
        }
        int parts = plan.validFraction() > 0 ? 3 : 2;
        if (count < parts) {
            throw tooFew(count, units, parts);
        }
        double[] shares = {train, plan.validFraction(), plan.testFraction()};
        int[] part = stratifier.deal(shares);
        stratifier.spread(part, shares, new int[] {TRAIN, TEST, VALID});
        return part;
    }

    private static int[] folds(Stratifier stratifier, SplitPlan plan, int count, String units)
            throws BadInputException {
        int folds = plan.folds();
        checkFold(plan.fold(), folds, plan.validFraction() > 0);
        if (count < folds) {
            throw tooFew(count, units, folds);
        }
        double[] shares = new double[folds];
        java.util.Arrays.fill(shares, 1.0 / folds);
        int[] part = stratifier.deal(shares);
        for (int u = 0; u < part.length; u++) {
            part[u] = partOfFold(part[u], plan, folds);
        }
        return part;
    }

    private static int partOfFold(int fold, SplitPlan plan, int folds) {
        if (fold == plan.fold()) {
            return TEST;
        }
        return plan.validFraction() > 0 && fold == (plan.fold() + 1) % folds ? VALID : TRAIN;
    }

    private static void checkFold(int fold, int folds, boolean validation) throws BadInputException {
        int least = validation ? 3 : 2;
        if (folds < least) {
            throw new BadInputException(folds + " folds are too few. Give " + least + " or more.");
        }
        if (fold < 0 || fold >= folds) {
            throw new BadInputException("There is no fold " + fold + ". Give 0 to " + (folds - 1) + ".");
        }
    }

    private static BadInputException tooFew(int count, String units, int parts) {
        return new BadInputException("There are " + count + " " + units + ", which cannot be divided in " + parts
                + " parts. Add songs" + (units.equals("groups") ? " of other groups, or split by song." : "."));
    }

    /** The part of each example as the collection says. */
    private static int[] fixed(Dataset dataset, SplitPlan plan) throws BadInputException {
        boolean splits = dataset.songs().stream().anyMatch(s -> s.split() != null);
        boolean folds = dataset.songs().stream().anyMatch(s -> s.fold() != null);
        if (!splits && !folds) {
            throw new BadInputException("The collection fixes no split. Add a column 'split' (train, valid, test) or"
                    + " 'fold', or split by song or group.");
        }
        Map<String, Integer> parts =
                folds && (plan.folds() > 0 || !splits) ? byFold(dataset.songs(), plan) : bySplit(dataset.songs());
        int[] part = new int[dataset.examples().size()];
        for (int i = 0; i < part.length; i++) {
            part[i] = Objects.requireNonNull(parts.get(dataset.examples().get(i).songId()));
        }
        return part;
    }

    private static Map<String, Integer> bySplit(List<Song> songs) throws BadInputException {
        Map<String, Integer> parts = new HashMap<>();
        for (Song song : songs) {
            String split = song.split() == null ? "" : song.split().strip().toLowerCase(Locale.ROOT);
            parts.put(
                    song.id(),
                    switch (split) {
                        case "train", "training" -> TRAIN;
                        case "valid", "validation", "dev" -> VALID;
                        case "test" -> TEST;
                        case Song.NO_PART -> LEFT_OUT;
                        default ->
                            throw new BadInputException("'" + song.id() + "' has the split '" + split
                                    + "'. Write train, valid, test or none.");
                    });
        }
        return parts;
    }

    private static Map<String, Integer> byFold(List<Song> songs, SplitPlan plan) throws BadInputException {
        TreeSet<String> names =
                new TreeSet<>(Comparator.comparingInt(String::length).thenComparing(Comparator.naturalOrder()));
        for (Song song : songs) {
            if (song.fold() == null || song.fold().isBlank()) {
                throw new BadInputException("'" + song.id() + "' has no fold, but other songs have one.");
            }
            names.add(song.fold());
        }
        List<String> order = List.copyOf(names);
        checkFold(plan.fold(), order.size(), plan.validFraction() > 0);
        Map<String, Integer> parts = new HashMap<>();
        for (Song song : songs) {
            parts.put(song.id(), partOfFold(order.indexOf(song.fold()), plan, order.size()));
        }
        return parts;
    }

    private static void checkParts(List<Example> train, List<Example> test) throws BadInputException {
        if (train.isEmpty() || test.isEmpty()) {
            throw new BadInputException("The split leaves the " + (train.isEmpty() ? "training" : "test")
                    + " part empty. Add songs or change the split.");
        }
        boolean classes = train.stream().anyMatch(e -> e.target() instanceof Target.ClassTarget);
        if (classes && train.stream().map(Example::target).distinct().count() < 2) {
            throw new BadInputException(
                    "The training part has songs of one class only. Add songs of other groups, or split by song.");
        }
    }

    private static int songs(List<Example> part) {
        return (int) part.stream().map(Example::songId).distinct().count();
    }

    private static String hash(SplitPlan.By by, List<List<Example>> parts) {
        StringBuilder text = new StringBuilder();
        for (List<Example> part : parts) {
            part.stream()
                    .map(e -> by == SplitPlan.By.BY_PIECE ? e.songId() + "@" + e.start() : e.songId())
                    .distinct()
                    .sorted()
                    .forEach(id -> text.append(id).append('\n'));
            text.append('\n');
        }
        return ContentHash.of(text.toString());
    }
}
