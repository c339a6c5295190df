package org.melograph.io.audio;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.melograph.base.BadInputException;
import org.melograph.io.InputFile;

/** How much sound the header of a WAV file promises; FFmpeg believes the size of the file instead. */
final class WavHeader {
    private static final int CHUNK_HEADER = 8;
    /** From here on a size means that the writer did not know: 0x7ffff000 with sox, 0xffffffff with FFmpeg. */
    private static final long UNKNOWN = 0x7fff_0000L;

    private static final int RIFF_HEADER = 12;

    private WavHeader() {}

    /** The bytes of sound the header promises; 0 where it promises none, as programs that write to a pipe leave it. */
    static long promisedBytes(Path file) throws BadInputException {
        ByteBuffer chunk = ByteBuffer.allocate(CHUNK_HEADER).order(ByteOrder.LITTLE_ENDIAN);
        try (SeekableByteChannel in = Files.newByteChannel(file)) {
            for (long at = RIFF_HEADER; at + CHUNK_HEADER <= in.size(); ) {
                in.position(at);
                chunk.clear();
                while (chunk.hasRemaining() && in.read(chunk) >= 0) {
                    // A channel may give less than was asked for.
                }
                String name = new String(chunk.array(), 0, 4, StandardCharsets.ISO_8859_1);
                long size = Integer.toUnsignedLong(chunk.getInt(4));
                if (name.equals("data")) {
                    return size >= UNKNOWN ? 0 : size;
                }
                // Chunks begin on even bytes.
                at += CHUNK_HEADER + size + (size & 1);
            }
            return 0;
        } catch (IOException e) {
            throw InputFile.unreadable(file, e);
        }
    }
}
