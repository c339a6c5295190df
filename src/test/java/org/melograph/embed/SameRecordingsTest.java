package org.melograph.embed;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.melograph.base.Job;
import org.melograph.base.Rng;
import org.melograph.base.StoppedException;
import org.melograph.feature.Fingerprint;

class SameRecordingsTest {
    private static final double SECOND = Fingerprint.SECONDS_PER_WORD;

    private static Fingerprint print(int[] words) {
        ByteBuffer bytes = ByteBuffer.allocate(4 * words.length).order(ByteOrder.LITTLE_ENDIAN);
        bytes.asIntBuffer().put(words);
        return Fingerprint.ofBytes(bytes.array());
    }

    private static int[] words(long seed, int count) {
        RandomGenerator random = Rng.of(seed, "words");
        int[] words = new int[count];
        for (int i = 0; i < count; i++) {
            words[i] = random.nextInt() | 1;
        }
        return words;
    }

    /** Words {@code from} to {@code to} with a part of the bits turned, and every {@code stretch}-th word twice. */
    private static int[] altered(int[] words, int from, int to, double turned, int stretch) {
        RandomGenerator random = Rng.of(from, "noise");
        List<Integer> made = new ArrayList<>();
        for (int i = from; i < to; i++) {
            int noise = 0;
            for (int bit = 0; bit < 32; bit++) {
                noise |= random.nextDouble() < turned ? 1 << bit : 0;
            }
            made.add(words[i] ^ noise);
            if (stretch > 0 && i % stretch == 0) {
                made.add(words[i] ^ noise);
            }
        }
        return made.stream().mapToInt(Integer::intValue).toArray();
    }

    private static List<SameRecordings.Match> find(int[]... songs) throws StoppedException {
        return SameRecordings.find(
                List.of(songs).stream().map(SameRecordingsTest::print).toList(), 2, Job.silent());
    }

    @Test
    void differentSongsAreNotAlike() throws Exception {
        int[][] songs = new int[200][];
        for (int i = 0; i < songs.length; i++) {
            songs[i] = words(i, 300);
        }
        assertEquals(List.of(), find(songs));
    }

    @Test
    void anExcerptIsFoundWithItsPlace() throws Exception {
        int[] song = words(1, 1500);
        List<SameRecordings.Match> found = find(words(2, 900), song, altered(song, 400, 700, 0.08, 0));
        assertEquals(1, found.size(), found.toString());
        SameRecordings.Match match = found.getFirst();
        assertEquals(1, match.song());
        assertEquals(2, match.other());
        assertEquals(400 * SECOND, match.start() - match.otherStart(), 1e-9);
        assertEquals(300 * SECOND, match.seconds(), 13 * SECOND);
        assertEquals(0.92, match.similarity(), 0.02);
    }

    @Test
    void aSlowerCopyIsFollowedToItsEnd() throws Exception {
        int[] song = words(3, 1200);
        List<SameRecordings.Match> found = find(song, altered(song, 0, 1200, 0.05, 100));
        assertEquals(1, found.size());
        assertEquals(1200 * SECOND, found.getFirst().seconds(), 40 * SECOND);
    }

    @Test
    void aShortCommonLoopIsNoDuplicate() throws Exception {
        int[] song = words(4, 800);
        int[] other = words(5, 800);
        System.arraycopy(song, 100, other, 300, 30);
        assertEquals(List.of(), find(song, other));
    }

    @Test
    void aShortClipWithinASongIsFound() throws Exception {
        int[] song = words(6, 800);
        assertEquals(1, find(song, altered(song, 200, 240, 0.05, 0)).size());
    }

    @Test
    void silenceIsLikeNothing() throws Exception {
        assertEquals(List.of(), find(new int[300], new int[300], new int[0]));
    }

    @Test
    void threadsChangeNothing() throws Exception {
        int[] song = words(7, 600);
        List<Fingerprint> prints = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            prints.add(print(altered(song, 5 * i, 5 * i + 300, 0.1, 0)));
        }
        assertEquals(SameRecordings.find(prints, 1, Job.silent()), SameRecordings.find(prints, 3, Job.silent()));
    }

    @Test
    void aStoppedSearchStops() {
        Job stopped = new Job() {
            @Override
            public void report(double fraction, String doing) {}

            @Override
            public boolean isStopped() {
                return true;
            }
        };
        assertThrows(StoppedException.class, () -> SameRecordings.find(List.of(print(words(1, 100))), 1, stopped));
    }

    @Test
    @Tag("slow")
    void amongAHundredThousandExcerptsTheCopiesAreFound() throws Exception {
        List<Fingerprint> prints = new ArrayList<>();
        for (int i = 0; i < 99_900; i++) {
            prints.add(print(words(i, 258)));
        }
        for (int i = 0; i < 100; i++) {
            prints.add(print(altered(words(i, 258), 20, 258, 0.1, 0)));
        }
        List<SameRecordings.Match> found = SameRecordings.find(prints, 2, Job.silent());
        assertTrue(found.stream().allMatch(m -> m.other() == m.song() + 99_900), found.toString());
        assertTrue(found.size() >= 95, "found " + found.size());
    }
}
