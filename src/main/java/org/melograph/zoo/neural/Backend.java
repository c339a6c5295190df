package org.melograph.zoo.neural;

import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.nativeblas.NativeOpsHolder;

/** The native engine under the networks (ND4J), started on first use. */
public final class Backend {
    // Held here because java.util.logging keeps loggers weakly and would forget their levels.
    private static final List<Logger> QUIET = Stream.of("org.nd4j", "org.deeplearning4j", "org.bytedeco")
            .map(Logger::getLogger)
            .toList();

    static {
        QUIET.forEach(logger -> logger.setLevel(Level.WARNING));
        // The native operations are null until the first array exists.
        try (INDArray first = Nd4j.create(1)) {
            first.assign(0);
        }
    }

    private static volatile int mostThreads = 1;

    private Backend() {}

    /** Starts the engine if it is not running: a third of a second, some seconds when natives must be unpacked. */
    public static void start() {
        // Loading the class does it.
    }

    /**
     * Sets how many threads a network over pictures may use; one where this is never called. More pay on an idle machine
     * only: as soon as another program or the studio's own window wants a core, threads that wait for each other make a
     * step many times slower.
     *
     * @param threads 1 or more
     */
    public static void useThreads(int threads) {
        mostThreads = Math.max(1, threads);
    }

    /**
     * Gives the next operations their threads. Steps of recurrent networks are too small to share: with two threads they
     * become thirty times slower as soon as another program wants a core.
     */
    static void schedule(boolean large) {
        int threads = large ? mostThreads : 1;
        NativeOpsHolder.getInstance().getDeviceNativeOps().setOmpNumThreads(threads);
        // Matrix products have threads of their own, which the line above does not reach.
        Nd4j.factory().blas().setMaxThreads(threads);
    }
}
