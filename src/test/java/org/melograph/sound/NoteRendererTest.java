package org.melograph.sound;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.melograph.base.BadInputException;
import org.melograph.base.Job;
import org.melograph.base.Provenance;
import org.melograph.base.Tensor;
import org.melograph.io.audio.AudioInfo;
import org.melograph.io.audio.AudioProbe;
import org.melograph.music.Meter;
import org.melograph.music.Note;
import org.melograph.music.NoteSequence;
import org.melograph.music.Tempo;

class NoteRendererTest {
    private static final int RATE = NoteRenderer.SAMPLE_RATE;

    private static final SoundFont FONT = SoundFont.BUILT_IN;

    @Test
    void notesSoundWhenTheyAreDueAtTheirPitch() throws Exception {
        Tensor sound = NoteRenderer.render(piece(new Note(69, 100, 0, 0, 0, 0, 0.5, 0.5)), FONT, Job.silent());

        assertEquals(2, sound.size(1));
        assertTrue(level(sound, 0, 0.49) < 1e-3, "silence before");
        assertTrue(level(sound, 0.55, 0.95) > 0.01, "sound during");
        assertEquals(440, pitch(sound, 0.6, 0.9), 8);
    }

    @Test
    void whatRingsOnIsKeptUntilItIsGone() throws Exception {
        Tensor sound = NoteRenderer.render(piece(new Note(60, 100, 0, 0, 0, 0, 0, 0.5)), FONT, Job.silent());

        double seconds = (double) sound.size(0) / RATE;
        assertTrue(seconds > 0.6 && seconds < 6.7, seconds + " s");
        assertTrue(level(sound, seconds - 0.05, seconds) < 1e-3, "silent at the end");
    }

    @Test
    void eachNoteHasItsInstrument() throws Exception {
        Note piano = new Note(60, 100, 0, 0, 0, 0, 0, 0.6);
        Note organ = new Note(60, 100, 0, 19, 0, 0, 0, 0.6);

        Tensor first = NoteRenderer.render(piece(piano), FONT, Job.silent());
        Tensor second = NoteRenderer.render(piece(organ), FONT, Job.silent());

        // A piano fades, an organ does not.
        assertTrue(level(second, 0.5, 0.6) / level(second, 0.1, 0.2)
                > 1.2 * level(first, 0.5, 0.6) / level(first, 0.1, 0.2));
    }

    @Test
    void aJumpGivesTheNotesThatSoundThere() throws Exception {
        NoteSequence piece = piece(new Note(57, 100, 0, 19, 0, 0, 0, 1), new Note(69, 100, 0, 19, 0, 0, 1, 1));
        try (PlayerSource source = PlayerSource.notes(piece, FONT)) {
            float[] block = new float[2 * RATE / 2];
            source.read(block);
            source.seek(1.2);
            source.read(block);
            assertEquals(440, pitch(block, 0.2, 0.5), 8);
            source.seek(0.3);
            source.read(block);
            assertEquals(220, pitch(block, 0.2, 0.5), 8);
        }
    }

    @Test
    void aWavFileHoldsTheSameLength(@TempDir Path folder) throws Exception {
        NoteSequence piece = piece(new Note(60, 100, 0, 0, 0, 0, 0, 0.3));
        Path file = folder.resolve("tune.wav");

        NoteRenderer.writeWav(piece, FONT, file, Job.silent());

        AudioInfo info = AudioProbe.probe(file);
        int frames = NoteRenderer.render(piece, FONT, Job.silent()).size(0);
        assertEquals(frames, Math.round(info.seconds() * RATE));
        assertEquals(2, info.channels());
    }

    @Test
    void aFileThatIsNoSoundFontIsRefused(@TempDir Path folder) throws Exception {
        Path file = Files.writeString(folder.resolve("letter.sf2"), "Dear aunt");

        BadInputException refusal = assertThrows(BadInputException.class, () -> SoundFonts.choose(file));
        assertTrue(refusal.reason().startsWith("'letter.sf2' is no soundfont"), refusal.reason());
        assertThrows(BadInputException.class, () -> SoundFonts.choose(folder.resolve("none.sf2")));
    }

    @Test
    void thereIsAlwaysASoundFont() throws Exception {
        assertEquals(SoundFont.BUILT_IN, SoundFonts.list().getLast());
        assertTrue(SoundFonts.list().contains(SoundFonts.choose(null)));
    }

    private static NoteSequence piece(Note... notes) {
        return new NoteSequence(
                "folder/tune.mid",
                List.of(notes),
                List.of(new Tempo(0, 0, 120)),
                List.of(new Meter(0, 4, 4)),
                480,
                Provenance.made("test"));
    }

    private static double level(Tensor sound, double from, double to) {
        double sum = 0;
        int begin = (int) (from * RATE);
        int end = (int) (to * RATE);
        for (int i = begin; i < end; i++) {
            sum += sound.values()[2 * i] * sound.values()[2 * i];
        }
        return Math.sqrt(sum / (end - begin));
    }

    private static double pitch(Tensor sound, double from, double to) {
        return pitch(sound.values(), from, to);
    }

    /** The frequency whose period repeats best between 100 and 1,000 Hz, of the left channel. */
    private static double pitch(float[] stereo, double from, double to) {
        int begin = (int) (from * RATE);
        int length = (int) ((to - from) * RATE) - RATE / 100;
        double best = -1;
        int bestLag = 0;
        for (int lag = RATE / 1000; lag < RATE / 100; lag++) {
            double product = 0;
            double energy = 0;
            for (int i = begin; i < begin + length; i++) {
                product += stereo[2 * i] * stereo[2 * (i + lag)];
                energy += stereo[2 * (i + lag)] * stereo[2 * (i + lag)];
            }
            double likeness = product / Math.sqrt(energy + 1e-12);
            // Multiples of the period fit as well: the first good one counts.
            if (likeness > best * 1.02) {
                best = likeness;
                bestLag = lag;
            }
        }
        return (double) RATE / bestLag;
    }
}
