package org.melograph.io.source;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.melograph.base.BadInputException;
import org.melograph.base.Job;
import org.melograph.base.Params;
import org.melograph.base.Refusal;
import org.melograph.base.StoppedException;
import org.melograph.base.Workers;
import org.melograph.io.InputFile;
import org.melograph.io.msd.AnalysedSongReader;
import org.melograph.io.msd.GenreFile;
import org.melograph.io.msd.MusixmatchFile;
import org.melograph.io.msd.PlayFile;
import org.melograph.music.CatalogueEntry;
import org.melograph.music.Collection;
import org.melograph.music.Lyrics;
import org.melograph.music.Song;
import org.melograph.music.TableReading;
import org.melograph.music.TableReading.Tenths;

/**
 * Songs of the Million Song Dataset: one for each HDF5 file, with its words where a file of musiXmatch has them, and one for
 * each bag of words whose sound is not there. A song is called by its track, grouped by its artist (without sound, by
 * its text at musiXmatch) and labelled with the first of its genres.
 */
final class CatalogueSongs {
    private final CatalogueFiles files;
    private final Job job;
    private final Map<String, String> genres = new HashMap<>();
    private final Set<String> secondGenres = new HashSet<>();
    private final Map<String, MusixmatchFile.Entry> bags = new LinkedHashMap<>();
    private final Map<String, Path> bagFiles = new HashMap<>();
    private final Map<String, Song> songs = new LinkedHashMap<>();
    private final Map<String, CatalogueEntry> entries = new HashMap<>();
    private final List<Refusal> refused;
    private final List<String> notes = new ArrayList<>();
    private @Nullable Tenths tenths;

    private CatalogueSongs(CatalogueFiles files, Job job) {
        this.files = files;
        this.job = job;
        this.refused = new ArrayList<>(files.refused);
    }

    /** Lists the songs of these files; a file that cannot be used is named and left out. */
    static Collection list(SourceSpec spec, TableReading before, CatalogueFiles files, Job job)
            throws BadInputException, StoppedException {
        CatalogueSongs catalogue = new CatalogueSongs(files, job);
        catalogue.readGenres();
        catalogue.readBags();
        catalogue.readSongs();
        catalogue.addBags();
        Path name = spec.location().toAbsolutePath().normalize().getFileName();
        Tenths known = Deciles.known(spec, before);
        String number = known == null ? spec.deciles() : known.of();
        List<Song> found = number == null ? catalogue.labelled() : catalogue.divided(number, known);
        return new Collection(
                name == null ? spec.location().toString() : name.toString(),
                found,
                catalogue.refused,
                null,
                catalogue.notes,
                new TableReading(List.of(), false, catalogue.tenths));
    }

    private void readGenres() throws StoppedException {
        for (Path file : files.genres) {
            try {
                GenreFile.Genres read = GenreFile.read(file, job);
                read.genres().forEach(genres::putIfAbsent);
                secondGenres.addAll(read.second());
            } catch (BadInputException e) {
                refused.add(new Refusal(file.toString(), e.reason()));
            }
        }
    }

    private void readBags() throws StoppedException {
        for (Path file : files.lyrics) {
            try {
                MusixmatchFile.Bags read = MusixmatchFile.read(file, job);
                read.damaged().forEach(reason -> refused.add(new Refusal(file.toString(), reason)));
                for (MusixmatchFile.Entry entry : read.entries()) {
                    if (bags.putIfAbsent(entry.trackId(), entry) == null) {
                        bagFiles.put(entry.trackId(), file);
                    }
                }
            } catch (BadInputException e) {
                refused.add(new Refusal(file.toString(), e.reason()));
            }
        }
    }

    /** A file's entry, or the reason why it has none. */
    private record Read(@Nullable CatalogueEntry entry, String reason) {}

