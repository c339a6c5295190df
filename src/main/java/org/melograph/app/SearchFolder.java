package org.melograph.app;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.melograph.base.BadInputException;
import org.melograph.base.Json;
import org.melograph.train.metric.Evaluation;
import org.melograph.train.metric.Score;

/**
 * What a search has found so far, in a folder: {@code search.json}, the same as {@code search.csv} with a column for each
 * parameter, then the scores with their intervals, and the folds of a setting that is not finished.
 */
final class SearchFolder {
    private static final String UNFINISHED = "unfinished.json";

    private final Path folder;
    private final List<String> parameters;
    private final String key;
    private final List<SearchParameters.Trial> trials = new ArrayList<>();
    private SearchParameters.@Nullable Final best;

    /** The file {@code search.json}. */
    private record Found(
            String key,
            List<String> parameters,
            List<SearchParameters.Trial> trials,
            SearchParameters.@Nullable Final best) {}

    /** Folds that are done of a setting that is not. */
    record Unfinished(Map<String, String> set, List<Evaluation> folds, double seconds) {}

    private SearchFolder(Path folder, List<String> parameters, String key) {
        this.folder = folder;
        this.parameters = List.copyOf(parameters);
        this.key = key;
    }

    /**
     * Opens a folder, made where it is missing.
     *
     * @param parameters the names of what is searched
     * @param key of all that a continued search must share with the one it goes on with
     * @throws BadInputException when the folder holds another search or cannot be written to
     */
    static SearchFolder open(Path folder, List<String> parameters, String key) throws BadInputException {
        SearchFolder opened = new SearchFolder(folder, parameters, key);
        Path file = folder.resolve("search.json");
        try {
            Files.createDirectories(folder);
            if (Files.exists(file)) {
                Found found = Json.read(Files.readString(file), Found.class, file.toString());
                if (!found.key.equals(key)) {
                    throw new BadInputException("'" + folder + "' holds a search of other songs, another model or other"
                            + " parameters. Choose another folder, or delete it to start anew.");
                }
                opened.trials.addAll(found.trials);
                opened.best = found.best;
            }
        } catch (IOException e) {
            throw unusable(folder, e);
        }
        return opened;
    }

    /** The finished settings, in the order they were tried. */
    List<SearchParameters.Trial> trials() {
        return List.copyOf(trials);
    }

    /** Whether a setting was tried already. */
    boolean holds(Map<String, String> set) {
        return trials.stream().anyMatch(trial -> trial.set().equals(set));
    }

    /** What became of the best setting, if it is this one. */
    Optional<SearchParameters.Final> best(Map<String, String> set) {
        return Optional.ofNullable(best).filter(kept -> kept.set().equals(set));
    }

    /** Where the run of a name keeps its checkpoint. */
    Path run(String name) {
        return folder.resolve("run-" + name + ".melo");
    }

    /** The bundle of the best setting. */
    Path bundle() {
        return folder.resolve("best.melo");
    }

    /** The table. */
    Path csv() {
        return folder.resolve("search.csv");
    }

    /** The folds that are done of a setting; none where another is unfinished. */
    Unfinished unfinished(Map<String, String> set) throws BadInputException {
        Path file = folder.resolve(UNFINISHED);
        try {
            if (Files.exists(file)) {
                Unfinished kept = Json.read(Files.readString(file), Unfinished.class, file.toString());
                if (kept.set.equals(set)) {
                    return kept;
                }
            }
        } catch (IOException e) {
            throw unusable(folder, e);
        }
        return new Unfinished(set, List.of(), 0);
    }

    /** Keeps the folds that are done of a setting. */
    void keep(Unfinished unfinished) throws BadInputException {
        replace(UNFINISHED, Json.write(unfinished));
    }

    /** Keeps a finished setting. */
    void add(SearchParameters.Trial trial) throws BadInputException {
        trials.add(trial);
        write();
        try {
            Files.deleteIfExists(folder.resolve(UNFINISHED));
        } catch (IOException e) {
            throw unusable(folder, e);
        }
    }

    /** Keeps what became of the best setting. */
    void keep(SearchParameters.Final chosen) throws BadInputException {
        best = chosen;
        write();
    }

    private void write() throws BadInputException {
        replace("search.json", Json.write(new Found(key, parameters, trials, best)));
        writeCsv();
    }

    /** Replaces a file at once, so that a program that is killed leaves the old one or the new one. */
    private void replace(String name, String text) throws BadInputException {
        Path half = folder.resolve(name + ".half");
        try {
            Files.writeString(half, text);
            Files.move(half, folder.resolve(name), StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw unusable(folder, e);
        }
    }

    private void writeCsv() throws BadInputException {
        List<String> header = new ArrayList<>(List.of("number"));
        header.addAll(parameters);
        for (String level : List.of("song", "clip")) {
            for (SearchParameters.Measure measure : SearchParameters.Measure.values()) {
                String name = level + "_" + measure.word();
                header.addAll(List.of(name, name + "_low", name + "_high"));
            }
        }
        header.addAll(List.of("song_accuracy_deviation", "folds", "seconds", "failed"));
        try (CsvWriter out = CsvWriter.builder().build(csv())) {
            out.writeRecord(header);
            for (SearchParameters.Trial trial : trials) {
                out.writeRecord(row(trial));
            }
        } catch (IOException e) {
            throw unusable(folder, e);
        }
    }

    private List<String> row(SearchParameters.Trial trial) {
        List<String> row = new ArrayList<>(List.of(Integer.toString(trial.number())));
        parameters.forEach(name -> row.add(trial.set().getOrDefault(name, "")));
        for (var level : java.util.Arrays.asList(trial.song(), trial.clip())) {
            for (SearchParameters.Measure measure : SearchParameters.Measure.values()) {
                if (level == null) {
                    row.addAll(List.of("", "", ""));
                } else {
                    Score score = measure.of(level);
                    row.addAll(List.of(number(score.value()), number(score.low()), number(score.high())));
                }
            }
        }
        row.addAll(List.of(
                trial.song() == null ? "" : number(trial.deviation()),
                Integer.toString(trial.folds()),
                number(trial.seconds()),
                trial.reason()));
        return row;
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.6f", value);
    }

    private static BadInputException unusable(Path folder, IOException e) {
        return new BadInputException("'" + folder + "' cannot be written to. Choose another folder.", e);
    }
}
