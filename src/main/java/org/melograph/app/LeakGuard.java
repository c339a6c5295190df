package org.melograph.app;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What stands on both sides of a split: in the test part, and in what a model learnt from or was steered by.
 *
 * @param run whose split it is; empty where there is none yet
 * @param learnt songs of the library in the training or validation part
 * @param heldOut songs of the library in the test part
 * @param shared what is on both sides, by kind, then by name
 */
public record LeakGuard(String run, int learnt, int heldOut, List<Shared> shared) {
    /** No split yet. */
    public static final LeakGuard NO_SPLIT = new LeakGuard("", 0, 0, List.of());

    private static final String TEST = "test";

    /** What may leak. */
    public enum Kind {
        /** Artist and title are the same. */
        SONG("song"),
        /** The same source track or work. */
        GROUP("group"),
        /** The same recording. */
        NEAR_DUPLICATE("near-duplicate"),
        /** The same artist. */
        ARTIST("artist"),
        /** The same album. */
        ALBUM("album");

        private final String noun;

        Kind(String noun) {
            this.noun = noun;
        }

        @Override
        public String toString() {
            return noun;
        }
    }

    /**
     * One thing on both sides.
     *
     * @param name of the song, group, artist or album
     * @param learnt hashes of its songs that a model learnt from
     * @param heldOut hashes of its songs in the test part
     */
    public record Shared(Kind kind, String name, List<String> learnt, List<String> heldOut) {
        public Shared {
            learnt = List.copyOf(learnt);
            heldOut = List.copyOf(heldOut);
        }
    }

    public LeakGuard {
        shared = List.copyOf(shared);
    }

    /**
     * Looks through a split.
     *
     * @param parts {@code train}, {@code valid} or {@code test} by hash
     * @param likes groups of hashes of songs that hold the same recording
     */
    public static LeakGuard of(
            String run,
            Collection<LibrarySong> library,
            Map<String, String> parts,
            Collection<? extends Set<String>> likes) {
        List<LibrarySong> songs =
                library.stream().filter(s -> parts.containsKey(s.hash())).toList();
        Map<Kind, Function<LibrarySong, String>> keys = new EnumMap<>(Kind.class);
        keys.put(
                Kind.SONG,
                s -> s.artist().isBlank()
                        ? ""
                        : s.artist().strip() + " – " + s.title().strip());
        keys.put(Kind.GROUP, LibrarySong::group);
        keys.put(Kind.ARTIST, s -> s.artist().strip());
        keys.put(Kind.ALBUM, LeakGuard::album);
        List<Shared> shared = new ArrayList<>();
        for (Kind kind : Kind.values()) {
            Function<LibrarySong, String> key = keys.get(kind);
            shared.addAll(key == null ? recordings(songs, parts, likes) : shared(kind, songs, parts, key));
        }
        int heldOut = (int)
                songs.stream().filter(s -> TEST.equals(parts.get(s.hash()))).count();
        return new LeakGuard(run, songs.size() - heldOut, heldOut, shared);
    }

    // Two albums of one name by different people are two.
    private static String album(LibrarySong song) {
        String by = song.tags().albumArtist().isBlank()
                ? song.artist()
                : song.tags().albumArtist();
        return song.album().isBlank()
                ? ""
                : by.isBlank() ? song.album().strip() : song.album().strip() + ", " + by.strip();
    }

    private static List<Shared> shared(
            Kind kind, List<LibrarySong> songs, Map<String, String> parts, Function<LibrarySong, String> key) {
        Map<String, List<LibrarySong>> byKey = new LinkedHashMap<>();
        for (LibrarySong song : songs) {
            String name = key.apply(song);
            if (!name.isBlank()) {
                byKey.computeIfAbsent(name.toLowerCase(Locale.ROOT), k -> new ArrayList<>(2))
                        .add(song);
            }
        }
        return byKey.values().stream()
                .filter(same -> same.size() > 1)
                .map(same -> sides(kind, key.apply(same.getFirst()), same, parts))
                .filter(s -> !s.learnt.isEmpty() && !s.heldOut.isEmpty())
                .sorted(Comparator.comparing(Shared::name))
                .toList();
    }

    private static List<Shared> recordings(
            List<LibrarySong> songs, Map<String, String> parts, Collection<? extends Set<String>> likes) {
        Map<String, LibrarySong> byHash =
                songs.stream().collect(Collectors.toMap(LibrarySong::hash, Function.identity()));
        return likes.stream()
                .map(hashes -> hashes.stream()
                        .filter(byHash::containsKey)
                        .map(byHash::get)
                        .toList())
                .filter(same -> same.size() > 1)
                .map(same -> sides(Kind.NEAR_DUPLICATE, same.getFirst().title(), same, parts))
                .filter(s -> !s.learnt.isEmpty() && !s.heldOut.isEmpty())
                .sorted(Comparator.comparing(Shared::name))
                .toList();
    }

    private static Shared sides(Kind kind, String name, List<LibrarySong> same, Map<String, String> parts) {
        Map<Boolean, List<String>> sides = same.stream()
                .map(LibrarySong::hash)
                .collect(Collectors.partitioningBy(hash -> TEST.equals(parts.get(hash))));
        return new Shared(kind, name, sides.getOrDefault(false, List.of()), sides.getOrDefault(true, List.of()));
    }

    /** What of one kind stands on both sides. */
    public List<Shared> of(Kind kind) {
        return shared.stream().filter(s -> s.kind == kind).toList();
    }

    /** Whether no song, no group and no recording stands on both sides; artists and albums may. */
    public boolean isClean() {
        return shared.stream().allMatch(s -> s.kind == Kind.ARTIST || s.kind == Kind.ALBUM);
    }
}
