package org.melograph.app.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.melograph.app.ImportSongs;
import org.melograph.app.Workspace;
import org.melograph.base.BadInputException;
import org.melograph.base.Job;
import org.melograph.base.StoppedException;
import org.melograph.io.audio.Mp3Writer;
import org.melograph.io.audio.TagField;
import org.melograph.io.audio.TagWriter;

/**
 * Measures the import of MP3 files of three minutes, stereo at 44.1 kHz and 160 kbit/s, with all that is told of them: tags,
 * tempo, beats, key, loudness, fingerprint. They are the samples laid end to end, each beginning with another.
 */
public final class ImportSpeed implements Benchmark {
    private static final int SONGS = 24;
    private static final int DIFFERENT = 6;
    private static final double SECONDS = 180;
    private static final int RATE = 44_100;
    private static final int BITS_PER_SECOND = 160_000;

    @Override
    public String id() {
        return "import";
    }

    @Override
    public String title() {
        return "Import of " + SONGS + " MP3 files of three minutes, features included: the median of the rounds.";
    }

    @Override
    public List<Measurement> run(Workspace workspace, int rounds, Job job) throws BadInputException, StoppedException {
        Path folder = null;
        try {
            folder = Files.createTempDirectory("melograph-import");
            Path songs = Files.createDirectory(folder.resolve("songs"));
            write(songs, job);
            // One round for the compiler.
            importInto(folder.resolve("warm.db"), songs, workspace.threads());
            double[] cpu = new double[rounds];
            double[] wall = new double[rounds];
            double[] again = new double[rounds];
            for (int i = 0; i < rounds; i++) {
                job.report((double) i / rounds, "Importing " + SONGS + " songs");
                job.throwIfStopped();
                Path library = folder.resolve(i + ".db");
                double cpuBefore = CpuClock.milliseconds();
                wall[i] = importInto(library, songs, workspace.threads());
                cpu[i] = (CpuClock.milliseconds() - cpuBefore) / 1e3;
                again[i] = importInto(library, songs, workspace.threads());
            }
            return List.of(
                    new Measurement("real time per core, of CPU time", SONGS * SECONDS / median(cpu), "x"),
                    new Measurement("CPU per song", 1e3 * median(cpu) / SONGS, "ms CPU"),
                    new Measurement("songs on " + workspace.threads() + " threads", SONGS / median(wall), "a second"),
                    new Measurement("the known folder once more", 1e3 * median(again), "ms"));
        } catch (IOException e) {
            throw new BadInputException("The songs of the benchmark cannot be written. Make room for 100 MB.", e);
        } finally {
            delete(folder);
        }
    }

    private static void write(Path folder, Job job) throws BadInputException, StoppedException, IOException {
        for (int i = 0; i < SONGS; i++) {
            job.report(0, "Writing song " + (i + 1) + " of " + SONGS);
            Path file = folder.resolve(i + ".mp3");
            if (i < DIFFERENT) {
                // Two voices, so that the coding of stereo has something to do.
                float[] left =
                        SampleClip.of(SECONDS, RATE, 17 * i, job).samples().values();
                float[] right =
                        SampleClip.of(SECONDS, RATE, 17 * i + 40, job).samples().values();
                float[] both = new float[2 * left.length];
                for (int n = 0; n < left.length; n++) {
                    both[2 * n] = 0.7f * left[n] + 0.3f * right[n];
                    both[2 * n + 1] = 0.3f * left[n] + 0.7f * right[n];
                }
                Mp3Writer.write(both, 2, RATE, BITS_PER_SECOND, file);
            } else {
                Files.copy(folder.resolve(i % DIFFERENT + ".mp3"), file);
            }
            // Other bytes: a song that is known by content would not be decoded.
            TagWriter.write(file, Map.of(TagField.TITLE, "Song " + i));
        }
    }

    private static double importInto(Path library, Path songs, int threads) throws BadInputException, StoppedException {
        try (Workspace fresh = Workspace.open(library, threads)) {
            long start = System.nanoTime();
            ImportSongs.Report report = new ImportSongs(fresh).run(List.of(songs), Job.silent());
            if (report.added() + report.known() != SONGS) {
                throw new IllegalStateException("Not all songs came: " + report);
            }
            return (System.nanoTime() - start) / 1e9;
        }
    }

    private static double median(double[] values) {
        Arrays.sort(values);
        return values[values.length / 2];
    }

    private static void delete(@Nullable Path folder) {
        if (folder == null) {
            return;
        }
        List<Path> files = new ArrayList<>();
        try (Stream<Path> walk = Files.walk(folder)) {
            walk.sorted(Comparator.reverseOrder()).forEach(files::add);
            for (Path file : files) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
