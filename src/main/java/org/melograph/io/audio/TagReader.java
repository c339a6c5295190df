package org.melograph.io.audio;

import java.io.IOException;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;
import org.melograph.base.BadInputException;
import org.melograph.io.InputFile;

/**
 * Reads the tags of audio files: those of MP3, FLAC, Ogg Vorbis, M4A, WAV and AIFF with jaudiotagger, all others, and fields
 * that it finds nothing for, with FFmpeg.
 */
public final class TagReader {
    private TagReader() {}

    /**
     * A file's tags; none where it has none or they are damaged.
     *
     * @throws BadInputException when the file is missing, empty or no audio; the message names it
     */
    public static Tags read(Path file) throws BadInputException {
        try (AudioDecoder decoder = AudioDecoder.open(file)) {
            return read(file, decoder);
        }
    }

    static Tags read(Path file, AudioDecoder decoder) {
        Map<TagField, String> values = new EnumMap<>(TagField.class);
        values.putAll(decoder.tags().values());
        if (TaggedFile.EXTENSIONS.contains(InputFile.extension(file))) {
            try {
                values.putAll(TaggedFile.open(file).tags().values());
            } catch (IOException e) {
                // FFmpeg's stand: an unreadable tag is no reason to refuse the sound.
                System.getLogger("melograph.tags").log(System.Logger.Level.DEBUG, "tags of " + file, e);
            }
        }
        return new Tags(values);
    }
}
