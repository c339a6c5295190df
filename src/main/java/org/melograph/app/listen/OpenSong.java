package org.melograph.app.listen;

import java.io.IOException;
import java.lang.ref.WeakReference;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.melograph.app.Workspace;
import org.melograph.base.BadInputException;
import org.melograph.base.Job;
import org.melograph.base.Params;
import org.melograph.base.Rng;
import org.melograph.base.StoppedException;
import org.melograph.feature.Feature;
import org.melograph.feature.Features;
import org.melograph.io.InputFile;
import org.melograph.io.ReadOptions;
import org.melograph.io.audio.AudioInfo;
import org.melograph.io.audio.AudioProbe;
import org.melograph.io.audio.AudioReader;
import org.melograph.io.audio.WavWriter;
import org.melograph.music.Clip;

/** Opens songs to be looked at. A song that somebody still looks at is opened once for all. */
public final class OpenSong {
    /** A file as it is now: one that was written anew is another song. */
    private record Content(Path file, FileTime changed, long bytes) {
        static Content of(Path file) throws BadInputException {
            try {
                return new Content(file, Files.getLastModifiedTime(file), Files.size(file));
            } catch (IOException e) {
                throw InputFile.unreadable(file, e);
            }
        }
    }

    /** A song that lasts longer is looked at in parts: of all of it, a spectrogram alone would take 100 MB and more. */
    public static final double LONGEST_WHOLE_SECONDS = 600;

    private static final int WARM_UP_SECONDS = 12;
    private static final int WARM_UP_RATE = 44_100;

    private final Workspace workspace;
    private final Map<Content, WeakReference<OpenedSong>> open = new HashMap<>();

    /** Opens songs in a workspace, whose library keeps what is computed of them. */
    public OpenSong(Workspace workspace) {
        this.workspace = workspace;
    }

    /**
     * Reads and draws a few seconds of noise, so that the first song is not the one that waits for native libraries and the
     * compiler: it is seen in a third of a second instead of two.
     */
    public void warmUp(Job job) throws BadInputException, StoppedException {
        Path noise = null;
        try {
            noise = Files.createTempFile("melograph", ".wav");
            float[] samples = new float[WARM_UP_SECONDS * WARM_UP_RATE];
            RandomGenerator random = Rng.of(1, "warm up");
            for (int i = 0; i < samples.length; i++) {
                samples[i] = (float) random.nextDouble(-0.5, 0.5);
            }
            try (WavWriter out = WavWriter.open(noise, WARM_UP_RATE, 1, WavWriter.Encoding.PCM_16)) {
                out.write(samples, samples.length);
            }
            Clip clip = new AudioReader().read(noise, ReadOptions.STANDARD, job);
            for (String id : List.of("mel", "stft", "chroma")) {
                Feature feature = Features.byId(id);
                feature.extract(clip, Params.standard(feature.spec().params()), job);
            }
        } catch (IOException e) {
            throw new BadInputException("No temporary file can be written. Make room on the disk.", e);
        } finally {
            if (noise != null) {
                delete(noise);
            }
        }
    }

    private static void delete(Path file) throws BadInputException {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw InputFile.unreadable(file, e);
        }
    }

    /**
     * Opens a song; none of its sound is read yet.
     *
     * @throws BadInputException when the file is missing, empty or no audio; the message names it
     */
    public OpenedSong run(Path file) throws BadInputException {
        InputFile.check(file);
        AudioInfo info = AudioProbe.probe(file);
        synchronized (open) {
            open.values().removeIf(song -> song.get() == null);
            Content content = Content.of(file);
            WeakReference<OpenedSong> known = open.get(content);
            OpenedSong song = known == null ? null : known.get();
            if (song == null) {
                song = info.seconds() > LONGEST_WHOLE_SECONDS
                        ? new LongSong(file, info.seconds())
                        : new ShortSong(
                                file, info.seconds(), workspace.library().features());
                open.put(content, new WeakReference<>(song));
            }
            return song;
        }
    }
}
