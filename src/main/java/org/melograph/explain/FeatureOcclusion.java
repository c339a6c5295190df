package org.melograph.explain;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.melograph.base.Job;
import org.melograph.base.StoppedException;
import org.melograph.base.Tensor;
import org.melograph.dataset.Example;
import org.melograph.feature.FrequencyAxis;
import org.melograph.feature.TimeGrid;

/**
 * What decides, found by hiding (Zeiler and Fergus, Visualizing and Understanding Convolutional Networks, 2014): one patch of
 * a song's spectrogram after the other is filled with what tells nothing, and the patch weighs as much as the log-odds of the
 * class fall in the pieces that hear it. Needs nothing of the models but their answers.
 */
public final class FeatureOcclusion {
    private final HeardSong song;
    private final TimeGrid grid;
    private final FrequencyAxis rows;
    private final int label;
    private final Fill fill;
    private final LogOdds odds;
    private final double[] plain;
    // What is filled in: by voice a row's value, or by voice and piece a whole input.
    private final float[][] lowest;
    private final float[][][] blurred;

    private FeatureOcclusion(
            HeardSong song, TimeGrid grid, FrequencyAxis rows, int label, Fill fill, double songSeconds, Job job)
            throws StoppedException {
        this.song = song;
        this.grid = grid;
        this.rows = rows;
        this.label = label;
        this.fill = fill;
        odds = LogOdds.suiting(song.voices());
        plain = new double[song.pieces()];
        int[] all = new int[plain.length];
        Arrays.setAll(all, i -> i);
        float[] said = song.ask(all, (voice, number, values, first) -> {}, job);
        for (int i = 0; i < plain.length; i++) {
            plain[i] = odds.of(said, i * song.classes(), song.classes(), label);
        }
        lowest = fill == Fill.SILENCE ? lowest() : new float[0][];
        int reach = Patches.STANDARD
                .forSong(songSeconds)
                .over(1, song.steps(), grid.stepSeconds())
                .getFirst()
                .toFrame();
        blurred = fill == Fill.BLUR ? blurred(reach) : new float[0][][];
    }

    /**
     * Maps a song, coarsely first.
     *
     * @param voices models of the same front end, whose rows are frequencies over regular times
     * @param pieces of the song, at least one
     * @param label the class
     * @param news takes each map as soon as it is there, each finer than the one before
     * @return the finest map
     */
    public static Relevance of(
            List<Voice> voices,
            List<Example> pieces,
            TimeGrid grid,
            FrequencyAxis rows,
            int label,
            Fill fill,
            Patches patches,
            Consumer<Relevance> news,
            Job job)
            throws StoppedException {
        Tensor feature = pieces.getFirst().feature();
        double seconds = feature.size(-1) * grid.stepSeconds();
        FeatureOcclusion occlusion = new FeatureOcclusion(
                new HeardSong(voices, pieces), grid, rows, label, fill, seconds, job.part(0, 0.02));
        List<Patches> levels = patches.forSong(seconds).coarseToFine();
        Relevance map = null;
        double all = IntStream.range(0, levels.size())
                .mapToDouble(l -> Math.pow(4, l))
                .sum();
        double done = 0;
        for (int l = 0; l < levels.size(); l++) {
            // Each map asks four times as many questions as the one before.
            double end = done + Math.pow(4, l) / all;
            map = occlusion.map(levels.get(l), feature.size(-1), job.part(0.02 + 0.98 * done, 0.02 + 0.98 * end));
            done = end;
            news.accept(map);
        }
        return Objects.requireNonNull(map);
    }

    private Relevance map(Patches patches, int frames, Job job) throws StoppedException {
        List<Patches.Patch> all = patches.over(song.channels(), frames, grid.stepSeconds());
        List<Patches.Patch> hiding = new ArrayList<>();
        int[] asked = new int[all.size() * 2];
        int questions = 0;
        for (Patches.Patch patch : all) {
            for (int p = 0; p < song.pieces(); p++) {
                Example piece = song.piece(p);
                if (piece.start() < patch.toFrame() && piece.start() + piece.length() > patch.fromFrame()) {
                    asked = questions == asked.length ? Arrays.copyOf(asked, 2 * questions) : asked;
                    asked[questions++] = p;
                    hiding.add(patch);
                }
            }
        }
        int[] pieces = Arrays.copyOf(asked, questions);
        Job named = named(job, all.size());
        float[] said = song.ask(
                pieces,
                (voice, number, values, first) -> hide(voice, pieces[number], hiding.get(number), values, first),
                named);
        PatchSums sums = new PatchSums(song.channels(), frames);
        for (int i = 0; i < questions; ) {
            Patches.Patch patch = hiding.get(i);
            double drop = 0;
            int count = 0;
            for (; i < questions && hiding.get(i).equals(patch); i++, count++) {
                drop += plain[pieces[i]] - odds.of(said, i * song.classes(), song.classes(), label);
            }
            sums.add(patch, drop / count);
        }
        return new Relevance(sums.means(), grid, rows);
    }

    private static Job named(Job job, int patches) {
        return new Job() {
            @Override
            public void report(double fraction, String doing) {
                job.report(
                        fraction,
                        String.format(Locale.ROOT, "Hiding patch %d of %d", Math.round(fraction * patches), patches));
            }

            @Override
            public boolean isStopped() {
                return job.isStopped();
            }
        };
    }

    private void hide(int voice, int piece, Patches.Patch patch, float[] values, int first) {
        Example example = song.piece(piece);
        int steps = song.steps();
        int from = Math.max(0, patch.fromFrame() - example.start());
        int to = Math.min(example.length(), patch.toFrame() - example.start());
        for (int row = patch.fromRow(); row < patch.toRow(); row++) {
            int at = row * steps;
            switch (fill) {
                case MEAN -> Arrays.fill(values, first + at + from, first + at + to, 0);
                case SILENCE -> Arrays.fill(values, first + at + from, first + at + to, lowest[voice][row]);
                case BLUR -> System.arraycopy(blurred[voice][piece], at + from, values, first + at + from, to - from);
            }
        }
    }

    private float[][] lowest() {
        int steps = song.steps();
        float[][] lowest = new float[song.voices().size()][song.channels()];
        for (int v = 0; v < lowest.length; v++) {
            Arrays.fill(lowest[v], Float.POSITIVE_INFINITY);
            for (int p = 0; p < song.pieces(); p++) {
                float[] input = song.input(v, p);
                for (int row = 0; row < lowest[v].length; row++) {
                    for (int t = 0; t < song.piece(p).length(); t++) {
                        lowest[v][row] = Math.min(lowest[v][row], input[row * steps + t]);
                    }
                }
            }
        }
        return lowest;
    }

    private float[][][] blurred(int reach) {
        float[][][] blurred = new float[song.voices().size()][song.pieces()][];
        for (int v = 0; v < blurred.length; v++) {
            for (int p = 0; p < song.pieces(); p++) {
                Blur blur =
                        new Blur(song.channels(), song.steps(), song.piece(p).length());
                blurred[v][p] = blur.of(song.input(v, p), Math.max(1, song.channels() / 8), reach);
            }
        }
        return blurred;
    }
}
