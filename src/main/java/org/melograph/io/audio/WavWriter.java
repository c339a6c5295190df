package org.melograph.io.audio;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.melograph.base.BadInputException;
import org.melograph.io.InputFile;
import org.melograph.music.Clip;

/** Writes sound as WAV, as it comes or at once. The file is whole when the writer is closed. */
public final class WavWriter implements AutoCloseable {
    /** How samples are stored. */
    public enum Encoding {
        /** Whole numbers of 16 bits; what is louder than full scale is clipped. */
        PCM_16(1, 2),
        /** IEEE numbers of 32 bits, nothing lost. */
        FLOAT_32(3, 4);

        private final int tag;
        private final int bytes;

        Encoding(int tag, int bytes) {
            this.tag = tag;
            this.bytes = bytes;
        }
    }

    private static final int HEADER_BYTES = 44;
    private static final long LARGEST_DATA = 0xffff_ffffL - HEADER_BYTES;
    private static final int FULL_SCALE = 32768;

    private final Path file;
    private final int channels;
    private final int sampleRate;
    private final Encoding encoding;
    private final FileChannel out;
    private final ByteBuffer buffer = ByteBuffer.allocate(1 << 16).order(ByteOrder.LITTLE_ENDIAN);
    private long dataBytes;

    private WavWriter(Path file, int sampleRate, int channels, Encoding encoding) throws IOException {
        this.file = file;
        this.sampleRate = sampleRate;
        this.channels = channels;
        this.encoding = encoding;
        this.out = FileChannel.open(
                file, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE);
        out.position(HEADER_BYTES);
    }

    /**
     * Begins a file, replacing what is there.
     *
     * @throws BadInputException when it cannot be written
     */
    public static WavWriter open(Path file, int sampleRate, int channels, Encoding encoding) throws BadInputException {
        try {
            return new WavWriter(file, sampleRate, channels, encoding);
        } catch (IOException e) {
            throw refuse(file, e);
        }
    }

    /** Writes a clip as a whole file, mono. */
    public static void write(Clip clip, Path file, Encoding encoding) throws BadInputException {
        try (WavWriter writer = open(file, clip.sampleRate(), 1, encoding)) {
            writer.write(clip.samples().values(), clip.samples().length());
        }
    }

    /**
     * Writes on.
     *
     * @param interleaved samples, full scale -1 to 1
     * @param frames how many frames of them, from the start
     */
    public void write(float[] interleaved, int frames) throws BadInputException {
        long values = (long) frames * channels;
        if (dataBytes + values * encoding.bytes > LARGEST_DATA) {
            throw new BadInputException(
                    InputFile.quoted(file) + " would be larger than the 4 GB a WAV file can hold. Write less.");
        }
        try {
            for (int i = 0; i < values; i++) {
                if (buffer.remaining() < encoding.bytes) {
                    flush();
                }
                put(interleaved[i]);
            }
            dataBytes += values * encoding.bytes;
        } catch (IOException e) {
            throw refuse(file, e);
        }
    }

    private void put(float sample) {
        if (encoding == Encoding.PCM_16) {
            buffer.putShort((short) Math.clamp(Math.round(sample * FULL_SCALE), Short.MIN_VALUE, Short.MAX_VALUE));
        } else {
            buffer.putFloat(sample);
        }
    }

    private void flush() throws IOException {
        buffer.flip();
        while (buffer.hasRemaining()) {
            out.write(buffer);
        }
        buffer.clear();
    }

    @Override
    public void close() throws BadInputException {
        try (out) {
            flush();
            out.position(0);
            int frameBytes = channels * encoding.bytes;
            buffer.put("RIFF".getBytes(StandardCharsets.US_ASCII));
            buffer.putInt((int) (HEADER_BYTES - 8 + dataBytes));
            buffer.put("WAVEfmt ".getBytes(StandardCharsets.US_ASCII));
            buffer.putInt(16).putShort((short) encoding.tag).putShort((short) channels);
            buffer.putInt(sampleRate).putInt(sampleRate * frameBytes);
            buffer.putShort((short) frameBytes).putShort((short) (8 * encoding.bytes));
            buffer.put("data".getBytes(StandardCharsets.US_ASCII));
            buffer.putInt((int) dataBytes);
            flush();
        } catch (IOException e) {
            throw refuse(file, e);
        }
    }

    private static BadInputException refuse(Path file, IOException e) {
        return new BadInputException(
                InputFile.quoted(file) + " cannot be written: " + e.getMessage() + ". Choose another place.", e);
    }
}
