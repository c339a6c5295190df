package org.melograph.app;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.melograph.base.BadInputException;
import org.melograph.base.Job;
import org.melograph.base.StoppedException;
import org.melograph.io.InputFile;
import org.melograph.io.midi.MidiWriter;
import org.melograph.music.NoteSequence;
import org.melograph.sound.NoteRenderer;
import org.melograph.sound.SoundFonts;

/** Writes a note sequence as MIDI, or as the sound of a soundfont. */
public final class SaveNotes {
    /** The file extensions it writes. */
    public static final List<String> WRITABLE = List.of("mid", "wav");

    /**
     * Writes {@code out}, by its extension.
     *
     * @param soundfont the bank for sound; null for the best one found
     */
    public void run(NoteSequence notes, @Nullable Path soundfont, Path out, Job job)
            throws BadInputException, StoppedException {
        if (InputFile.extension(out).equals("mid")) {
            MidiWriter.write(notes, out);
        } else {
            NoteRenderer.writeWav(notes, SoundFonts.choose(soundfont), out, job);
        }
    }
}
