package org.melograph.io.source;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.melograph.base.BadInputException;
import org.melograph.base.Job;
import org.melograph.base.Refusal;
import org.melograph.base.StoppedException;
import org.melograph.io.InputFile;
import org.melograph.io.msd.GenreFile;

/** The files of the Million Song Dataset below a folder, by what they tell. */
final class CatalogueFiles extends SimpleFileVisitor<Path> {
    /** What a file tells of songs. */
    enum Kind {
        SONG,
        GENRES,
        LYRICS,
        PLAYS,
        OTHER
    }

    private static final Pattern TRACK = Pattern.compile("TR[A-Z]{5}[0-9A-F]{11}\\.h5");
    private static final Pattern TRIPLET = Pattern.compile("[^\\t]+\\t(SO|TR)[A-Z0-9]{16}\\t[0-9]+");
    private static final int LINES_OF_REMARKS = 100;
    private static final int LONGEST_REMARK = 4096;
    private static final int FIRST_FILES = 500;

    final List<Path> songs = new ArrayList<>();
    final List<Path> genres = new ArrayList<>();
    final List<Path> lyrics = new ArrayList<>();
    final List<Path> plays = new ArrayList<>();
    final List<Refusal> refused = new ArrayList<>();
    private final Job job;
    private boolean named;

    private CatalogueFiles(Job job) {
        this.job = job;
    }

    /** The files below a folder, and those given besides. */
    static CatalogueFiles below(Path folder, List<Path> beside, Job job) throws BadInputException, StoppedException {
        CatalogueFiles found = new CatalogueFiles(job);
        try {
            Files.walkFileTree(folder, EnumSet.of(FileVisitOption.FOLLOW_LINKS), Integer.MAX_VALUE, found);
        } catch (IOException e) {
            throw InputFile.unreadable(folder, e);
        }
        job.throwIfStopped();
        Collections.sort(found.songs);
        found.addBeside(beside);
        return found;
    }

    /** A file of lyrics, and those given besides. */
    static CatalogueFiles of(Path lyrics, List<Path> beside, Job job) throws BadInputException {
        CatalogueFiles found = new CatalogueFiles(job);
        found.lyrics.add(lyrics);
        found.addBeside(beside);
        return found;
    }

    /** Whether a file, or one of the first files below a folder, is the Million Song Dataset's. */
    static boolean seemIn(Path location) {
        try (Stream<Path> files = Files.walk(location, FileVisitOption.FOLLOW_LINKS)) {
            return files.limit(FIRST_FILES).anyMatch(file -> kind(file) == Kind.SONG || kind(file) == Kind.LYRICS);
        } catch (IOException | UncheckedIOException e) {
            return false;
        }
    }

    private void addBeside(List<Path> beside) throws BadInputException {
        for (Path file : beside) {
            InputFile.check(file);
            Kind kind = kind(file);
            if (kind == Kind.OTHER || kind == Kind.SONG) {
                throw new BadInputException(InputFile.quoted(file)
                        + " holds no genres, lyrics or play counts of the Million Song Dataset. Give tagtraum's .cls, a file"
                        + " of musiXmatch or the triplets of the Taste Profile.");
            }
            add(file, kind);
        }
    }

    /**
     * Whether they are the Million Song Dataset's, and no folder of the user's own: there are lyrics, or songs that are
     * named by their tracks or have files that tell of them.
     */
    boolean isCatalogue() {
        return !lyrics.isEmpty() || (!songs.isEmpty() && (named || !genres.isEmpty() || !plays.isEmpty()));
    }

    @Override
    public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
        return job.isStopped() ? FileVisitResult.TERMINATE : FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
        add(file, kind(file));
        return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFileFailed(Path file, IOException e) {
        refused.add(new Refusal(file.toString(), InputFile.unreadable(file, e).reason()));
        return FileVisitResult.CONTINUE;
    }

    private void add(Path file, Kind kind) {
        switch (kind) {
            case SONG -> {
                songs.add(file);
                named |= TRACK.matcher(String.valueOf(file.getFileName())).matches();
            }
            case GENRES -> genres.add(file);
            case LYRICS -> lyrics.add(file);
            case PLAYS -> plays.add(file);
            case OTHER ->
                refused.add(new Refusal(
                        file.toString(),
                        InputFile.quoted(file) + " is no file of the Million Song Dataset and was left out. Keep other"
                                + " songs in a folder of their own."));
        }
    }

    /** What a file tells, by its name and, for texts, its first lines. */
    static Kind kind(Path file) {
        return switch (InputFile.extension(file)) {
            case "h5" -> Kind.SONG;
            case GenreFile.EXTENSION -> Kind.GENRES;
            case "txt" -> textKind(file);
            default -> Kind.OTHER;
        };
    }

    private static Kind textKind(Path file) {
        try (BufferedReader text = Files.newBufferedReader(file)) {
            char[] beginning = new char[LONGEST_REMARK];
            int length = Math.max(0, text.read(beginning, 0, beginning.length));
            String[] lines = new String(beginning, 0, length).split("\r?\n", LINES_OF_REMARKS);
            for (String line : lines) {
                if (line.startsWith("%")) {
                    return Kind.LYRICS;
                }
                if (!line.startsWith("#") && !line.isBlank()) {
                    return TRIPLET.matcher(line).matches() ? Kind.PLAYS : Kind.OTHER;
                }
            }
            return Kind.OTHER;
        } catch (IOException e) {
            return Kind.OTHER;
        }
    }
}
