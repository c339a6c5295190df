package org.melograph.io.audio;

import java.nio.file.Path;
import org.melograph.base.BadInputException;

/** Tells what an audio file is without decoding it. */
public final class AudioProbe {
    private AudioProbe() {}

    /**
     * Reads format, length and tags.
     *
     * @throws BadInputException when the file is missing, empty or no audio; the message names it
     */
    public static AudioInfo probe(Path file) throws BadInputException {
        try (AudioDecoder decoder = AudioDecoder.open(file)) {
            return decoder.info();
        }
    }
}
