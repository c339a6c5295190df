package org.melograph.app.listen;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.melograph.base.BadInputException;
import org.melograph.io.audio.AudioStream;

/**
 * The mono sound of a long file, decoded in blocks where it is asked for; those used last are kept. The samples are those of
 * a reading from the start. Safe for use from several threads, of which one decodes at a time.
 */
final class SampleBlocks {
    /** Samples in a block. */
    static final int BLOCK = 1 << 19;

    private static final int MOST_KEPT = 16;

    private final Path file;
    private final int sampleRate;
    private final Object decoding = new Object();
    private final Map<Long, float[]> kept = new LinkedHashMap<>(MOST_KEPT, 0.75f, true);
    private @Nullable AudioStream stream;
    private long position;
    private long end = Long.MAX_VALUE;

    SampleBlocks(Path file, int sampleRate) {
        this.file = file;
        this.sampleRate = sampleRate;
    }

    int sampleRate() {
        return sampleRate;
    }

    /**
     * Samples {@code from} to {@code to - 1}; fewer where the recording ends before.
     *
     * @throws BadInputException when the file cannot be read any more
     */
    float[] read(long from, long to) throws BadInputException {
        float[] samples = new float[(int) (to - from)];
        int filled = 0;
        for (long index = from / BLOCK; index * BLOCK < to; index++) {
            float[] block = block(index);
            int start = (int) Math.max(0, from - index * BLOCK);
            int count = (int) Math.min(to - index * BLOCK, block.length) - start;
            if (count > 0) {
                System.arraycopy(block, start, samples, filled, count);
                filled += count;
            }
            if (block.length < BLOCK) {
                break;
            }
        }
        return filled == samples.length ? samples : Arrays.copyOf(samples, filled);
    }

    /** The recording's length in samples; {@link Long#MAX_VALUE} until its end was met. */
    long end() {
        synchronized (kept) {
            return end;
        }
    }

    private float[] block(long index) throws BadInputException {
        float[] known = known(index);
        if (known != null) {
            return known;
        }
        synchronized (decoding) {
            known = known(index);
            return known == null ? decode(index) : known;
        }
    }

    private float @Nullable [] known(long index) {
        synchronized (kept) {
            return index * BLOCK >= end ? new float[0] : kept.get(index);
        }
    }

    private float[] decode(long index) throws BadInputException {
        AudioStream open = stream;
        if (open == null) {
            open = AudioStream.open(file, sampleRate, 1);
            stream = open;
            position = 0;
        }
        long start = index * BLOCK;
        if (position != start) {
            open.seek((double) start / sampleRate);
        }
        float[] block = new float[BLOCK];
        int count = Math.max(0, open.read(block));
        position = start + count;
        synchronized (kept) {
            if (count < BLOCK) {
                // A place behind the end says no more than that the end lies before.
                end = Math.min(end, count > 0 || start == 0 ? position : start);
                block = Arrays.copyOf(block, count);
            }
            kept.put(index, block);
            if (kept.size() > MOST_KEPT) {
                kept.remove(kept.keySet().iterator().next());
            }
        }
        return block;
    }

    /** Gives back the file and the memory; what is asked for afterwards is read anew. */
    void close() {
        synchronized (decoding) {
            if (stream != null) {
                stream.close();
                stream = null;
            }
        }
        synchronized (kept) {
            kept.clear();
        }
    }
}
