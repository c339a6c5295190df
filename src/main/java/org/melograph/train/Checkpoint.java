package org.melograph.train;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;
import org.melograph.base.Axis;
import org.melograph.base.BadInputException;
import org.melograph.base.Json;
import org.melograph.base.Tensor;
import org.melograph.model.LearnerState;

/**
 * Where a run stands after an epoch: enough to go on exactly.
 *
 * <p>The file is the eight letters {@code MELOCKPT}, the length of a JSON header as a big-endian 32-bit number, the
 * header, then the weights, the optimiser's moments, the best weights and the averaged ones as little-endian float32, and
 * the CRC-32 of header and numbers as a big-endian 64-bit number. The header carries the four lengths; a file that is not exactly as
 * long as it says is refused before anything of it is allocated.
 *
 * @param run the fingerprint of the run, see {@link TrainingRun#fingerprint}
 * @param best the weights of the best epoch, axes {@code [weight]}
 * @param average the running mean of the weights over epochs, axes {@code [weight]}; null where they are not averaged
 * @param bestEpoch counted from 1; 0 before the first
 * @param history the finished epochs
 * @param seconds of training so far
 * @param changes of settings while the run went on; those after {@code state.step()} were made in an epoch that was not
 *     finished
 */
public record Checkpoint(
        String run,
        LearnerState state,
        Tensor best,
        @Nullable Tensor average,
        int bestEpoch,
        List<EpochRecord> history,
        double seconds,
        List<RunChange> changes) {
    private static final byte[] MAGIC = "MELOCKPT".getBytes(StandardCharsets.US_ASCII);
    private static final String FILE = "last.checkpoint";
    private static final int LONGEST_HEADER = 64 << 20;
    private static final int CHUNK = 1 << 18;
    private static final Tensor NONE = Tensor.wrap(new float[0], new Axis("weight", 0));

    public Checkpoint {
        history = List.copyOf(history);
        changes = List.copyOf(changes);
    }

    /** The same with other changes. */
    Checkpoint with(List<RunChange> others) {
        return new Checkpoint(run, state, best, average, bestEpoch, history, seconds, others);
    }

    private record Header(
            String run,
            long step,
            long weights,
            long optimiser,
            long best,
            long average,
            int bestEpoch,
            List<EpochRecord> history,
            double seconds,
            // Checkpoints from before there were changes have none.
            @Nullable List<RunChange> changes) {}

    /** Whether a folder holds a checkpoint. */
    public static boolean isIn(Path folder) {
        return Files.isRegularFile(folder.resolve(FILE));
    }

    /** Keeps this checkpoint in a folder in place of the one before, at no moment leaving none or half a one. */
    public void write(Path folder) throws IOException {
        Files.createDirectories(folder);
        Path half = folder.resolve(FILE + ".half");
        Tensor averaged = average == null ? NONE : average;
        List<Tensor> parts = List.of(state.weights(), state.optimiser(), best, averaged);
        byte[] header = Json.write(new Header(
                        run,
                        state.step(),
                        state.weights().length(),
                        state.optimiser().length(),
                        best.length(),
                        averaged.length(),
                        bestEpoch,
                        history,
                        seconds,
                        changes))
                .getBytes(StandardCharsets.UTF_8);
        try (FileChannel out = FileChannel.open(
                half, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE)) {
            ByteBuffer head = ByteBuffer.allocate(MAGIC.length + Integer.BYTES + header.length);
            writeAll(out, head.put(MAGIC).putInt(header.length).put(header).flip());
            CRC32 crc = new CRC32();
            crc.update(header);
            for (Tensor part : parts) {
                forEachChunk(part, chunk -> {
                    crc.update(chunk.duplicate());
                    writeAll(out, chunk);
                });
            }
            writeAll(
                    out, ByteBuffer.allocate(Long.BYTES).putLong(crc.getValue()).flip());
            // The new file must be on the disk before it takes the old one's name.
            out.force(true);
        }
        Files.move(half, folder.resolve(FILE), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    /**
     * Reads the checkpoint in a folder.
     *
     * @throws BadInputException when there is none or it is damaged
     */
    public static Checkpoint read(Path folder) throws BadInputException {
        Path file = folder.resolve(FILE);
        if (!Files.isRegularFile(file)) {
            throw new BadInputException("There is no checkpoint in '" + folder + "'. Start the run without resuming.");
        }
        try (DataInputStream in = new DataInputStream(Files.newInputStream(file))) {
            byte[] magic = in.readNBytes(MAGIC.length);
            if (!java.util.Arrays.equals(magic, MAGIC)) {
                throw damaged(file, "it is no checkpoint");
            }
            int length = in.readInt();
            if (length < 0 || length > LONGEST_HEADER) {
                throw damaged(file, "its header claims " + length + " bytes");
            }
            byte[] json = in.readNBytes(length);
            Header header = Json.read(new String(json, StandardCharsets.UTF_8), Header.class, file.toString());
            check(header, file, MAGIC.length + (long) Integer.BYTES + length);
            CRC32 crc = new CRC32();
            crc.update(json);
            Tensor weights = readFloats(in, (int) header.weights, "weight", crc);
            Tensor optimiser = readFloats(in, (int) header.optimiser, "moment", crc);
            Tensor best = readFloats(in, (int) header.best, "weight", crc);
            Tensor average = readFloats(in, (int) header.average, "weight", crc);
            if (crc.getValue() != in.readLong()) {
                throw damaged(file, "it was changed");
            }
            return new Checkpoint(
                    header.run,
                    new LearnerState(weights, optimiser, header.step),
                    best,
                    header.average == 0 ? null : average,
                    header.bestEpoch,
                    header.history,
                    header.seconds,
                    header.changes == null ? List.of() : header.changes);
        } catch (IOException e) {
            throw new BadInputException("Cannot read the checkpoint '" + file + "': " + e.getMessage() + ".", e);
        }
    }

    private static void check(Header header, Path file, long offset) throws IOException, BadInputException {
        List<Long> lengths = List.of(header.weights, header.optimiser, header.best, header.average);
        long expected = offset + Long.BYTES;
        for (long n : lengths) {
            if (n < 0 || n > Integer.MAX_VALUE - 8) {
                throw damaged(file, "it claims " + n + " numbers");
            }
            expected += n * Float.BYTES;
        }
        long actual = Files.size(file);
        if (actual != expected) {
            throw damaged(file, "it has " + actual + " bytes where its header claims " + expected);
        }
        if ((header.average != 0 && header.average != header.weights)
                || header.run == null
                || header.history == null
                || header.bestEpoch < 0
                || header.step < 0) {
            throw damaged(file, "its header lacks entries");
        }
    }

    private static BadInputException damaged(Path file, String how) {
        return new BadInputException(
                "The checkpoint '" + file + "' is damaged: " + how + ". Start the run without resuming.");
    }

    @FunctionalInterface
    private interface ChunkTaker<X extends Exception> {
        void take(ByteBuffer chunk) throws X;
    }

    private static <X extends Exception> void forEachChunk(Tensor part, ChunkTaker<X> taker) throws X {
        float[] values = part.values();
        ByteBuffer chunk = ByteBuffer.allocate(CHUNK * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        for (int from = 0; from < values.length; from += CHUNK) {
            int count = Math.min(CHUNK, values.length - from);
            chunk.clear();
            chunk.asFloatBuffer().put(values, from, count);
            taker.take(chunk.limit(count * Float.BYTES));
        }
    }

    private static void writeAll(FileChannel out, ByteBuffer bytes) throws IOException {
        while (bytes.hasRemaining()) {
            out.write(bytes);
        }
    }

    private static Tensor readFloats(InputStream in, int count, String axis, CRC32 crc) throws IOException {
        float[] values = new float[count];
        byte[] bytes = new byte[Math.min(CHUNK, count) * Float.BYTES];
        for (int from = 0; from < count; from += CHUNK) {
            int n = Math.min(CHUNK, count - from);
            int read = in.readNBytes(bytes, 0, n * Float.BYTES);
            if (read < n * Float.BYTES) {
                throw new IOException("it ends too early");
            }
            crc.update(bytes, 0, read);
            ByteBuffer.wrap(bytes, 0, read)
                    .order(ByteOrder.LITTLE_ENDIAN)
                    .asFloatBuffer()
                    .get(values, from, n);
        }
        return Tensor.wrap(values, new Axis(axis, count));
    }
}
