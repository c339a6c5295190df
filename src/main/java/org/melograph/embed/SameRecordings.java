package org.melograph.embed;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.melograph.base.Job;
import org.melograph.base.StoppedException;
import org.melograph.base.Workers;
import org.melograph.feature.Fingerprint;

/**
 * Finds songs that hold the same recording for a while, whichever part of it each holds. Songs that share words of their
 * fingerprints at the same distance are laid side by side there, and the stretch is followed in both directions as long as
 * their bits agree, with the little slips of a copy that runs faster or slower.
 */
public final class SameRecordings {
    /** A common stretch is at least this long, in seconds, or most of the shorter song. */
    static final double LEAST_SECONDS = 6;

    /** The part of the bits that agree over the whole stretch; copies reach 0.8 to 1. */
    static final double LEAST_SIMILARITY = 0.77;

    private static final double LEAST_OF_SHORT_SONG = 0.7;
    private static final double LEAST_AT_ALL = 2.5;

    private static final int LEAST_VOTES = 2;
    private static final int TRIED_SHIFTS = 3;
    private static final int SONGS_A_ROUND = 512;

    private SameRecordings() {}

    /**
     * A stretch that two songs have in common.
     *
     * @param song number of the first song
     * @param other number of the second, which is greater
     * @param similarity the part of the bits that agree
     * @param start where it begins in the first, in seconds
     * @param otherStart where it begins in the second
     * @param seconds how long it is in the first
     */
    public record Match(int song, int other, double similarity, double start, double otherStart, double seconds) {}

    /**
     * Compares all songs with all others.
     *
     * @param prints a fingerprint for each song
     * @return at most one match for each pair, the longest, by song
     */
    public static List<Match> find(List<Fingerprint> prints, int threads, Job job) throws StoppedException {
        RecordingIndex index = new RecordingIndex(prints);
        List<Match> all = new ArrayList<>();
        try (Workers.Team team = Workers.team("recordings", threads)) {
            for (int first = 0; first < prints.size(); first += SONGS_A_ROUND) {
                job.throwIfStopped();
                job.report((double) first / prints.size(), "Comparing recordings");
                int from = first;
                int count = Math.min(SONGS_A_ROUND, prints.size() - first);
                List<List<Match>> found = new ArrayList<>(Collections.nCopies(count, List.of()));
                team.each(count, i -> found.set(i, matches(prints, index, from + i)));
                found.forEach(all::addAll);
            }
        }
        return List.copyOf(all);
    }

    private static List<Match> matches(List<Fingerprint> prints, RecordingIndex index, int song) {
        RecordingIndex.Votes votes = new RecordingIndex.Votes();
        index.votes(song, votes);
        List<Match> matches = new ArrayList<>();
        for (int from = 0; from < votes.size(); ) {
            int to = from;
            while (to < votes.size() && votes.other(to) == votes.other(from)) {
                to++;
            }
            if (to - from >= LEAST_VOTES) {
                Match best = best(prints, song, votes, from, to);
                if (best != null) {
                    matches.add(best);
                }
            }
            from = to;
        }
        return matches;
    }

    /** Votes at nearly the same shift: how many, and one of them in their middle. */
    private record Shift(int votes, int vote) {}

    private static @Nullable Match best(
            List<Fingerprint> prints, int song, RecordingIndex.Votes votes, int from, int to) {
        List<Shift> shifts = new ArrayList<>();
        for (int first = from; first < to; ) {
            int end = first;
            while (end < to && votes.shift(end) - votes.shift(first) <= 2) {
                end++;
            }
            if (end - first >= LEAST_VOTES) {
                shifts.add(new Shift(end - first, (first + end) / 2));
            }
            first = end;
        }
        shifts.sort(Comparator.comparingInt(Shift::votes).reversed().thenComparingInt(Shift::vote));
        Match best = null;
        for (Shift shift : shifts.subList(0, Math.min(TRIED_SHIFTS, shifts.size()))) {
            int other = votes.other(shift.vote);
            Match match = match(prints, song, other, votes.time(shift.vote), votes.shift(shift.vote));
            if (match != null && (best == null || match.seconds > best.seconds)) {
                best = match;
            }
        }
        return best;
    }

    private static @Nullable Match match(List<Fingerprint> prints, int song, int other, int seed, int shift) {
        Fingerprint a = prints.get(song);
        Fingerprint b = prints.get(other);
        CommonStretch stretch = CommonStretch.around(a, b, seed, shift);
        double second = Fingerprint.SECONDS_PER_WORD;
        double shorter = Math.min(a.length(), b.length()) * second;
        double least = Math.max(LEAST_AT_ALL, Math.min(LEAST_SECONDS, LEAST_OF_SHORT_SONG * shorter));
        return stretch.words() * second < least || stretch.similarity() < LEAST_SIMILARITY
                ? null
                : new Match(
                        song,
                        other,
                        stretch.similarity(),
                        stretch.start() * second,
                        stretch.otherStart() * second,
                        stretch.words() * second);
    }
}
