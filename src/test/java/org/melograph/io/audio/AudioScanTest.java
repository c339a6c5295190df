package org.melograph.io.audio;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.melograph.base.Job;
import org.melograph.io.ReadOptions;
import org.melograph.music.Clip;

class AudioScanTest {
    private static final ReadOptions OPTIONS = ReadOptions.STANDARD;

    @Test
    void onlyTheBeginningIsHeldAndAllIsHeard() throws Exception {
        AtomicLong heard = new AtomicLong();

        AudioScan scan = AudioScan.of(
                Tones.encoded("flac"), OPTIONS, 0.2, (block, count) -> heard.addAndGet(count), Job.silent());

        assertEquals(4410, scan.beginning().samples().length());
        assertEquals(0.5, scan.seconds(), 1e-9);
        assertEquals(11_025, heard.get());
        Clip whole = new AudioReader().read(Tones.encoded("flac"), OPTIONS, Job.silent());
        assertArrayEquals(
                Arrays.copyOf(whole.samples().values(), 4410),
                scan.beginning().samples().values());
    }

    @Test
    void aShortFileIsHeldWhole() throws Exception {
        AudioScan scan = AudioScan.of(Tones.encoded("mp3"), OPTIONS, 60, (block, count) -> {}, Job.silent());

        assertEquals(
                new AudioReader()
                        .read(Tones.encoded("mp3"), OPTIONS, Job.silent())
                        .samples(),
                scan.beginning().samples());
        assertEquals("Two Tones", scan.tags().text(TagField.TITLE));
        assertEquals("mp3", scan.info().codec());
    }
}
