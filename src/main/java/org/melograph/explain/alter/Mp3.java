package org.melograph.explain.alter;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.melograph.base.BadInputException;
import org.melograph.base.Job;
import org.melograph.base.StoppedException;
import org.melograph.explain.Pcm;
import org.melograph.io.audio.Mp3Writer;

/**
 * Coded as MP3 and decoded again.
 *
 * @param kilobits a second
 */
record Mp3(int kilobits) implements Alteration {
    @Override
    public String id() {
        return "mp3-" + kilobits;
    }

    @Override
    public String title() {
        return "MP3 at " + kilobits + " kbit/s";
    }

    @Override
    public String how() {
        return "The song is coded as MP3 with " + kilobits + " kbit a second (LAME) and decoded again.";
    }

    @Override
    public Pcm of(Pcm song, long seed, Job job) throws BadInputException, StoppedException {
        if (!Mp3Writer.isAvailable() || !Mp3Writer.knowsRate(song.sampleRate())) {
            throw new BadInputException("Sound of " + song.sampleRate() + " Hz cannot be coded as MP3 here.");
        }
        try {
            Path file = Files.createTempFile("melograph", ".mp3");
            try {
                Mp3Writer.write(song.samples().values(), song.channels(), song.sampleRate(), kilobits * 1000, file);
                Pcm read = Pcm.read(file, job);
                float[] whole =
                        Arrays.copyOf(read.samples().values(), song.samples().length());
                return Pcm.interleaved(whole, song.channels(), song.sampleRate());
            } finally {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            throw new BadInputException(
                    "No file can be written in the folder for temporary files. Free some space.", e);
        }
    }
}
