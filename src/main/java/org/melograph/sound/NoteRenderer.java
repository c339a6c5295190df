package org.melograph.sound;

import java.nio.file.Path;
import java.util.Arrays;
import org.melograph.base.Axis;
import org.melograph.base.BadInputException;
import org.melograph.base.Job;
import org.melograph.base.StoppedException;
import org.melograph.base.Tensor;
import org.melograph.io.audio.WavWriter;
import org.melograph.music.NoteSequence;

/** Turns notes into sound without a sound card: 44.1 kHz stereo, to the end of what rings on after the last note. */
public final class NoteRenderer {
    /** Of what is rendered, in Hz. */
    public static final int SAMPLE_RATE = NoteSynthesizer.SAMPLE_RATE;

    private static final int BLOCK_FRAMES = 4096;

    private NoteRenderer() {}

    /** Takes rendered blocks. */
    private interface Listener {
        void hear(float[] interleaved, int frames) throws BadInputException;
    }

    /**
     * Renders a piece into memory.
     *
     * @return axes {@code [sample, channel]}, two channels, full scale -1 to 1
     * @throws BadInputException when the soundfont cannot be used
     */
    public static Tensor render(NoteSequence piece, SoundFont soundFont, Job job)
            throws BadInputException, StoppedException {
        Growing samples = new Growing();
        run(piece, soundFont, job, samples);
        return samples.tensor();
    }

    /**
     * Renders a piece into a WAV file of 16 bits, block by block.
     *
     * @throws BadInputException when the soundfont cannot be used or the file cannot be written
     */
    public static void writeWav(NoteSequence piece, SoundFont soundFont, Path file, Job job)
            throws BadInputException, StoppedException {
        try (WavWriter writer =
                WavWriter.open(file, SAMPLE_RATE, NoteSynthesizer.CHANNELS, WavWriter.Encoding.PCM_16)) {
            run(piece, soundFont, job, writer::write);
        }
    }

    private static void run(NoteSequence piece, SoundFont soundFont, Job job, Listener listener)
            throws BadInputException, StoppedException {
        float[] block = new float[BLOCK_FRAMES * NoteSynthesizer.CHANNELS];
        long made = 0;
        try (PlayerSource source = PlayerSource.notes(piece, soundFont)) {
            for (int frames = source.read(block); frames >= 0; frames = source.read(block)) {
                listener.hear(block, frames);
                made += frames;
                job.throwIfStopped();
                job.report(made / (SAMPLE_RATE * Math.max(1e-3, source.seconds())), "Rendering " + source.title());
            }
        }
    }

    private static final class Growing implements Listener {
        private float[] values = new float[SAMPLE_RATE];
        private int length;

        @Override
        public void hear(float[] interleaved, int frames) {
            int count = frames * NoteSynthesizer.CHANNELS;
            if (length + count > values.length) {
                values = Arrays.copyOf(values, Math.max(2 * values.length, length + count));
            }
            System.arraycopy(interleaved, 0, values, length, count);
            length += count;
        }

        Tensor tensor() {
            return Tensor.wrap(
                    Arrays.copyOf(values, length),
                    new Axis("sample", length / NoteSynthesizer.CHANNELS),
                    new Axis("channel", NoteSynthesizer.CHANNELS));
        }
    }
}
