package org.melograph.train;

import java.util.Arrays;
import java.util.random.RandomGenerator;
import org.melograph.base.BadInputException;
import org.melograph.base.Params;
import org.melograph.dataset.Example;
import org.melograph.dataset.FrontEnd;
import org.melograph.feature.Features;
import org.melograph.feature.Transposition;

/**
 * How training pieces are varied, each anew in each epoch: begun earlier or later, louder or softer, higher or lower, with
 * a span of time and a band of frequencies hidden behind the mean (Park et al., 'SpecAugment', 2019), and two pieces mixed
 * with their labels (Zhang et al., 'mixup', 2018). Never applied to what a model is judged on.
 *
 * @param shift part of a piece by which it may begin earlier or later, within its song
 * @param gain decibels by which it may be louder or softer; applied where the input is a waveform or in decibels
 * @param timeMask part of its steps that may be hidden
 * @param bandMask part of its channels that may be hidden
 * @param transpose semitones by which it may be higher or lower
 * @param mix alpha of the beta distribution that the parts of two mixed pieces are drawn from; 0 for no mixing
 * @param loudness what a gain does to the input
 * @param transposition what becomes of the input's channels when the music is transposed
 */
record Augmentation(
        double shift,
        double gain,
        double timeMask,
        double bandMask,
        int transpose,
        double mix,
        Loudness loudness,
        Transposition transposition) {
    /** What makes an input louder. */
    enum Loudness {
        /** A factor. */
        FACTOR,
        /** A summand. */
        SUMMAND,
        /** Nothing: its numbers do not tell loudness. */
        NONE
    }

    /** No change at all. */
    static final Augmentation OFF = new Augmentation(0, 0, 0, 0, 0, 0, Loudness.NONE, Transposition.UNHEARD);

    /**
     * The settings among an architecture's parameters; off for an architecture without them.
     *
     * @throws BadInputException when a transposition is asked for and there is no such feature
     */
    static Augmentation from(Params params, FrontEnd frontEnd) throws BadInputException {
        int transpose = params.has("transpose") ? params.whole("transpose") : 0;
        Augmentation found = new Augmentation(
                real(params, "shift"),
                real(params, "gain"),
                real(params, "time_mask"),
                real(params, "band_mask"),
                transpose,
                real(params, "mix"),
                loudness(frontEnd),
                transpose == 0
                        ? Transposition.UNHEARD
                        : Features.byId(frontEnd.feature()).transposition(frontEnd.settings()));
        boolean still = found.shift == 0 && found.gain == 0 && found.timeMask == 0 && found.bandMask == 0;
        return still && transpose == 0 && found.mix == 0 ? OFF : found;
    }

    private static double real(Params params, String name) {
        return params.has(name) ? params.real(name) : 0;
    }

    private static Loudness loudness(FrontEnd frontEnd) {
        if (frontEnd.feature().equals("wave")) {
            return Loudness.FACTOR;
        }
        Params settings = frontEnd.settings();
        return settings.has("scale") && settings.choice("scale").equals("db") ? Loudness.SUMMAND : Loudness.NONE;
    }

    /** Where a piece begins this time. */
    int start(Example piece, int steps, RandomGenerator random) {
        int reach = (int) (shift * steps);
        int last = piece.feature().size(-1) - piece.length();
        if (reach == 0 || piece.length() < steps || last <= 0) {
            return piece.start();
        }
        return Math.clamp(piece.start() + random.nextInt(2 * reach + 1) - (long) reach, 0, last);
    }

    /**
     * Changes a scaled piece.
     *
     * @param values holds it row-major, {@code [channel, step]}, from {@code offset} on
     * @param mean of each channel before it was scaled
     * @param deviation of each channel
     */
    void apply(float[] values, int offset, int steps, float[] mean, float[] deviation, RandomGenerator random) {
        int channels = mean.length;
        if (gain > 0 && loudness != Loudness.NONE) {
            amplify(values, offset, steps, mean, deviation, random.nextDouble(-gain, gain));
        }
        if (transpose > 0) {
            transpose(values, offset, steps, mean, deviation, random.nextInt(-transpose, transpose + 1));
        }
        int hidden = (int) Math.round(random.nextDouble() * timeMask * steps);
        int from = random.nextInt(steps - hidden + 1);
        for (int channel = 0; channel < channels; channel++) {
            int row = offset + channel * steps;
            Arrays.fill(values, row + from, row + from + hidden, 0);
        }
        int bands = (int) Math.round(random.nextDouble() * bandMask * channels);
        int lowest = random.nextInt(channels - bands + 1);
        Arrays.fill(values, offset + lowest * steps, offset + (lowest + bands) * steps, 0);
    }

    /**
     * How much of another piece is mixed into one, 0 to 0.5: drawn from a beta distribution, of which the smaller side is
     * taken, so that a piece stays mostly itself.
     */
    double part(RandomGenerator random) {
        // Jöhnk's way: two powers that come to 1 at most have the parts of a beta distribution for an alpha up to 1.
        while (true) {
            double own = Math.pow(random.nextDouble(), 1 / mix);
            double other = Math.pow(random.nextDouble(), 1 / mix);
            double sum = own + other;
            if (sum > 0 && sum <= 1) {
                return Math.min(own, other) / sum;
            }
        }
    }

    private void amplify(float[] values, int offset, int steps, float[] mean, float[] deviation, double decibels) {
        float factor = loudness == Loudness.FACTOR ? (float) Math.pow(10, decibels / 20) : 1;
        for (int channel = 0; channel < mean.length; channel++) {
            float summand = loudness == Loudness.FACTOR
                    ? (factor - 1) * mean[channel] / deviation[channel]
                    : (float) decibels / deviation[channel];
            int row = offset + channel * steps;
            for (int i = row; i < row + steps; i++) {
                values[i] = values[i] * factor + summand;
            }
        }
    }

    private void transpose(float[] values, int offset, int steps, float[] mean, float[] deviation, int semitones) {
        switch (transposition) {
            case Transposition.Unheard _ -> {}
            case Transposition.Raised(int row, float semitone) -> {
                float summand = semitones * semitone / deviation[row];
                for (int i = offset + row * steps; i < offset + (row + 1) * steps; i++) {
                    values[i] += summand;
                }
            }
            case Transposition.Turned(int first, int count) -> {
                float[] before = Arrays.copyOfRange(values, offset + first * steps, offset + (first + count) * steps);
                for (int row = 0; row < count; row++) {
                    int from = first + row;
                    int to = first + Math.floorMod(row + semitones, count);
                    float factor = deviation[from] / deviation[to];
                    float summand = (mean[from] - mean[to]) / deviation[to];
                    for (int step = 0; step < steps; step++) {
                        values[offset + to * steps + step] = before[row * steps + step] * factor + summand;
                    }
                }
            }
        }
    }
}
