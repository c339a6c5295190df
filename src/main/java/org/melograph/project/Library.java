package org.melograph.project;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.melograph.base.BadInputException;

/**
 * One SQLite file that holds what a user works with: songs by content, what was refused, computed features, training
 * runs, predictions, settings. Safe for use from several threads, and from the studio and the command line at once;
 * every change is one transaction, so that a crash leaves the state before it or after it.
 */
public final class Library implements AutoCloseable {
    private final Database database;
    private final Songs songs;
    private final Runs runs;
    private final Predictions predictions;
    private final Settings settings;
    private final Annotations annotations;
    private final StoredFeatures features;
    private final Fingerprints fingerprints;
    private final NearDuplicates nearDuplicates;
    private final GivenSplits givenSplits;

    private Library(Database database, long featureCap) {
        this.database = database;
        this.songs = new Songs(database);
        this.runs = new Runs(database);
        this.predictions = new Predictions(database);
        this.settings = new Settings(database);
        this.annotations = new Annotations(database);
        this.features = new StoredFeatures(database, featureCap);
        this.fingerprints = new Fingerprints(database);
        this.nearDuplicates = new NearDuplicates(database);
        this.givenSplits = new GivenSplits(database);
    }

    /**
     * Opens a library, making it where there is none.
     *
     * @throws BadInputException when the file is no library, is damaged, was made by a newer program, or cannot be
     *     written
     */
    public static Library open(Path file) throws BadInputException {
        return open(file, StoredFeatures.STANDARD_CAP);
    }

    /** As {@link #open(Path)}, with at most {@code featureCap} bytes of computed features. */
    public static Library open(Path file, long featureCap) throws BadInputException {
        return new Library(Database.open(file), featureCap);
    }

    /** Where the library is when the user names none: {@code Melograph/library.db} in the user's folder for data. */
    public static Path standardPath() {
        return standardPath(System.getProperty("os.name", ""), System.getenv(), System.getProperty("user.home", "."));
    }

    static Path standardPath(String system, Map<String, String> environment, String home) {
        String name = system.toLowerCase(Locale.ROOT);
        Path data;
        if (name.startsWith("windows")) {
            String given = absoluteOrNull(environment.get("APPDATA"));
            data = given == null ? Path.of(home, "AppData", "Roaming") : Path.of(given);
        } else if (name.startsWith("mac")) {
            data = Path.of(home, "Library", "Application Support");
        } else {
            String given = absoluteOrNull(environment.get("XDG_DATA_HOME"));
            data = given == null ? Path.of(home, ".local", "share") : Path.of(given);
            return data.resolve("melograph").resolve("library.db");
        }
        return data.resolve("Melograph").resolve("library.db");
    }

    // The XDG base directory specification tells to ignore paths that are not absolute.
    private static @Nullable String absoluteOrNull(@Nullable String given) {
        return given == null || given.isBlank() || !Path.of(given).isAbsolute() ? null : given;
    }

    /** The library's file. */
    public Path file() {
        return database.file();
    }

    /** The folder beside the file where runs without a path of their own put their bundles. */
    public Path modelFolder() {
        return file().toAbsolutePath().resolveSibling("models");
    }

    /** The songs, by content. */
    public Songs songs() {
        return songs;
    }

    /** The training runs and what they reached. */
    public Runs runs() {
        return runs;
    }

    /** What models said of songs. */
    public Predictions predictions() {
        return predictions;
    }

    /** What the studio remembers between starts. */
    public Settings settings() {
        return settings;
    }

    /** What is said of moments and stretches of songs. */
    public Annotations annotations() {
        return annotations;
    }

    /** Computed features, to be computed once. */
    public StoredFeatures features() {
        return features;
    }

    /** What tells recordings apart. */
    public Fingerprints fingerprints() {
        return fingerprints;
    }

    /** Which songs hold the same recording. */
    public NearDuplicates nearDuplicates() {
        return nearDuplicates;
    }

    /** Where songs stand by the split or folds that came with them. */
    public GivenSplits givenSplits() {
        return givenSplits;
    }

    /** Looks for damage, missing files and what belongs to nothing; changes nothing. */
    public List<Finding> check() throws BadInputException {
        return new LibraryCheck(database).findings();
    }

    /**
     * Mends what can be mended without losing what a user made: indices, counts, and features that are damaged. Songs
     * whose file is missing stay, because a disk may be unplugged. A file whose structure is broken stays as it is;
     * {@link #repair(Path)} saves what can be read of it.
     *
     * @return what was found before, with those mended marked
     */
    public List<Finding> repair() throws BadInputException {
        return new LibraryCheck(database).repair();
    }

    /**
     * Repairs a library that nobody has open, even one that cannot be opened: when its structure is broken, a new file
     * takes its place with everything that can still be read, and the damaged one is kept beside it.
     *
     * @return what was found, with those mended marked
     * @throws BadInputException when there is no such file, it is no library, or nothing of it can be read
     */
    public static List<Finding> repair(Path file) throws BadInputException {
        if (!Files.isRegularFile(file)) {
            throw new BadInputException("There is no library '" + file + "'. Check the path.");
        }
        List<Finding> findings = new ArrayList<>();
        if (LibrarySalvage.isDamaged(file)) {
            findings.add(LibrarySalvage.salvage(file));
        }
        try (Library library = open(file)) {
            findings.addAll(library.repair());
        }
        return List.copyOf(findings);
    }

    /** Lets the file grow to so many pages only: a small disk, for tests. */
    void limitPages(long pages) throws BadInputException {
        database.change(connection -> Database.number(connection, "PRAGMA max_page_count = " + pages));
    }

    @Override
    public void close() {
        features.flush();
        database.close();
    }
}
