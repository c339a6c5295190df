package org.melograph.io.source;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.melograph.base.BadInputException;
import org.melograph.base.Job;
import org.melograph.base.StoppedException;
import org.melograph.music.Collection;

/**
 * Data sets that are recognised by how their files are laid out, whatever the folder is called. What their authors, or those
 * who examined them, say of each song is told with it: class, group, split, fold.
 */
public final class KnownSets {
    private static final List<KnownSet> ALL = List.of(new Gtzan(), new Esc50(), new Fma());

    private KnownSets() {}

    /**
     * A data set in a folder.
     *
     * @param id {@code gtzan}, {@code esc-50} or {@code fma}
     * @param title as people call it
     * @param sentence what was recognised and what comes with it
     * @param columns what is told of its songs, such as {@code label}, {@code group}, {@code split}, {@code fold}
     */
    public record Recognised(String id, String title, String sentence, List<String> columns) {
        public Recognised {
            columns = List.copyOf(columns);
        }
    }

    /** The data set that a folder holds; a look at names only. */
    public static Optional<Recognised> in(Path folder) {
        return setIn(folder).map(KnownSet::recognised);
    }

    private static Optional<KnownSet> setIn(Path folder) {
        return Files.isDirectory(folder)
                ? ALL.stream().filter(set -> set.isIn(folder)).findFirst()
                : Optional.empty();
    }

    /**
     * The songs of a folder with what is known of them where it is a known data set; the collection as it is where not.
     *
     * @throws BadInputException when the data set's own table cannot be read
     */
    static Collection tell(Path folder, Collection found, Job job) throws BadInputException, StoppedException {
        Optional<KnownSet> set = setIn(folder);
        return set.isEmpty() ? found : set.get().tell(folder, found, job);
    }

    /** The names of what stands in a folder; none where it cannot be read. */
    static List<Path> entries(Path folder) {
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.sorted().toList();
        } catch (IOException e) {
            // It will be refused by name when it is read.
            return List.of();
        }
    }
}