    private void readSongs() throws BadInputException, StoppedException {
        List<Read> reads = Workers.map("catalogue", Workers.allowed(), files.songs, job, file -> {
            try {
                return new Read(AnalysedSongReader.entry(file), "");
            } catch (BadInputException e) {
                return new Read(null, e.reason());
            }
        });
        for (int i = 0; i < reads.size(); i++) {
            Path file = files.songs.get(i);
            CatalogueEntry entry = reads.get(i).entry;
            if (entry == null) {
                refused.add(new Refusal(file.toString(), reads.get(i).reason));
            } else if (entries.putIfAbsent(entry.trackId(), entry) == null) {
                songs.put(entry.trackId(), song(file, entry));
            } else {
                refused.add(new Refusal(
                        file.toString(),
                        InputFile.quoted(file) + " holds the track " + entry.trackId()
                                + " once more; the first file counts. Remove it."));
            }
        }
    }

    private Song song(Path file, CatalogueEntry entry) {
        MusixmatchFile.Entry bag = bags.get(entry.trackId());
        return new Song(
                entry.trackId(),
                file,
                -1,
                entry.title(),
                entry.artist(),
                genres.get(entry.trackId()),
                entry.artistId().isEmpty() ? entry.trackId() : entry.artistId(),
                null,
                null,
                Map.of(),
                bag == null ? null : bag.lyrics(),
                false);
    }

    private void addBags() {
        for (MusixmatchFile.Entry bag : bags.values()) {
            String track = bag.trackId();
            Path file = bagFiles.get(track);
            if (file != null && !songs.containsKey(track)) {
                Lyrics lyrics = bag.lyrics();
                songs.put(
                        track,
                        new Song(
                                track,
                                file,
                                -1,
                                track,
                                "",
                                genres.get(track),
                                bag.musixmatchId(),
                                null,
                                null,
                                Map.of(),
                                lyrics,
                                true));
            }
        }
    }

    /** The songs with genres; where no file gives any, all of them. Songs with sound stay in any case. */
    private List<Song> labelled() {
        if (genres.isEmpty()) {
            return List.copyOf(songs.values());
        }
        List<Song> found = songs.values().stream()
                .filter(song -> song.label() != null || !song.wordsOnly())
                .toList();
        if (found.size() < songs.size()) {
            note(
                    songs.size() - found.size(),
                    "songs of which only the words are known have no genre and were left out.");
        }
        long two =
                found.stream().filter(song -> secondGenres.contains(song.id())).count();
        if (two > 0) {
            note(two, "songs have two genres; the first counts.");
        }
        return found;
    }

    private List<Song> divided(String number, @Nullable Tenths known) throws BadInputException, StoppedException {
        if (!SourceSpec.CATALOGUE_NUMBERS.contains(number)) {
            throw new BadInputException("Songs of the Million Song Dataset have no number '" + number
                    + "'. Did you mean '" + Params.nearest(number, SourceSpec.CATALOGUE_NUMBERS) + "'?");
        }
        Map<String, Long> plays = new HashMap<>();
        if (number.equals("plays")) {
            if (files.plays.isEmpty() && known == null) {
                throw new BadInputException(
                        "No file tells how often these songs were played. Add the Taste Profile's"
                                + " triplets (listener, song and count with tabs between them) to the folder or with '--plays'.");
            }
            for (Path file : files.plays) {
                PlayFile.read(file, job).forEach((song, count) -> plays.merge(song, count, Long::sum));
            }
        }
        List<Song> all = List.copyOf(songs.values());
        List<Double> numbers =
                all.stream().map(song -> number(song, number, plays)).toList();
        Deciles.Divided divided = Deciles.divide(all, numbers, number, known);
        tenths = divided.tenths();
        notes.addAll(divided.notes());
        return divided.songs();
    }

    /** A song's number; plays are told of songs or of tracks. */
    private double number(Song song, String which, Map<String, Long> plays) {
        CatalogueEntry entry = entries.get(song.id());
        return switch (which) {
            case "plays" -> {
                Long count = entry == null ? null : plays.get(entry.songId());
                count = count == null ? plays.get(song.id()) : count;
                yield count == null ? Double.NaN : count;
            }
            case "year" -> entry == null || entry.year() == 0 ? Double.NaN : entry.year();
            default -> entry == null ? Double.NaN : entry.hotttnesss();
        };
    }

    private void note(long songs, String what) {
        notes.add(String.format(Locale.ROOT, "%,d", songs) + " " + what);
    }
}
