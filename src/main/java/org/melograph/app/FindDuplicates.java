package org.melograph.app;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.melograph.base.BadInputException;
import org.melograph.base.Job;
import org.melograph.base.Refusal;
import org.melograph.base.StoppedException;
import org.melograph.base.Workers;
import org.melograph.embed.SameRecordings;
import org.melograph.feature.Fingerprint;
import org.melograph.io.ReadOptions;
import org.melograph.io.Readers;
import org.melograph.music.Clip;
import org.melograph.project.Library;
import org.melograph.project.NearDuplicate;
import org.melograph.project.SongRecord;

/** Finds the songs of the library that are the same file twice, or hold the same recording. */
public final class FindDuplicates {
    /** Fingerprints are kept in portions, so that a stopped search keeps what it has. */
    private static final int PORTION = 64;

    private final Workspace workspace;

    public FindDuplicates(Workspace workspace) {
        this.workspace = workspace;
    }

    /** How songs are alike. */
    public enum Kind {
        /** The same bytes in several files. */
        EXACT,
        /** The same recording, encoded, cut or played differently. */
        NEAR;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * A song or file of a group.
     *
     * @param hash the song's
     * @param path its file; for exact duplicates each file stands once
     * @param group what no split tears apart
     * @param split {@code train}, {@code valid} or {@code test} in the latest run; null where it was in none
     */
    public record Member(
            String hash,
            Path path,
            String title,
            String artist,
            double seconds,
            @Nullable String label,
            String group,
            @Nullable String split) {}

    /**
     * Two members that were found alike.
     *
     * @param song number of the first among the group's members
     * @param other number of the second
     * @param similarity the part of the fingerprints' bits that agree
     * @param offsetSeconds how much later the common stretch stands in the second
     * @param start where it begins in the first, in seconds
     * @param seconds how long it is
     */
    public record Link(int song, int other, double similarity, double offsetSeconds, double start, double seconds) {}

    /**
     * Songs that are alike, directly or through others.
     *
     * @param members two or more
     * @param similarity of the least alike link; 1 for exact duplicates
     * @param links which were found alike; none for exact duplicates
     */
    public record Group(Kind kind, List<Member> members, double similarity, List<Link> links) {
        public Group {
            members = List.copyOf(members);
            links = List.copyOf(links);
        }

        /** Whether no split can tear the members apart. */
        public boolean isKeptTogether() {
            return members.stream().map(Member::group).distinct().count() == 1;
        }
    }

    /**
     * What was found.
     *
     * @param songs how many were compared
     * @param unheard songs of sound that were not, because they have no fingerprint
     * @param groups exact ones first, then the most alike
     * @param refused songs whose file could not be heard
     */
    public record Report(int songs, int unheard, List<Group> groups, List<Refusal> refused) {
        /** Nothing was compared yet. */
        public static final Report NONE = new Report(0, 0, List.of(), List.of());

        public Report {
            groups = List.copyOf(groups);
            refused = List.copyOf(refused);
        }
    }

    /**
     * Hears the songs that have no fingerprint yet, compares all with all and remembers the pairs.
     *
     * @throws BadInputException when the library cannot be read or written
     */
    public Report run(Job job) throws BadInputException, StoppedException {
        List<Refusal> refused = hearMissing(workspace.library(), job.part(0, 0.8));
        return compare(refused, job.part(0.8, 1));
    }

    /**
     * As {@link #run}, of songs that have a fingerprint; nothing is heard.
     *
     * @throws BadInputException when the library cannot be read or written
     */
    public Report compare(Job job) throws BadInputException, StoppedException {
        return compare(List.of(), job);
    }

    private Report compare(List<Refusal> refused, Job job) throws BadInputException, StoppedException {
        Library library = workspace.library();
        Map<String, Fingerprint> bySong = new TreeMap<>(library.fingerprints().all());
        List<String> hashes = List.copyOf(bySong.keySet());
        List<NearDuplicate> pairs = SameRecordings.find(List.copyOf(bySong.values()), workspace.threads(), job).stream()
                .map(m -> NearDuplicate.of(
                        hashes.get(m.song()),
                        hashes.get(m.other()),
                        m.similarity(),
                        m.start(),
                        m.otherStart(),
                        m.seconds()))
                .toList();
        library.nearDuplicates().replace(pairs);
        return report(refused);
    }

    /** What was found when the library was last searched; nothing is heard or compared. */
    public Report last() throws BadInputException {
        return report(List.of());
    }

    private Report report(List<Refusal> refused) throws BadInputException {
        Library library = workspace.library();
        Map<String, LibrarySong> listed = new BrowseLibrary(workspace)
                .songs().stream().collect(Collectors.toMap(LibrarySong::hash, Function.identity()));
        List<Group> groups = new ArrayList<>(exact(library.songs().otherPaths(), listed));
        groups.addAll(near(library.nearDuplicates().all(), listed));
        int unheard = library.fingerprints().missing().size();
        int sound = (int) listed.values().stream()
                .filter(song -> song.kind().equals(SongRecord.AUDIO))
                .count();
        return new Report(sound - unheard, unheard, groups, refused);
    }

