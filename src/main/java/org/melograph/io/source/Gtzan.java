package org.melograph.io.source;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.melograph.base.Job;
import org.melograph.music.Collection;
import org.melograph.music.Song;

/**
 * GTZAN (Tzanetakis and Cook 2002): ten folders of a hundred excerpts {@code blues.00000.wav}. Its repeats (Sturm 2013) are
 * one group each, and its split is the fault-filtered one (Kereliuk, Sturm and Larsen 2015), which leaves 70 excerpts out.
 */
final class Gtzan implements KnownSet {
    private static final List<String> GENRES =
            List.of("blues", "classical", "country", "disco", "hiphop", "jazz", "metal", "pop", "reggae", "rock");
    private static final Pattern NAME = Pattern.compile("([a-z]+)\\.(\\d{5})\\.[A-Za-z0-9]+");

    /** Copies of the set lack a file or two; half of a genre is another set. */
    private static final int LEAST_OF_A_GENRE = 90;

    private final Map<String, String> parts = new HashMap<>();
    private final Map<String, String> repeats = new HashMap<>();

    Gtzan() {
        try (InputStream in = Gtzan.class.getResourceAsStream("gtzan.txt")) {
            if (in == null) {
                throw new IllegalStateException("gtzan.txt is not on the class path.");
            }
            new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .forEach(this::take);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void take(String line) {
        String[] words = line.split(" ", -1);
        if (words[0].equals("same")) {
            for (int i = 1; i < words.length; i++) {
                repeats.put(words[i], words[1]);
            }
            return;
        }
        for (String range : words[2].split(",", -1)) {
            String[] ends = range.split("-", -1);
            for (int n = Integer.parseInt(ends[0]); n <= Integer.parseInt(ends[ends.length - 1]); n++) {
                parts.put(String.format("%s.%05d", words[1], n), words[0]);
            }
        }
    }

    @Override
    public KnownSets.Recognised recognised() {
        return new KnownSets.Recognised(
                "gtzan",
                "GTZAN",
                "This is GTZAN. Its 50 exact repeats (Sturm 2013) are kept together as groups, and its column 'split' is the"
                        + " fault-filtered split (Kereliuk 2015), which leaves 70 excerpts out: train with --split file.",
                List.of("label", "group", "split"));
    }

    @Override
    public boolean isIn(Path folder) {
        return holdsGenres(folder) || KnownSets.entries(folder).stream().anyMatch(Gtzan::holdsGenres);
    }

    private static boolean holdsGenres(Path folder) {
        return GENRES.stream().allMatch(genre -> {
            long named = KnownSets.entries(folder.resolve(genre)).stream()
                    .map(file -> NAME.matcher(String.valueOf(file.getFileName())))
                    .filter(name -> name.matches() && name.group(1).equals(genre))
                    .limit(LEAST_OF_A_GENRE)
                    .count();
            return named == LEAST_OF_A_GENRE;
        });
    }

    @Override
    public Collection tell(Path folder, Collection found, Job job) {
        List<Song> songs = new ArrayList<>();
        for (Song song : found.songs()) {
            Matcher name = NAME.matcher(String.valueOf(song.path().getFileName()));
            if (!name.matches() || !GENRES.contains(name.group(1))) {
                songs.add(song);
                continue;
            }
            String excerpt = name.group(1) + "." + name.group(2);
            songs.add(song.withLabel(name.group(1))
                    .inGroup(repeats.getOrDefault(excerpt, excerpt), parts.getOrDefault(excerpt, Song.NO_PART), null));
        }
        List<String> notes = new ArrayList<>(found.notes());
        notes.add(recognised().sentence());
        return found.with(songs, found.refused(), notes);
    }
}
