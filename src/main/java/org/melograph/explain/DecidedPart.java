package org.melograph.explain;

import java.util.List;
import java.util.random.RandomGenerator;
import org.melograph.base.Rng;
import org.melograph.base.Tensor;
import org.melograph.feature.SpectralGain;
import org.melograph.music.Note;
import org.melograph.music.NoteSequence;

/**
 * The times and frequencies of a song that speak most for a class, with soft edges: what is heard of an explanation. The map is
 * smoothed before its strongest part is taken, so that no speck of a few milliseconds is left to chirp.
 */
public final class DecidedPart {
    private static final double A4_HERTZ = 440;
    private static final int A4 = 69;

    private final Relevance map;
    // Axes [row, frame]: 1 inside, 0 outside, between them at the edges.
    private final float[] inside;

    private DecidedPart(Relevance map, float[] inside) {
        this.map = map;
        this.inside = inside;
    }

    /**
     * The strongest part of a map.
     *
     * @param share of its area, 0 to 1; less where less speaks for the class
     */
    public static DecidedPart of(Relevance map, double share) {
        int frames = map.values().size(1);
        Relevance smooth = map.smoothed();
        double from = smooth.threshold(share);
        float[] hard = smooth.values().values().clone();
        for (int i = 0; i < hard.length; i++) {
            hard[i] = hard[i] >= from ? 1 : 0;
        }
        Blur blur = new Blur(map.values().size(0), frames, frames);
        return new DecidedPart(map, blur.of(hard, map.smoothRows(), map.smoothFrames()));
    }

    /**
     * The same shape at another place: turned round by chance in time and in frequency. What it is worth tells what any
     * part of that size is worth.
     */
    public DecidedPart elsewhere(long seed, int number) {
        RandomGenerator random = Rng.of(seed, "part elsewhere", number);
        int rows = map.values().size(0);
        int frames = map.values().size(1);
        int up = random.nextInt(rows);
        int on = random.nextInt(frames);
        float[] moved = new float[inside.length];
        for (int row = 0; row < rows; row++) {
            for (int frame = 0; frame < frames; frame++) {
                moved[(row + up) % rows * frames + (frame + on) % frames] = inside[row * frames + frame];
            }
        }
        return new DecidedPart(map, moved);
    }

    /** How far each place of the map lies inside, 0 to 1: what is heard, to be drawn. */
    public Relevance weights() {
        return new Relevance(Tensor.wrap(inside.clone(), map.values().axes()), map.grid(), map.rows());
    }

    /** How much of the map's area lies inside, 0 to 1. */
    public double share() {
        double sum = 0;
        for (float v : inside) {
            sum += v;
        }
        return sum / inside.length;
    }

    /** How far a time and frequency lie inside, 0 to 1; 0 outside of what the model hears. */
    public double at(double seconds, double hertz) {
        return at(
                (seconds - map.grid().startSeconds()) / map.grid().stepSeconds(),
                map.rows().rowAt(hertz),
                0);
    }

    private double at(double frame, double row, double outside) {
        int rows = map.values().size(0);
        int frames = map.values().size(1);
        // Below the first row's middle there is the first row; above the last one the model hears nothing.
        if (row >= rows || frame < -1 || frame > frames) {
            return outside;
        }
        double r = Math.clamp(row, 0, rows - 1.0);
        double f = Math.clamp(frame, 0, frames - 1.0);
        int r0 = (int) r;
        int f0 = (int) f;
        int r1 = Math.min(rows - 1, r0 + 1);
        int f1 = Math.min(frames - 1, f0 + 1);
        double lower = mix(inside[r0 * frames + f0], inside[r0 * frames + f1], f - f0);
        double upper = mix(inside[r1 * frames + f0], inside[r1 * frames + f1], f - f0);
        return mix(lower, upper, r - r0);
    }

    private static double mix(double one, double other, double part) {
        return one + (other - one) * part;
    }

    /**
     * The gains that leave this part alone of a sound, or all but this part.
     *
     * @param alone whether this part is what is left
     */
    public SpectralGain.Gains gains(SpectralGain filter, boolean alone) {
        double[] row = new double[filter.bins()];
        for (int bin = 0; bin < row.length; bin++) {
            row[bin] = map.rows().rowAt(filter.hertz(bin));
        }
        return (seconds, gains) -> {
            double frame = (seconds - map.grid().startSeconds()) / map.grid().stepSeconds();
            for (int bin = 0; bin < gains.length; bin++) {
                double part = at(frame, row[bin], 0);
                gains[bin] = (float) (alone ? part : 1 - part);
            }
        };
    }

    /**
     * The notes of which most of the time lies in this part, or the others; drums, which no map of pitches tells of, stay.
     *
     * @param alone whether the notes of this part are what is left
     */
    public NoteSequence notes(NoteSequence all, boolean alone) {
        return SongOcclusion.only(all, note -> note.isDrum() || isInside(note) == alone);
    }

    /** Whether most of a note with a pitch lies in this part; drums never do. */
    public boolean holds(Note note) {
        return !note.isDrum() && isInside(note);
    }

    private boolean isInside(Note note) {
        double hertz = A4_HERTZ * Math.pow(2, (note.pitch() - A4) / 12.0);
        double sum = 0;
        List<Double> moments = List.of(0.1, 0.3, 0.5, 0.7, 0.9);
        for (double part : moments) {
            sum += at(note.onsetSeconds() + part * note.durationSeconds(), hertz);
        }
        return sum / moments.size() >= 0.5;
    }
}
