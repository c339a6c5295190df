package org.melograph.io.source;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.melograph.base.BadInputException;
import org.melograph.base.Job;
import org.melograph.base.StoppedException;
import org.melograph.io.InputFile;
import org.melograph.io.ReadOptions;
import org.melograph.io.Reader;
import org.melograph.io.Readers;
import org.melograph.io.table.ArffReader;
import org.melograph.io.table.CsvReader;
import org.melograph.io.words.LyricsText;
import org.melograph.music.Collection;
import org.melograph.music.Song;
import org.melograph.music.Table;
import org.melograph.music.TableReading;

/** Opens collections of songs. Only names are read, no music: a file may still turn out to be damaged when it is. */
public final class Sources {
    private static final List<Reader<Table>> TABLES = List.of(new CsvReader(), new ArffReader());

    private Sources() {}

    /**
     * Lists the songs of a source.
     *
     * <ul>
     *   <li>A folder: each audio or MIDI file below it is a song, labelled by the sub-folder it is in (the one nearest
     *       to the top); files at the top have no label. Songs are sorted by id, the path in the folder.
     *   <li>A table with a column {@code path}: each row is a song in a file of its own, in the table's order. Paths are
     *       relative to the table.
     *   <li>Any other table: each row is a song, its id {@code table.csv#12} for the row with number 12 from 0; the
     *       table itself goes along, its units repaired where {@link SourceSpec#repairUnits()} says so.
     *       Tables are read from CSV, TSV and ARFF.
     *   <li>A folder with songs of the Million Song Dataset, and a file of musiXmatch: see {@link CatalogueSongs}.
     *   <li>A single audio or MIDI file: a collection of one.
     * </ul>
     *
     * <p>Of data sets that are recognised by their layout, label, group, split and fold are told as well, see
     * {@link KnownSets}.
     *
     * <p>A song in a file of its own has the words that stand beside it in a text called like it, see {@link LyricsText}.
     *
     * <p>Columns named {@code tag:NAME} and a column {@code tags} tell the songs' tags, see {@link TagColumns}.
     *
     * <p>Groups and fixed splits come from the table's columns or from {@link SourceSpec#groupFile()}, exactly as
     * written; a song without a group is its own.
     *
     * @throws BadInputException when there is no such source, it holds no song, or it lacks a named column
     */
    public static Collection open(SourceSpec spec, Job job) throws BadInputException, StoppedException {
        return open(spec, TableReading.AS_WRITTEN, job);
    }

    /**
     * Lists the songs of a source as another was read before, so far as {@code spec} says nothing else: the same columns
     * are multiplied, the same tags kept, and classes made from a number are cut where they were cut.
     *
     * @param before what a model's bundle remembers
     * @throws BadInputException as {@link #open(SourceSpec, Job)}
     */
    public static Collection open(SourceSpec spec, TableReading before, Job job)
            throws BadInputException, StoppedException {
        Path location = spec.location();
        Collection found;
        if (Files.isDirectory(location)) {
            found = folder(spec, before, job);
        } else {
            InputFile.check(location);
            found = file(spec, before, job);
        }
        if (spec.groupFile() != null) {
            found = GroupFile.read(spec.groupFile(), job).group(found, location);
        }
        if (found.songs().isEmpty()) {
            throw new BadInputException(InputFile.quoted(location) + " holds no song"
                    + (found.refused().isEmpty()
                            ? ""
                            : " (left out: " + found.refused().size() + ")")
                    + ". Give a folder of audio or MIDI files, or a table of songs."
                    + (found.refused().isEmpty()
                            ? ""
                            : " The first was left out because: "
                                    + found.refused().getFirst().reason()));
        }
        return found;
    }

    private static Collection folder(SourceSpec spec, TableReading before, Job job)
            throws BadInputException, StoppedException {
        CatalogueFiles files = CatalogueFiles.below(spec.location(), spec.beside(), job);
        if (files.isCatalogue()) {
            return CatalogueSongs.list(spec, before, files, job);
        }
        if (spec.deciles() != null) {
            throw new BadInputException(InputFile.quoted(spec.location())
                    + " has no numbers that classes could be made from. Give a table, or a manifest with a column '"
                    + spec.deciles() + "'.");
        }
        return KnownSets.tell(spec.location(), LabelFolder.list(spec.location(), job), job);
    }

    /**
     * Whether a place seems to hold songs of the Million Song Dataset, by a look at its first files; {@link #open} looks at
     * all of them.
     */
    public static boolean looksLikeCatalogue(Path location) {
        return CatalogueFiles.seemIn(location);
    }

    /** One file as a song, with the words of the text beside it, see {@link LyricsText#beside}. */
    public static Song song(Path file) {
        return Song.of(file).withLyrics(LyricsText.beside(file).orElse(null));
    }

    private static Collection file(SourceSpec spec, TableReading before, Job job)
            throws BadInputException, StoppedException {
        Path location = spec.location();
        if (tableReader(location).isPresent()) {
            Table table = table(location, job);
            if (Columns.find(table, "path").isPresent()) {
                return Manifest.list(spec, before, table, job);
            }
            return spec.repairUnits() || !before.units().isEmpty()
                    ? repaired(spec, before, table)
                    : TableRows.list(spec, before, table);
        }
        if (CatalogueFiles.kind(location) == CatalogueFiles.Kind.LYRICS) {
            return CatalogueSongs.list(spec, before, CatalogueFiles.of(location, spec.beside(), job), job);
        }
        checkMusic(location);
        return new Collection(String.valueOf(location.getFileName()), List.of(song(location)), List.of(), null);
    }

    private static Collection repaired(SourceSpec spec, TableReading before, Table table) throws BadInputException {
        UnitRepair repair = before.units().isEmpty()
                ? UnitRepair.of(table, noNumbers(spec, table))
                : UnitRepair.again(table, before);
        Collection found = TableRows.list(spec, before, repair.table());
        List<String> notes = new ArrayList<>(repair.notes());
        notes.addAll(found.notes());
        TableReading reading = new TableReading(
                repair.units(), found.reading().keepOpposites(), found.reading().tenths());
        return new Collection(found.name(), found.songs(), found.refused(), found.table(), notes, reading);
    }

    private static Set<String> noNumbers(SourceSpec spec, Table table) throws BadInputException {
        Set<String> excluded = new HashSet<>(spec.dropColumns());
        spec.labelColumnIn(table).ifPresent(excluded::add);
        spec.groupColumnIn(table).ifPresent(excluded::add);
        return excluded;
    }

    /** Reads a table with the words of its reader. */
    static Table table(Path file, Job job) throws BadInputException, StoppedException {
        return tableReader(file).orElse(TABLES.getFirst()).read(file, ReadOptions.STANDARD, job);
    }

    private static Optional<Reader<Table>> tableReader(Path file) {
        String extension = InputFile.extension(file);
        return TABLES.stream()
                .filter(reader -> reader.extensions().contains(extension))
                .findFirst();
    }

    /** Refuses what is no song by its extension: a table, or a kind of file that is not read. */
    static void checkMusic(Path file) throws BadInputException {
        Readers.forFile(file);
        if (tableReader(file).isPresent()) {
            throw new BadInputException(
                    InputFile.quoted(file) + " is a table, not a song. Give it as the source itself.");
        }
    }
}
