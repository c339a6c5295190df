package org.melograph.app;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.melograph.base.BadInputException;
import org.melograph.io.audio.TagField;
import org.melograph.music.RussellQuadrant;

/** Verdicts for other programs: a table, a playlist for each label, and tags in the songs' own files. */
public final class WriteVerdicts {
    private WriteVerdicts() {}

    /**
     * Writes a CSV with a header: path, label, confidence, the second likeliest class with its probability, by how much the
     * likeliest leads it, then one probability column for each class. What was there stays until all of it is written.
     *
     * @throws BadInputException when the file cannot be written
     */
    public static void csv(List<ClassifySongs.Verdict> verdicts, Path file) throws BadInputException {
        List<String> classes = verdicts.isEmpty()
                ? List.of()
                : List.copyOf(verdicts.getFirst().probabilities().keySet());
        Path unfinished = file.resolveSibling(file.getFileName() + ".part");
        try {
            try (CsvWriter out = CsvWriter.builder().build(unfinished)) {
                List<String> header =
                        new ArrayList<>(List.of("path", "label", "confidence", "second", "second_probability", "lead"));
                classes.forEach(c -> header.add("probability_" + c));
                out.writeRecord(header);
                for (ClassifySongs.Verdict verdict : verdicts) {
                    Ranked ranked = Ranked.of(verdict);
                    List<String> row = new ArrayList<>(List.of(
                            verdict.path(),
                            verdict.label(),
                            number(verdict.confidence()),
                            ranked.second(),
                            number(ranked.secondProbability()),
                            number(ranked.lead())));
                    classes.forEach(c -> row.add(number(verdict.probabilities().getOrDefault(c, 0.0))));
                    out.writeRecord(row);
                }
            }
            Files.move(unfinished, file, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw unwritable(file, unfinished, e);
        }
    }

    private static BadInputException unwritable(Path file, Path unfinished, IOException cause) {
        try {
            Files.deleteIfExists(unfinished);
        } catch (IOException e) {
            cause.addSuppressed(e);
        }
        boolean full = String.valueOf(cause.getMessage()).contains("No space left");
        return new BadInputException(
                "'" + file + "' cannot be written" + (full ? ": the disk is full. Make room, or choose" : ". Choose")
                        + " another place.",
                cause);
    }

    /**
     * The two likeliest classes of a song.
     *
     * @param second empty where there is but one class
     */
    public record Ranked(String first, double firstProbability, String second, double secondProbability) {
        /** Of a verdict, whether or not the song got a label. */
        public static Ranked of(ClassifySongs.Verdict verdict) {
            List<Map.Entry<String, Double>> all = verdict.probabilities().entrySet().stream()
                    .sorted(Map.Entry.comparingByValue(Comparator.reverseOrder()))
                    .toList();
            boolean several = all.size() > 1;
            return new Ranked(
                    all.getFirst().getKey(),
                    all.getFirst().getValue(),
                    several ? all.get(1).getKey() : "",
                    several ? all.get(1).getValue() : 0);
        }

        /** By how much the likeliest leads. */
        public double lead() {
            return firstProbability - secondProbability;
        }
    }

    /**
     * Writes {@code LABEL.m3u8} for each label, {@code undecided.m3u8} included, with paths relative to the folder where that
     * is possible. Labels that files cannot be called by, or that differ only in such letters, get names that are like them.
     *
     * @throws BadInputException when the folder cannot be made or written to
     */
    public static List<Path> playlists(List<ClassifySongs.Verdict> verdicts, Path folder) throws BadInputException {
        Map<String, List<PlaylistFile.Entry>> lists = new TreeMap<>();
        for (ClassifySongs.Verdict verdict : verdicts) {
            Path song = Path.of(verdict.path());
            lists.computeIfAbsent(verdict.label(), label -> new ArrayList<>())
                    .add(new PlaylistFile.Entry(song, "", String.valueOf(song.getFileName()), -1));
        }
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw new BadInputException("'" + folder + "' cannot be made. Choose another folder.", e);
        }
        Set<String> taken = new HashSet<>();
        List<Path> written = new ArrayList<>();
        for (Map.Entry<String, List<PlaylistFile.Entry>> list : lists.entrySet()) {
            String name =
                    list.getKey().replaceAll("[^\\p{L}\\p{M}\\p{N} ._-]", "_").strip();
            String free = name;
            for (int i = 2; !taken.add(free.toLowerCase(Locale.ROOT)); i++) {
                free = name + " " + i;
            }
            Path file = folder.resolve(free + ".m3u8");
            PlaylistFile.write(file, list.getValue());
            written.add(file);
        }
        return written;
    }

    /** Whether labels are moods, so that they belong in a song's mood and not in its genre. */
    public static boolean areMoods(List<String> labels) {
        return RussellQuadrant.areAll(labels);
    }

    /**
     * What {@link WriteTags} would write: each decided song's label as people read it. Songs that are undecided are left out.
     *
     * @param field genre or mood
     */
    public static List<WriteTags.Wish> tags(List<ClassifySongs.Verdict> verdicts, TagField field) {
        return verdicts.stream()
                .filter(verdict -> !verdict.undecided())
                .map(verdict -> new WriteTags.Wish(
                        Path.of(verdict.path()),
                        Map.of(
                                field,
                                RussellQuadrant.title(
                                        verdict.label(),
                                        List.copyOf(verdict.probabilities().keySet())))))
                .toList();
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.6f", value);
    }
}
