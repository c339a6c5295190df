package org.melograph.app.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.melograph.app.ClassifySongs;
import org.melograph.app.SampleProject;
import org.melograph.app.Workspace;
import org.melograph.base.Axis;
import org.melograph.base.BadInputException;
import org.melograph.base.Job;
import org.melograph.base.StoppedException;
import org.melograph.base.Tensor;
import org.melograph.io.audio.WavWriter;
import org.melograph.music.Clip;

/** From the question to the verdict: the sample model on 30-second excerpts, as Listen asks it. */
final class VerdictSpeed implements Benchmark {
    private static final double EXCERPT_SECONDS = 30;
    private static final double TIMELINE_SECONDS = 1;
    private static final int SNIPPETS = 100;

    @Override
    public String id() {
        return "verdict";
    }

    @Override
    public String title() {
        return "The sample model's verdict on a 30-second excerpt, from the question to the answer";
    }

    @Override
    public List<Measurement> run(Workspace workspace, int rounds, Job job) throws BadInputException, StoppedException {
        Path model = SampleProject.find()
                .map(SampleProject::verdictModel)
                .orElseThrow(() -> new BadInputException(
                        "The samples are not there. Start from the folder that has 'samples', as ./melograph does."));
        Path folder = folder();
        try {
            List<Path> songs = excerpts(folder, rounds + 1, job);
            double first = seconds(workspace, verdict(model, songs.getFirst()), job);
            double[] unheard = new double[rounds];
            double[] again = new double[rounds];
            double[] portrait = new double[rounds];
            for (int i = 0; i < rounds; i++) {
                job.report((double) i / rounds, "Round " + (i + 1));
                Path song = songs.get(i + 1);
                unheard[i] = seconds(workspace, verdict(model, song), job);
                again[i] = seconds(workspace, verdict(model, song), job);
                portrait[i] = seconds(
                        workspace, new ClassifySongs.Request(model, List.of(song), SNIPPETS, 0, 0, i).cut(0, 0), job);
            }
            return List.of(
                    new Measurement("the first question after the start", first * 1000, "ms"),
                    new Measurement("a song not heard before, model open", median(unheard) * 1000, "ms"),
                    new Measurement("the same song again", median(again) * 1000, "ms"),
                    new Measurement("its portrait of 100 snippets", median(portrait) * 1000, "ms"));
        } finally {
            delete(folder);
        }
    }

    /** As Listen asks: every piece, and a timeline. */
    private static ClassifySongs.Request verdict(Path model, Path song) {
        return new ClassifySongs.Request(model, List.of(song), 0, 0, TIMELINE_SECONDS, 1).cut(0, 0);
    }

    private static double seconds(Workspace workspace, ClassifySongs.Request request, Job job)
            throws BadInputException, StoppedException {
        long started = System.nanoTime();
        new ClassifySongs(workspace).run(request, job.part(0, 0));
        return (System.nanoTime() - started) / 1e9;
    }

    /** Different excerpts, so that none is known from another one's features. */
    private static List<Path> excerpts(Path folder, int count, Job job) throws BadInputException, StoppedException {
        Clip all = SampleClip.of(EXCERPT_SECONDS * count, job);
        int length = (int) (EXCERPT_SECONDS * all.sampleRate());
        List<Path> songs = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            float[] part = Arrays.copyOfRange(all.samples().values(), i * length, (i + 1) * length);
            Path song = folder.resolve("excerpt" + i + ".wav");
            Tensor samples = Tensor.wrap(part, new Axis("sample", part.length));
            WavWriter.write(
                    new Clip("excerpt", samples, all.sampleRate(), all.origin()), song, WavWriter.Encoding.PCM_16);
            songs.add(song);
        }
        return songs;
    }

    private static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }

    private static Path folder() throws BadInputException {
        try {
            return Files.createTempDirectory("melograph-bench");
        } catch (IOException e) {
            throw new BadInputException("There is no place for temporary files. Make room on the disk.", e);
        }
    }

    private static void delete(Path folder) throws BadInputException {
        try (var files = Files.list(folder)) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
            Files.delete(folder);
        } catch (IOException e) {
            throw new BadInputException("'" + folder + "' cannot be deleted. Delete it.", e);
        }
    }
}
