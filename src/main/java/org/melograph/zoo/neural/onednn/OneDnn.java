package org.melograph.zoo.neural.onednn;

import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.SymbolLookup;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.bytedeco.dnnl.engine;
import org.bytedeco.dnnl.global.dnnl;
import org.bytedeco.dnnl.stream;
import org.bytedeco.javacpp.Loader;
import org.jspecify.annotations.Nullable;
import org.melograph.base.NativeLibraries;

/**
 * The oneDNN library: one engine and one stream for the program. Where the machine has no native of it, networks are
 * computed by DL4J, to the same results; the log says so once.
 */
public final class OneDnn {
    private static final Logger LOG = Logger.getLogger(OneDnn.class.getName());

    private OneDnn() {}

    // Loaded on first use: a machine without the native fails here, and nowhere else.
    private static final class Loaded {
        static final boolean AVAILABLE = load();

        private static boolean load() {
            if (Boolean.getBoolean("melograph.onednn.off")) {
                LOG.log(Level.INFO, "oneDNN is switched off; networks compute with DL4J''s kernels.");
                return false;
            }
            try {
                return Holder.ENGINE.address() != 0;
            } catch (LinkageError e) {
                LOG.log(
                        Level.INFO,
                        "oneDNN is not available ({0}); networks compute with DL4J''s kernels.",
                        e.getMessage());
                return false;
            }
        }
    }

    private static final class Holder {
        static {
            NativeLibraries.load(() -> Loader.load(dnnl.class));
        }

        static final engine ENGINE = new engine(engine.kind.cpu, 0);
        static final stream STREAM = new stream(ENGINE);
        // JavaCPP has loaded the OpenMP library that oneDNN is linked to, but offers no call to it.
        static final @Nullable MethodHandle SET_THREADS =
                openMp("omp_set_num_threads", FunctionDescriptor.ofVoid(ValueLayout.JAVA_INT));
        static final @Nullable MethodHandle GET_THREADS =
                openMp("omp_get_max_threads", FunctionDescriptor.of(ValueLayout.JAVA_INT));

        @SuppressWarnings("restricted") // the signatures are the OpenMP standard's
        private static @Nullable MethodHandle openMp(String name, FunctionDescriptor signature) {
            return SymbolLookup.loaderLookup()
                    .find(name)
                    .map(address -> Linker.nativeLinker().downcallHandle(address, signature))
                    .orElse(null);
        }
    }

    /** Whether oneDNN can be used on this machine. The system property {@code melograph.onednn.off} switches it off. */
    public static boolean isAvailable() {
        return Loaded.AVAILABLE;
    }

    static engine engine() {
        return Holder.ENGINE;
    }

    static stream stream() {
        return Holder.STREAM;
    }

    /** Sets how many threads the computations use that the calling thread starts. */
    static void useThreads(int threads) {
        MethodHandle set = Holder.SET_THREADS;
        if (set == null) {
            return;
        }
        try {
            set.invokeExact(threads);
        } catch (Throwable e) {
            throw new IllegalStateException("The number of native threads could not be set.", e);
        }
    }

    /** Does work on the calling thread alone: many small steps, at each of which a second thread would have to be waited for. */
    static void alone(Runnable work) {
        int threads = threads();
        useThreads(1);
        try {
            work.run();
        } finally {
            useThreads(threads);
        }
    }

    private static int threads() {
        MethodHandle get = Holder.GET_THREADS;
        if (get == null) {
            return 1;
        }
        try {
            return (int) get.invokeExact();
        } catch (Throwable e) {
            throw new IllegalStateException("The number of native threads could not be read.", e);
        }
    }
}
