package org.melograph.app;

import java.nio.file.Path;
import org.melograph.base.BadInputException;
import org.melograph.base.Job;
import org.melograph.base.StoppedException;
import org.melograph.base.Tensor;
import org.melograph.explain.DecidedPart;
import org.melograph.explain.Pcm;
import org.melograph.explain.Relevance;
import org.melograph.feature.SpectralGain;
import org.melograph.io.ReadOptions;
import org.melograph.io.Readers;
import org.melograph.io.audio.WavWriter;
import org.melograph.io.midi.MidiReader;
import org.melograph.sound.NoteRenderer;
import org.melograph.sound.SoundFonts;

/** Makes an explanation audible: the part of a song that decided, or the song without it, out of its full sound. */
public final class HearExplanation {
    private static final int STEREO = 2;

    /**
     * What is left of a song, in its own rate and channels; of a MIDI file the notes that are left, played.
     *
     * @param share of the map's area that counts as having decided, 0 to 1
     * @param alone whether it is what is left, and not the rest
     * @throws BadInputException when the song cannot be read
     */
    public Pcm run(Path song, Relevance map, double share, boolean alone, Job job)
            throws BadInputException, StoppedException {
        DecidedPart part = DecidedPart.of(map, share);
        if (Readers.forFile(song) instanceof MidiReader midi) {
            Tensor played = NoteRenderer.render(
                    part.notes(midi.read(song, ReadOptions.STANDARD, job), alone), SoundFonts.choose(null), job);
            return Pcm.interleaved(played.values(), STEREO, NoteRenderer.SAMPLE_RATE);
        }
        Pcm whole = Pcm.read(song, job.part(0, 0.3));
        SpectralGain filter = new SpectralGain(whole.sampleRate());
        return whole.filtered(channel -> filter.applied(channel, part.gains(filter, alone), job.part(0.3, 1)));
    }

    /** Writes sound as a WAV file of 16 bits. */
    public void write(Pcm sound, Path file) throws BadInputException {
        sound.write(file, WavWriter.Encoding.PCM_16);
    }
}
