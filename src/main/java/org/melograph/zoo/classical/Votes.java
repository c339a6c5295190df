package org.melograph.zoo.classical;

/** Numbers of the classes, made probabilities. */
final class Votes {
    private Votes() {}

    /** The class with the largest number, the first of equal ones. */
    static int largest(double[] numbers) {
        int best = 0;
        for (int c = 1; c < numbers.length; c++) {
            best = numbers[c] > numbers[best] ? c : best;
        }
        return best;
    }

    /** Divides numbers of 0 or more by their sum, in place; equal where all are 0. */
    static void normalise(double[] numbers) {
        double sum = 0;
        for (double n : numbers) {
            sum += n;
        }
        for (int c = 0; c < numbers.length; c++) {
            numbers[c] = sum > 0 ? numbers[c] / sum : 1.0 / numbers.length;
        }
    }

    /** Scores of any size as probabilities, in place: {@code exp(slope * score)} over the sum of all. */
    static void softmax(double[] scores, double slope) {
        double largest = Double.NEGATIVE_INFINITY;
        for (double s : scores) {
            largest = Math.max(largest, s);
        }
        for (int c = 0; c < scores.length; c++) {
            scores[c] = Math.exp(slope * (scores[c] - largest));
        }
        normalise(scores);
    }
}
