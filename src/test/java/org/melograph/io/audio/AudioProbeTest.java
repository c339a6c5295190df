package org.melograph.io.audio;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AudioProbeTest {
    @ParameterizedTest
    @CsvSource({
        "flac, flac, flac, 44100",
        "mp3, mp3, mp3, 44100",
        "ogg, ogg, vorbis, 44100",
        "opus, ogg, opus, 48000",
        "m4a, m4a, aac, 44100"
    })
    void aFileTellsItsFormatLengthAndTags(String extension, String format, String codec, int rate) throws Exception {
        AudioInfo info = AudioProbe.probe(Tones.encoded(extension));

        assertEquals(format, info.format());
        assertEquals(codec, info.codec());
        assertEquals(0.5, info.seconds(), 1e-3);
        assertEquals(rate, info.sampleRate());
        assertEquals(2, info.channels());
        assertEquals("Two Tones", info.title());
        assertEquals("Melograph", info.artist());
        assertEquals("Fixtures", info.album());
    }
}
