package org.melograph.io.msd;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.melograph.base.BadInputException;
import org.melograph.base.Job;
import org.melograph.base.StoppedException;
import org.melograph.io.InputFile;

/**
 * Genres of tracks, as tagtraum gives them: a line each, the track, a tab, its genre, and perhaps a tab and a second one.
 * Lines that begin with {@code #} are remarks.
 */
public final class GenreFile {
    /** The extension of such files. */
    public static final String EXTENSION = "cls";

    private GenreFile() {}

    /**
     * The genres of a file.
     *
     * @param genres the first genre of each track
     * @param second the tracks that have another one beside it
     */
    public record Genres(Map<String, String> genres, Set<String> second) {
        public Genres {
            genres = Map.copyOf(genres);
            second = Set.copyOf(second);
        }
    }

    /**
     * Reads the genres.
     *
     * @throws BadInputException when the file cannot be read or a line has no genre
     */
    public static Genres read(Path file, Job job) throws BadInputException, StoppedException {
        Map<String, String> genres = new HashMap<>();
        Set<String> second = new HashSet<>();
        Lines.read(file, job, (number, line) -> {
            if (line.startsWith("#") || line.isBlank()) {
                return;
            }
            List<String> cells = List.of(line.split("\t", -1));
            if (cells.size() < 2 || cells.get(0).isBlank() || cells.get(1).isBlank()) {
                throw new BadInputException(
                        InputFile.quoted(file) + " has no track and genre with a tab between them in" + " line "
                                + number + ". Give a file such as tagtraum's 'msd_tagtraum_cd1.cls'.");
            }
            genres.putIfAbsent(cells.get(0).strip(), cells.get(1).strip());
            if (cells.size() > 2 && !cells.get(2).isBlank()) {
                second.add(cells.get(0).strip());
            }
        });
        if (genres.isEmpty()) {
            throw new BadInputException(InputFile.quoted(file) + " names no track. Choose another file.");
        }
        return new Genres(genres, second);
    }
}
