package org.melograph.zoo.neural;

import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;
import org.melograph.base.NativeLibraries;
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
        NativeLibraries.load(() -> {
            try (INDArray first = Nd4j.create(1)) {
                first.assign(0);
            }
        });
    }

    private Backend() {}

    /** Starts the engine if it is not running: a third of a second, some seconds when natives must be unpacked. */
    public static void start() {
        // Loading the class does it.
    }

    /**
     * Gives DL4J's own operations one thread: what is left of them is too small to share, and with two threads they become
     * thirty times slower as soon as another program wants a core.
     */
    static void schedule() {
        NativeOpsHolder.getInstance().getDeviceNativeOps().setOmpNumThreads(1);
        // Matrix products have threads of their own, which the line above does not reach.
        Nd4j.factory().blas().setMaxThreads(1);
    }
}
