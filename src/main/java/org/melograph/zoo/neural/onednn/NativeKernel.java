package org.melograph.zoo.neural.onednn;

/** A prepared computation with native memory of its own; close it to free that. */
interface NativeKernel extends AutoCloseable {
    @Override
    void close();
}
