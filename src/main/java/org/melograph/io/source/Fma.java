package org.melograph.io.source;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.melograph.base.BadInputException;
import org.melograph.base.Job;
import org.melograph.base.StoppedException;
import org.melograph.io.InputFile;
import org.melograph.music.Collection;
import org.melograph.music.Song;

/**
 * FMA (Defferrard et al. 2017): clips {@code 000/000002.mp3} named by their track, and {@code tracks.csv} with a header of
 * three rows in {@code fma_metadata}, within the folder or beside it.
 */
final class Fma implements KnownSet {
    private static final Pattern CLIP = Pattern.compile("(\\d{6})\\.[A-Za-z0-9]+");
    private static final int ROWS_BETWEEN_QUESTIONS = 1024;

    /** What is told of a track. */
    private record Track(
            @Nullable String genre,
            @Nullable String artist,
            @Nullable String artistId,
            @Nullable String title,
            @Nullable String split) {}

    @Override
    public KnownSets.Recognised recognised() {
        return new KnownSets.Recognised(
                "fma",
                "FMA",
                "This is FMA. The top genre is the label, the artist the group, and its column 'split' is that of its authors:"
                        + " train with --split file.",
                List.of("label", "group", "split"));
    }

    @Override
    public boolean isIn(Path folder) {
        return table(folder).isPresent();
    }

    private static Optional<Path> table(Path folder) {
        Path below = folder.resolve("fma_metadata").resolve("tracks.csv");
        Path beside = folder.toAbsolutePath()
                .normalize()
                .resolveSibling("fma_metadata")
                .resolve("tracks.csv");
        // Beside the folder only where the folder holds the clips, so that not every neighbour is taken for FMA.
        boolean clips = KnownSets.entries(folder).stream()
                .anyMatch(f -> String.valueOf(f.getFileName()).matches("\\d{3}"));
        Stream<Path> places = Stream.of(below, folder.resolve("tracks.csv"));
        return (clips ? Stream.concat(places, Stream.of(beside)) : places)
                .filter(Files::isRegularFile)
                .filter(Fma::hasThreeHeaders)
                .findFirst();
    }

    private static boolean hasThreeHeaders(Path table) {
        try (CsvReader<CsvRecord> rows = CsvReader.builder().ofCsvRecord(table)) {
            Header header = Header.read(rows.iterator());
            return header != null && header.at("track", "genre_top") > 0 && header.at("set", "split") > 0;
        } catch (IOException | UncheckedIOException | CsvParseException e) {
            return false;
        }
    }

    /** The three rows that name the columns: a heading, a name, and the name of the number of a track. */
    private record Header(List<String> headings, List<String> names) {
        static @Nullable Header read(Iterator<CsvRecord> rows) {
            if (!rows.hasNext()) {
                return null;
            }
            List<String> headings = rows.next().getFields();
            if (!rows.hasNext()) {
                return null;
            }
            List<String> names = rows.next().getFields();
            return rows.hasNext() && rows.next().getField(0).equals("track_id") && headings.size() == names.size()
                    ? new Header(headings, names)
                    : null;
        }

        /** The place of a column; -1 where it is missing. */
        int at(String heading, String name) {
            for (int i = 0; i < names.size(); i++) {
                if (headings.get(i).equals(heading) && names.get(i).equals(name)) {
                    return i;
                }
            }
            return -1;
        }

        /** What a row says in a column; null where nothing. */
        @Nullable
        String cell(CsvRecord row, String heading, String name) {
            int at = at(heading, name);
            String cell =
                    at < 0 || at >= row.getFieldCount() ? "" : row.getField(at).strip();
            return cell.isEmpty() ? null : cell;
        }
    }

    @Override
    public Collection tell(Path folder, Collection found, Job job) throws BadInputException, StoppedException {
        Path table = table(folder).orElseThrow();
        Map<String, Song> byTrack = new HashMap<>();
        for (Song song : found.songs()) {
            var name = CLIP.matcher(String.valueOf(song.path().getFileName()));
            if (name.matches()) {
                byTrack.put(Integer.toString(Integer.parseInt(name.group(1))), song);
            }
        }
        Map<Song, Track> told = read(table, byTrack, job);
        List<Song> songs = new ArrayList<>();
        for (Song song : found.songs()) {
            Track track = told.get(song);
            songs.add(track == null ? song.withLabel(null) : tell(song, track));
        }
        List<String> notes = new ArrayList<>(found.notes());
        notes.add(recognised().sentence());
        Path metadata = table.toAbsolutePath().normalize().getParent();
        return found.with(
                songs,
                found.refused().stream()
                        .filter(r ->
                                !Path.of(r.path()).toAbsolutePath().normalize().startsWith(metadata))
                        .toList(),
                notes);
    }

    private static Song tell(Song song, Track track) {
        String group = track.artistId != null ? "artist " + track.artistId : song.group();
        return new Song(
                song.id(),
                song.path(),
                -1,
                track.title == null ? song.title() : track.title,
                track.artist == null ? song.artist() : track.artist,
                track.genre,
                group,
                track.split,
                null);
    }

    private static Map<Song, Track> read(Path table, Map<String, Song> byTrack, Job job)
            throws BadInputException, StoppedException {
        Map<Song, Track> told = new HashMap<>();
        try (CsvReader<CsvRecord> rows = CsvReader.builder()
                .allowExtraFields(true)
                .allowMissingFields(true)
                .ofCsvRecord(table)) {
            Iterator<CsvRecord> each = rows.iterator();
            Header header = Header.read(each);
            if (header == null) {
                throw new BadInputException(
                        InputFile.quoted(table) + " has no header of three rows. Put FMA's own file back.");
            }
            for (int number = 0; each.hasNext(); number++) {
                CsvRecord row = each.next();
                Song song = byTrack.get(row.getField(0));
                if (song != null) {
                    told.put(
                            song,
                            new Track(
                                    header.cell(row, "track", "genre_top"),
                                    header.cell(row, "artist", "name"),
                                    header.cell(row, "artist", "id"),
                                    header.cell(row, "track", "title"),
                                    part(header.cell(row, "set", "split"))));
                }
                if (number % ROWS_BETWEEN_QUESTIONS == 0) {
                    job.throwIfStopped();
                }
            }
        } catch (IOException e) {
            throw InputFile.unreadable(table, e);
        } catch (UncheckedIOException | CsvParseException e) {
            throw new BadInputException(
                    InputFile.quoted(table) + " is no table that can be read: " + e.getMessage()
                            + " Put FMA's own file back.",
                    e);
        }
        return told;
    }

    private static @Nullable String part(@Nullable String said) {
        return said == null
                ? null
                : switch (said) {
                    case "training" -> "train";
                    case "validation" -> "valid";
                    case "test" -> "test";
                    default -> null;
                };
    }
}
