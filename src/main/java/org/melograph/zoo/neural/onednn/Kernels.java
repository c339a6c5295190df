package org.melograph.zoo.neural.onednn;

import java.lang.ref.Cleaner;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;

/**
 * The kernels of one layer, one for each shape it has met: making one costs milliseconds, using it again microseconds.
 * Only a few are kept, because each holds as much memory as a batch. When the layer is gone, they are freed.
 *
 * @param <S> what a kernel depends on
 * @param <K> the kernel
 */
final class Kernels<S, K extends NativeKernel> {
    /** The training batch, the last and shorter one of an epoch, and the two of prediction. */
    private static final int KEPT = 4;

    private static final Cleaner CLEANER = Cleaner.create();

    /** Must not refer to the layer, or it would never be collected. */
    private static final class Store<S, K extends NativeKernel> implements Runnable {
        private final Map<S, K> kernels = new LinkedHashMap<>(8, 0.75f, true);

        @Override
        public synchronized void run() {
            kernels.values().forEach(NativeKernel::close);
            kernels.clear();
        }
    }

    private final Store<S, K> store = new Store<>();
    private final Function<S, K> maker;

    Kernels(Object layer, Function<S, K> maker) {
        this.maker = maker;
        CLEANER.register(layer, store);
    }

    K of(S shape) {
        synchronized (store) {
            K kernel = store.kernels.computeIfAbsent(shape, maker);
            if (store.kernels.size() > KEPT) {
                Iterator<K> eldest = store.kernels.values().iterator();
                eldest.next().close();
                eldest.remove();
            }
            return kernel;
        }
    }
}
