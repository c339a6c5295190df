package org.melograph.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.random.RandomGenerator;
import org.melograph.base.Axis;
import org.melograph.base.BadInputException;
import org.melograph.base.Provenance;
import org.melograph.base.Rng;
import org.melograph.base.Tensor;
import org.melograph.io.audio.WavWriter;
import org.melograph.music.Clip;

/** A folder of short made-up songs in two classes that anybody can tell apart: low tones and noise. */
public final class ToneSongs {
    private static final int RATE = 22_050;
    private static final double SECONDS = 3.5;

    private ToneSongs() {}

    /** Writes {@code songs} songs of each class to {@code folder/low} and {@code folder/noise}. */
    public static void write(Path folder, int songs) throws IOException, BadInputException {
        for (int i = 0; i < songs; i++) {
            RandomGenerator random = Rng.of(7, "tone songs", i);
            double hertz = 110 + 10 * i;
            float[] tone = new float[(int) (RATE * SECONDS)];
            float[] noise = new float[tone.length];
            for (int t = 0; t < tone.length; t++) {
                tone[t] = (float) (0.4 * Math.sin(2 * Math.PI * hertz * t / RATE) + 0.001 * random.nextGaussian());
                noise[t] = (float) (0.2 * random.nextGaussian());
            }
            write(folder.resolve("low").resolve("low-" + i + ".wav"), tone);
            write(folder.resolve("noise").resolve("noise-" + i + ".wav"), noise);
        }
    }

    private static void write(Path file, float[] samples) throws IOException, BadInputException {
        Files.createDirectories(file.getParent());
        Tensor tensor = Tensor.wrap(samples, new Axis("sample", samples.length));
        WavWriter.write(
                new Clip(file.toString(), tensor, RATE, Provenance.made("test tone")), file, WavWriter.Encoding.PCM_16);
    }
}
