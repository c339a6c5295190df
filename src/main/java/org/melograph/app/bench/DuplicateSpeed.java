package org.melograph.app.bench;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import org.melograph.app.Workspace;
import org.melograph.base.BadInputException;
import org.melograph.base.Job;
import org.melograph.base.Rng;
import org.melograph.base.StoppedException;
import org.melograph.embed.SameRecordings;
import org.melograph.feature.Fingerprint;

/**
 * Measures how long it takes to find the recordings that are alike among many: fingerprints put together from short stretches
 * of real ones, a quarter of the bits turned, and copies of some with a tenth of the bits turned.
 */
final class DuplicateSpeed implements Benchmark {
    private static final int SONGS = 100_000;
    private static final int COPIES = 1_000;
    private static final int WORDS = 258;
    private static final int STRETCH = 16;
    private static final double SAMPLE_SECONDS = 240;
    private static final double STRANGE = 0.25;
    private static final double ALIKE = 0.1;

    @Override
    public String id() {
        return "duplicates";
    }

    @Override
    public String title() {
        return "Finding 1,000 copies among 100,000 excerpts of 30 s by their fingerprints.";
    }

    @Override
    public List<Measurement> run(Workspace workspace, int rounds, Job job) throws BadInputException, StoppedException {
        List<Fingerprint> prints = prints(Fingerprint.of(SampleClip.of(SAMPLE_SECONDS, job.part(0, 0.1)), job));
        double[] seconds = new double[rounds];
        long found = 0;
        for (int i = 0; i < rounds; i++) {
            long start = System.nanoTime();
            List<SameRecordings.Match> matches = SameRecordings.find(prints, workspace.threads(), job.part(0.1, 1));
            seconds[i] = (System.nanoTime() - start) / 1e9;
            found = matches.stream().filter(m -> m.other() == m.song() + SONGS).count();
        }
        Arrays.sort(seconds);
        return List.of(
                new Measurement("comparing all with all", seconds[rounds / 2], "s"),
                new Measurement("copies found", 100.0 * found / COPIES, "%"));
    }

    private static List<Fingerprint> prints(Fingerprint real) {
        List<Fingerprint> prints = new ArrayList<>(SONGS + COPIES);
        for (int song = 0; song < SONGS + COPIES; song++) {
            RandomGenerator random = Rng.of(1, "song", song % SONGS);
            int[] words = new int[WORDS];
            for (int from = 0; from < WORDS; from += STRETCH) {
                int place = random.nextInt(real.length() - STRETCH);
                for (int i = from; i < Math.min(WORDS, from + STRETCH); i++) {
                    words[i] = turned(real.word(place + i - from), STRANGE, random);
                }
            }
            if (song >= SONGS) {
                RandomGenerator noise = Rng.of(1, "copy", song);
                for (int i = 0; i < WORDS; i++) {
                    words[i] = turned(words[i], ALIKE, noise);
                }
            }
            prints.add(print(words));
        }
        return prints;
    }

    private static int turned(int word, double part, RandomGenerator random) {
        int bits = 0;
        for (int bit = 0; bit < Integer.SIZE; bit++) {
            bits |= random.nextDouble() < part ? 1 << bit : 0;
        }
        return word ^ bits;
    }

    private static Fingerprint print(int[] words) {
        ByteBuffer bytes = ByteBuffer.allocate(words.length * Integer.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        bytes.asIntBuffer().put(words);
        return Fingerprint.ofBytes(bytes.array());
    }
}
