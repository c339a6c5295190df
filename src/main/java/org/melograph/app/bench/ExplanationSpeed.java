package org.melograph.app.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.melograph.app.ExplainVerdict;
import org.melograph.app.HorseTest;
import org.melograph.app.SampleProject;
import org.melograph.app.Workspace;
import org.melograph.base.BadInputException;
import org.melograph.base.Job;
import org.melograph.base.StoppedException;

/** Measures how long reasons take: the sample model on a sample song, from the button to the map. */
public final class ExplanationSpeed implements Benchmark {
    private static final double NANOS = 1e9;

    @Override
    public String id() {
        return "explain";
    }

    @Override
    public String title() {
        return "Why the sample model says what it says of a sample song, and what its verdict withstands.";
    }

    @Override
    public List<Measurement> run(Workspace workspace, int rounds, Job job) throws BadInputException, StoppedException {
        SampleProject samples = SampleProject.find()
                .orElseThrow(() -> new BadInputException(
                        "The sample songs are not there. Start the program from its own folder."));
        Path model = samples.verdictModel();
        Path song = firstSong(samples.audio().resolveSibling("audio"));
        List<Measurement> measured = new ArrayList<>();
        for (ExplainVerdict.Method method : ExplainVerdict.Method.values()) {
            if (method == ExplainVerdict.Method.QUANTITIES) {
                continue;
            }
            double[] firsts = new double[rounds];
            double[] wholes = new double[rounds];
            // The first call warms up.
            for (int round = -1; round < rounds; round++) {
                job.throwIfStopped();
                long started = System.nanoTime();
                long[] first = {0};
                new ExplainVerdict(workspace)
                        .run(
                                ExplainVerdict.Request.of(model, song).by(method),
                                map -> first[0] = first[0] == 0 ? System.nanoTime() : first[0],
                                job.part(0, 0));
                if (round >= 0) {
                    wholes[round] = (System.nanoTime() - started) / NANOS;
                    firsts[round] = (first[0] - started) / NANOS;
                }
            }
            if (!method.needsGradients()) {
                measured.add(new Measurement(method.title() + ", first map", median(firsts), "s"));
            }
            measured.add(new Measurement(method.title(), median(wholes), "s"));
            job.report((double) measured.size() / 7, "Measuring " + method.title());
        }
        double[] tests = new double[rounds];
        for (int round = 0; round < rounds; round++) {
            long started = System.nanoTime();
            new HorseTest(workspace)
                    .ofSong(new HorseTest.Request(model, song, List.of(), 1), line -> {}, job.part(0, 0));
            tests[round] = (System.nanoTime() - started) / NANOS;
        }
        measured.add(new Measurement("Horse test of a song", median(tests), "s"));
        return measured;
    }

    private static double median(double[] values) {
        Arrays.sort(values);
        return values[values.length / 2];
    }

    private static Path firstSong(Path folder) throws BadInputException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(f -> f.toString().endsWith(".ogg"))
                    .sorted()
                    .findFirst()
                    .orElseThrow(() -> new BadInputException("'" + folder + "' holds no sample songs."));
        } catch (IOException e) {
            throw new BadInputException("'" + folder + "' cannot be read.", e);
        }
    }
}
