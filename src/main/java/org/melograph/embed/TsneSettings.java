package org.melograph.embed;

import org.melograph.base.BadInputException;
import org.melograph.base.Workers;

/**
 * How to lay out a map.
 *
 * @param perplexity roughly how many neighbours a song looks at, 1 to 1000; 5 to 50 is usual
 * @param iterations steps of the descent, 1 to 100,000
 * @param learningRate the step size; 0 for the songs divided by four times the exaggeration, at least 50 (Belkina et
 *     al. 2019, as in scikit-learn), or the number of songs where that is smaller
 * @param exaggeration how much stronger songs attract each other in the first 250 iterations, 1 to 100
 * @param theta how coarsely far songs are taken together, 0 (exact, slow) to 1
 * @param seed decides the small disorder of the start, and so which of equally good maps comes out
 * @param threads how many threads to use; the map does not depend on it
 */
public record TsneSettings(
        double perplexity,
        int iterations,
        double learningRate,
        double exaggeration,
        double theta,
        long seed,
        int threads) {

    /** Perplexity 30, 1000 iterations, every core. */
    public static TsneSettings standard(long seed) {
        return new TsneSettings(30, 1000, 0, 12, 0.5, seed, Workers.cores());
    }

    /** The same with another perplexity. */
    public TsneSettings withPerplexity(double value) {
        return new TsneSettings(value, iterations, learningRate, exaggeration, theta, seed, threads);
    }

    /** The same with another number of iterations. */
    public TsneSettings withIterations(int value) {
        return new TsneSettings(perplexity, value, learningRate, exaggeration, theta, seed, threads);
    }

    /** The same with another number of threads. */
    public TsneSettings withThreads(int value) {
        return new TsneSettings(perplexity, iterations, learningRate, exaggeration, theta, seed, value);
    }

    /** Refuses what is out of range, naming it. */
    void check() throws BadInputException {
        within("perplexity", perplexity, 1, 1000);
        within("iterations", iterations, 1, 100_000);
        within("learning rate", learningRate, 0, 1e6);
        within("exaggeration", exaggeration, 1, 100);
        within("theta", theta, 0, 1);
        within("number of threads", threads, 1, 1024);
    }

    private static void within(String name, double value, double min, double max) throws BadInputException {
        if (!(value >= min && value <= max)) {
            throw new BadInputException("The map's " + name + " cannot be " + plain(value) + ". Give " + plain(min)
                    + " to " + plain(max) + ".");
        }
    }

    private static String plain(double value) {
        return value == Math.rint(value) && Math.abs(value) < 1e15 ? Long.toString((long) value) : "" + value;
    }
}