    private static List<Group> exact(Map<String, List<Path>> others, Map<String, LibrarySong> listed) {
        List<Group> groups = new ArrayList<>();
        others.forEach((hash, paths) -> {
            LibrarySong song = listed.get(hash);
            if (song != null) {
                List<Member> members = new ArrayList<>(List.of(member(song, song.path())));
                paths.forEach(path -> members.add(member(song, path)));
                groups.add(new Group(Kind.EXACT, members, 1, List.of()));
            }
        });
        groups.sort(Comparator.comparing(g -> g.members().getFirst().path()));
        return groups;
    }

    private static List<Group> near(List<NearDuplicate> pairs, Map<String, LibrarySong> listed) {
        LikeSongs like = LikeSongs.of(pairs);
        Map<String, List<NearDuplicate>> byGroup = new HashMap<>();
        for (NearDuplicate pair : pairs) {
            byGroup.computeIfAbsent(like.first(pair.song()), g -> new ArrayList<>())
                    .add(pair);
        }
        List<Group> groups = new ArrayList<>();
        for (Set<String> hashes : like.groups()) {
            List<String> order = hashes.stream()
                    .sorted(Comparator.comparing((String h) -> song(listed, h).path()))
                    .toList();
            Map<String, Integer> number = new HashMap<>();
            order.forEach(hash -> number.put(hash, number.size()));
            List<Link> links = new ArrayList<>();
            for (NearDuplicate pair : byGroup.getOrDefault(like.first(order.getFirst()), List.of())) {
                Integer a = number.get(pair.song());
                Integer b = number.get(pair.other());
                if (a != null && b != null) {
                    double offset = pair.otherStart() - pair.start();
                    links.add(
                            a < b
                                    ? new Link(a, b, pair.similarity(), offset, pair.start(), pair.seconds())
                                    : new Link(b, a, pair.similarity(), -offset, pair.otherStart(), pair.seconds()));
                }
            }
            links.sort(Comparator.comparingInt(Link::song).thenComparingInt(Link::other));
            groups.add(new Group(
                    Kind.NEAR,
                    order.stream()
                            .map(h -> member(song(listed, h), song(listed, h).path()))
                            .toList(),
                    links.stream().mapToDouble(Link::similarity).min().orElse(0),
                    links));
        }
        groups.sort(Comparator.comparingDouble(Group::similarity)
                .reversed()
                .thenComparing(g -> g.members().getFirst().path()));
        return groups;
    }

    private static LibrarySong song(Map<String, LibrarySong> listed, String hash) {
        LibrarySong song = listed.get(hash);
        if (song == null) {
            throw new IllegalStateException("The pair of song " + hash + " outlived it.");
        }
        return song;
    }

    private static Member member(LibrarySong song, Path path) {
        return new Member(
                song.hash(),
                path,
                song.title(),
                song.artist(),
                song.seconds(),
                song.label(),
                song.group(),
                song.split());
    }

    private List<Refusal> hearMissing(Library library, Job job) throws BadInputException, StoppedException {
        Set<String> missing = new TreeSet<>(library.fingerprints().missing());
        List<SongRecord> songs = library.songs().all().stream()
                .filter(song -> missing.contains(song.hash()))
                .toList();
        List<Refusal> refused = new ArrayList<>();
        for (int from = 0; from < songs.size(); from += PORTION) {
            List<SongRecord> portion = songs.subList(from, Math.min(songs.size(), from + PORTION));
            int heard = from;
            AtomicInteger done = new AtomicInteger();
            List<Heard> prints = Workers.map("fingerprints", workspace.threads(), portion, job, song -> {
                Heard result = hear(song, stoppable(job));
                job.report(
                        (double) (heard + done.incrementAndGet()) / songs.size(),
                        "Hearing song " + (heard + done.get()) + " of " + songs.size());
                return result;
            });
            Map<String, Fingerprint> found = new LinkedHashMap<>();
            for (int i = 0; i < prints.size(); i++) {
                Fingerprint print = prints.get(i).print();
                Refusal refusal = prints.get(i).refusal();
                if (print != null) {
                    found.put(portion.get(i).hash(), print);
                }
                if (refusal != null) {
                    refused.add(refusal);
                }
            }
            library.fingerprints().put(found);
        }
        return refused;
    }

    private record Heard(
            @Nullable Fingerprint print, @Nullable Refusal refusal) {}

    private static Heard hear(SongRecord song, Job job) throws StoppedException {
        try {
            Object item = Readers.forFile(song.path()).read(song.path(), ReadOptions.STANDARD, job);
            if (item instanceof Clip clip) {
                return new Heard(Fingerprint.of(clip, job), null);
            }
            throw new IllegalStateException("An audio song became a " + item.getClass());
        } catch (BadInputException e) {
            return new Heard(null, new Refusal(song.path().toString(), e.reason()));
        }
    }

    /** The work on one of many songs: can be stopped, and leaves telling how far all is to the many. */
    private static Job stoppable(Job job) {
        return new Job() {
            @Override
            public void report(double fraction, String doing) {}

            @Override
            public boolean isStopped() {
                return job.isStopped();
            }
        };
    }
}
