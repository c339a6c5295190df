package org.melograph.train.metric;

import java.util.List;

/**
 * What makes probabilities mean what they say (Guo and others, On Calibration of Modern Neural Networks, 2017): logarithms of
 * probabilities are divided by a temperature and made to sum to 1 again. Above 1 it takes confidence away, below 1 it adds
 * some; the order of the classes stays. Pieces and songs have one each: a mean over pieces is more cautious than
 * they are.
 *
 * @param song of a song's mean probabilities; above 0
 * @param piece of a piece's; above 0
 */
public record Temperature(double song, double piece) {
    /** Probabilities stay as they are. */
    public static final Temperature NONE = new Temperature(1, 1);

    /** Temperatures are sought between its inverse and this. */
    public static final double HOTTEST = 20;

    // As Metrics.logLoss: no probability is smaller, so that one piece that is sure and wrong does not decide alone.
    private static final double SMALLEST = 1e-7;

    private static final double GOLDEN = (Math.sqrt(5) - 1) / 2;

    private static final int STEPS = 60;

    public Temperature {
        if (!(song > 0 && piece > 0) || Double.isInfinite(song) || Double.isInfinite(piece)) {
            throw new IllegalArgumentException("Temperatures of " + song + " and " + piece + ".");
        }
    }

    /**
     * An answer to fit to.
     *
     * @param probabilities one for each class
     * @param label the right class
     * @param weight how much it counts, above 0
     */
    public record Answer(List<Float> probabilities, int label, double weight) {
        public Answer {
            probabilities = List.copyOf(probabilities);
        }
    }

    /**
     * The temperature with the smallest log loss over answers. Half of the squared logarithm of the temperature is added, as
     * if one believed beforehand that it is about 1: a few songs that are all right would ask for certainty otherwise.
     *
     * @return 1 for no answers
     */
    public static double fit(List<Answer> answers) {
        if (answers.isEmpty()) {
            return 1;
        }
        // Golden section over the logarithm, in which the loss has one valley.
        double low = -Math.log(HOTTEST);
        double high = Math.log(HOTTEST);
        double left = high - GOLDEN * (high - low);
        double right = low + GOLDEN * (high - low);
        double atLeft = loss(answers, left);
        double atRight = loss(answers, right);
        for (int i = 0; i < STEPS; i++) {
            if (atLeft <= atRight) {
                high = right;
                right = left;
                atRight = atLeft;
                left = high - GOLDEN * (high - low);
                atLeft = loss(answers, left);
            } else {
                low = left;
                left = right;
                atLeft = atRight;
                right = low + GOLDEN * (high - low);
                atRight = loss(answers, right);
            }
        }
        return Math.exp((low + high) / 2);
    }

    private static double loss(List<Answer> answers, double logTemperature) {
        double temperature = Math.exp(logTemperature);
        double loss = logTemperature * logTemperature / 2;
        for (Answer answer : answers) {
            double[] scaled = new double[answer.probabilities().size()];
            for (int c = 0; c < scaled.length; c++) {
                scaled[c] = answer.probabilities().get(c);
            }
            loss -= answer.weight() * Math.log(Math.max(scaled(scaled, temperature)[answer.label()], SMALLEST));
        }
        return loss;
    }

    /** A song's probabilities as they are to be told. */
    public double[] ofSong(double[] probabilities) {
        return scaled(probabilities, song);
    }

    /** A piece's probabilities as they are to be told. */
    public double[] ofPiece(double[] probabilities) {
        return scaled(probabilities, piece);
    }

    /**
     * Probabilities at a temperature.
     *
     * @param probabilities one for each class, together 1
     */
    static double[] scaled(double[] probabilities, double temperature) {
        if (temperature == 1) {
            return probabilities.clone();
        }
        double[] scaled = new double[probabilities.length];
        double largest = Double.NEGATIVE_INFINITY;
        for (int c = 0; c < scaled.length; c++) {
            scaled[c] = Math.log(Math.max(probabilities[c], SMALLEST)) / temperature;
            largest = Math.max(largest, scaled[c]);
        }
        double sum = 0;
        for (int c = 0; c < scaled.length; c++) {
            scaled[c] = Math.exp(scaled[c] - largest);
            sum += scaled[c];
        }
        for (int c = 0; c < scaled.length; c++) {
            scaled[c] /= sum;
        }
        return scaled;
    }
}
