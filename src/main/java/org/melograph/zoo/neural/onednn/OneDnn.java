package org.melograph.zoo.neural.onednn;

import java.util.logging.Level;
import java.util.logging.Logger;
import org.bytedeco.dnnl.engine;
import org.bytedeco.dnnl.stream;

/**
 * The oneDNN library: one engine and one stream for the program. Where the machine has no native of it, the layers of
 * this package compute with DL4J's own kernels, to the same results; the log says so once.
 */
public final class OneDnn {
    private static final Logger LOG = Logger.getLogger(OneDnn.class.getName());

    private OneDnn() {}

    // Loaded on first use: a machine without the native fails here, and nowhere else.
    private static final class Loaded {
        static final boolean AVAILABLE = load();

        private static boolean load() {
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
        static final engine ENGINE = new engine(engine.kind.cpu, 0);
        static final stream STREAM = new stream(ENGINE);
    }

    /** Whether oneDNN can be used on this machine. */
    public static boolean isAvailable() {
        return Loaded.AVAILABLE;
    }

    static engine engine() {
        return Holder.ENGINE;
    }

    static stream stream() {
        return Holder.STREAM;
    }
}
