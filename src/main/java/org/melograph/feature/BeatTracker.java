package org.melograph.feature;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.melograph.base.Tensor;

/**
 * Beats as librosa's {@code beat_track} finds them: the path through the onsets that takes the strongest of them at
 * distances near one beat, by dynamic programming (Ellis 2007).
 */
final class BeatTracker {
    private static final double FIRST_BEAT = 0.01;

    private final double framesPerSecond;
    private final double tightness;
    private final boolean trim;

    /**
     * How beats are sought.
     *
     * @param tightness how dearly a step that is no beat long is paid for
     * @param trim whether weak beats at both ends are left out
     */
    BeatTracker(double framesPerSecond, double tightness, boolean trim) {
        this.framesPerSecond = framesPerSecond;
        this.tightness = tightness;
        this.trim = trim;
    }

    /**
     * The frames of the beats, growing; none where nothing begins.
     *
     * @param onsets the onset strength, axes {@code [frame]}
     * @param beatsPerMinute above 0; NaN for a clip without onsets
     */
    List<Integer> frames(Tensor onsets, double beatsPerMinute) {
        if (Double.isNaN(beatsPerMinute)) {
            return List.of();
        }
        int period = (int) Math.max(1, Math.rint(framesPerSecond * 60 / beatsPerMinute));
        double[] score = localScore(onsets.values(), period);
        int[] before = new int[score.length];
        double[] total = best(score, period, before);
        List<Integer> beats = new ArrayList<>();
        for (int frame = last(total); frame >= 0; frame = before[frame]) {
            beats.add(frame);
        }
        Collections.reverse(beats);
        return trimmed(beats, score);
    }

    /** The onsets in parts of their deviation, under a bump a sixteenth of a beat wide. */
    private static double[] localScore(float[] onsets, int period) {
        double deviation = deviation(onsets);
        double[] bump = new double[2 * period + 1];
        for (int k = 0; k < bump.length; k++) {
            double away = (k - period) * 32.0 / period;
            bump[k] = Math.exp(-0.5 * away * away);
        }
        double[] score = new double[onsets.length];
        for (int i = 0; i < onsets.length; i++) {
            // As in librosa, the first frame counts for none but by the bump's far end.
            int end = Math.min(i + period, bump.length);
            for (int k = Math.max(0, i + period - onsets.length + 1); k < end; k++) {
                score[i] += bump[k] * onsets[i + period - k];
            }
            score[i] /= deviation;
        }
        return score;
    }

    private static double deviation(float[] onsets) {
        double mean = 0;
        for (float o : onsets) {
            mean += o / (double) onsets.length;
        }
        double square = 0;
        for (float o : onsets) {
            square += (o - mean) * (o - mean);
        }
        return Math.sqrt(square / Math.max(1, onsets.length - 1)) + Float.MIN_NORMAL;
    }

    /** The best sum of scores of a path that ends in each frame; {@code before} takes the beat before, or -1. */
    private double[] best(double[] score, int period, int[] before) {
        double least = FIRST_BEAT * Arrays.stream(score).max().orElse(0);
        double[] cost = new double[2 * period + 1];
        for (int step = 1; step < cost.length; step++) {
            double octaves = Math.log(step) - Math.log(period);
            cost[step] = tightness * octaves * octaves;
        }
        double[] total = new double[score.length];
        boolean begun = false;
        int shortest = Math.max(1, (int) Math.rint(period / 2.0));
        for (int i = 0; i < score.length; i++) {
            double most = Double.NEGATIVE_INFINITY;
            int from = -1;
            for (int step = shortest; step <= 2 * period && step <= i; step++) {
                double sum = total[i - step] - cost[step];
                if (sum > most) {
                    most = sum;
                    from = i - step;
                }
            }
            total[i] = score[i] + (from < 0 ? 0 : most);
            begun |= score[i] >= least;
            before[i] = begun ? from : -1;
        }
        return total;
    }

    /** The last peak that is at least half as high as peaks usually are; the last frame where there is none. */
    private static int last(double[] total) {
        List<Integer> peaks = new ArrayList<>();
        for (int i = 1; i < total.length; i++) {
            if (total[i] > total[i - 1] && (i + 1 == total.length || total[i] >= total[i + 1])) {
                peaks.add(i);
            }
        }
        if (peaks.isEmpty()) {
            return total.length - 1;
        }
        double[] heights = peaks.stream().mapToDouble(i -> total[i]).sorted().toArray();
        double median = (heights[(heights.length - 1) / 2] + heights[heights.length / 2]) / 2;
        for (int i = peaks.size() - 1; i >= 0; i--) {
            if (total[peaks.get(i)] >= 0.5 * median) {
                return peaks.get(i);
            }
        }
        return total.length - 1;
    }

    private List<Integer> trimmed(List<Integer> beats, double[] score) {
        // Half the root mean square of the beats' scores, each smoothed with its neighbours by half.
        double square = 0;
        int count = Math.min(beats.size() + 2, score.length);
        for (int i = 0; i < count; i++) {
            double smooth = at(beats, score, i) + 0.5 * (at(beats, score, i - 1) + at(beats, score, i + 1));
            square += smooth * smooth;
        }
        double threshold = trim ? 0.5 * Math.sqrt(square / count) : 0;
        int first = 0;
        while (first < score.length && score[first] <= threshold) {
            first++;
        }
        int last = score.length - 1;
        while (last >= 0 && score[last] <= threshold) {
            last--;
        }
        int from = first;
        int to = last;
        return beats.stream().filter(b -> b >= from && b <= to).toList();
    }

    private static double at(List<Integer> beats, double[] score, int beat) {
        return beat < 0 || beat >= beats.size() ? 0 : score[beats.get(beat)];
    }
}
