package org.melograph.app;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.melograph.base.BadInputException;

/** Writes verdicts for other programs: a table, or a playlist for each label. */
public final class WriteVerdicts {
    private WriteVerdicts() {}

    /** Writes a CSV with a header: path, label, confidence, then one probability column for each class. */
    public static void csv(ClassifySongs.Report report, Path file) throws BadInputException {
        List<String> classes = report.songs().isEmpty()
                ? List.of()
                : List.copyOf(report.songs().getFirst().probabilities().keySet());
        try (CsvWriter out = CsvWriter.builder().build(file)) {
            List<String> header = new ArrayList<>(List.of("path", "label", "confidence"));
            classes.forEach(c -> header.add("probability_" + c));
            out.writeRecord(header);
            for (ClassifySongs.Verdict verdict : report.songs()) {
                List<String> row =
                        new ArrayList<>(List.of(verdict.path(), verdict.label(), number(verdict.confidence())));
                classes.forEach(c -> row.add(number(verdict.probabilities().getOrDefault(c, 0.0))));
                out.writeRecord(row);
            }
        } catch (IOException e) {
            throw new BadInputException("'" + file + "' cannot be written. Choose another place.", e);
        }
    }

    /** Writes {@code LABEL.m3u8} for each label, with paths relative to the folder where that is possible. */
    public static void playlists(ClassifySongs.Report report, Path folder) throws BadInputException {
        Map<String, List<String>> lists = new TreeMap<>();
        for (ClassifySongs.Verdict verdict : report.songs()) {
            lists.computeIfAbsent(verdict.label(), label -> new ArrayList<>(List.of("#EXTM3U")))
                    .add(RelativePaths.from(folder.resolve("list"), Path.of(verdict.path())));
        }
        try {
            Files.createDirectories(folder);
            for (Map.Entry<String, List<String>> list : lists.entrySet()) {
                String name = list.getKey().replaceAll("[^\\p{L}\\p{N} ._-]", "_");
                Files.write(folder.resolve(name + ".m3u8"), list.getValue());
            }
        } catch (IOException e) {
            throw new BadInputException("'" + folder + "' cannot be written to. Choose another folder.", e);
        }
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.6f", value);
    }
}
