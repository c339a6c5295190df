package org.melograph.app.bench;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.melograph.app.Workspace;
import org.melograph.base.BadInputException;
import org.melograph.base.Job;
import org.melograph.base.StoppedException;
import org.melograph.feature.FeatureBundle;
import org.melograph.feature.FeatureBundle.Request;
import org.melograph.feature.Features;
import org.melograph.music.Clip;

/** Measures how long the audio features of a clip take on one thread: our half of {@code bench/run features}. */
public final class FeatureSpeed implements Benchmark {
    // After this much work the compiler is done, even in the background of a busy machine.
    private static final double WARM_UP_MILLISECONDS = 2000;
    // The process' CPU time counts in hundredths of a second: a round is long enough to make them small.
    private static final double ROUND_MILLISECONDS = 250;

    private static final double CLIP_SECONDS = 30;

    private static final List<List<String>> CASES = List.of(
            List.of("mel", "mfcc", "chroma"),
            List.of("mel"),
            List.of("mfcc"),
            List.of("chroma"),
            List.of("stft"),
            List.of("constant-q"),
            List.of("tonnetz"),
            List.of("harmonic", "percussive"),
            List.of("onset-strength"),
            List.of("tempogram"),
            List.of("beats"));

    /**
     * One case.
     *
     * @param features the ids of the features computed together, off one short-time Fourier transform
     * @param milliseconds CPU time of a call, of all threads of the process (collector and compiler included): the median
     *     over the rounds
     */
    public record Row(String features, double milliseconds) {}

    /**
     * What was measured.
     *
     * @param seconds the length of the clip
     * @param rounds measurements in each median
     */
    public record Report(double seconds, int rounds, List<Row> rows) {}

    @Override
    public String id() {
        return "features";
    }

    @Override
    public String title() {
        return "Features of 30 s of real music on one thread, warm.";
    }

    @Override
    public List<Measurement> run(Workspace workspace, int rounds, Job job) throws BadInputException, StoppedException {
        return run(SampleClip.of(CLIP_SECONDS, job), rounds, Set.of(), job).rows().stream()
                .map(row -> new Measurement(row.features(), row.milliseconds(), "ms CPU"))
                .toList();
    }

    /**
     * Computes each case again and again, at librosa's settings.
     *
     * @param clip at 22,050 Hz
     * @param rounds measurements in each median, 1 or more
     * @param only the cases that are measured, as {@link Row#features}; empty for all
     */
    public Report run(Clip clip, int rounds, Set<String> only, Job job) throws BadInputException, StoppedException {
        List<Row> rows = new ArrayList<>();
        List<List<String>> cases = CASES.stream()
                .filter(ids -> only.isEmpty() || only.contains(String.join("+", ids)))
                .toList();
        for (List<String> ids : cases) {
            job.report((double) rows.size() / cases.size(), "Measuring " + String.join(" + ", ids));
            List<Request> requests = new ArrayList<>();
            for (String id : ids) {
                requests.add(Request.standard(Features.byId(id)));
            }
            int calls = warmUp(clip, requests, job);
            double[] measured = new double[rounds];
            for (int i = 0; i < rounds; i++) {
                double before = CpuClock.milliseconds();
                compute(clip, requests, calls, job);
                measured[i] = (CpuClock.milliseconds() - before) / calls;
            }
            Arrays.sort(measured);
            rows.add(new Row(String.join("+", ids), measured[rounds / 2]));
        }
        return new Report(clip.seconds(), rounds, rows);
    }

    /** Computes until the compiler is done; the number of calls that make a round. */
    private static int warmUp(Clip clip, List<Request> requests, Job job) throws BadInputException, StoppedException {
        double start = CpuClock.milliseconds();
        double spent = 0;
        int calls = 0;
        while (spent < WARM_UP_MILLISECONDS) {
            compute(clip, requests, 1, job);
            calls++;
            spent = CpuClock.milliseconds() - start;
        }
        return (int) Math.ceil(ROUND_MILLISECONDS * calls / spent);
    }

    private static void compute(Clip clip, List<Request> requests, int times, Job job)
            throws BadInputException, StoppedException {
        for (int i = 0; i < times; i++) {
            job.throwIfStopped();
            FeatureBundle.extractAll(clip, requests, Job.silent());
        }
    }
}
