package org.melograph.ui;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;
import org.melograph.app.PaperReport;
import org.melograph.app.PaperRun;
import org.melograph.app.PaperWatcher;
import org.melograph.app.ReadReproduction;
import org.melograph.app.ReproducePaper;
import org.melograph.app.paper.PaperExperiment;
import org.melograph.app.paper.PaperModel;
import org.melograph.app.paper.Papers;
import org.melograph.base.BadInputException;
import org.melograph.base.Job;
import org.melograph.train.metric.VotePoint;

/** Reproductions of papers that take as long as the test lets them. */
public final class FakePapers {
    /** Every reproduction that was asked for. */
    public final List<ReproducePaper.Request> asked = Collections.synchronizedList(new ArrayList<>());

    /** Runs end as it is given permits; unlimited while null. */
    public volatile @Nullable Semaphore gate;

    /** The name in the paper of a model whose runs fail; empty for none. */
    public volatile String failing = "";

    private final Map<Path, ReadReproduction.Found> kept = Collections.synchronizedMap(new HashMap<>());

    /** What an earlier reproduction left. */
    ReadReproduction.Found found(Path folder) {
        return kept.getOrDefault(folder, ReadReproduction.Found.NOTHING);
    }

    /** Plays a reproduction. */
    PaperReport reproduce(ReproducePaper.Request request, PaperWatcher watcher, Job job) throws BadInputException {
        asked.add(request);
        List<PaperModel> models = ReproducePaper.check(request);
        List<PaperWatcher.PlannedRun> planned = new ArrayList<>();
        for (long seed : request.seeds()) {
            models.forEach(m -> planned.add(new PaperWatcher.PlannedRun(m.name(), m.architecture(), seed, 0)));
        }
        watcher.onPlan(planned);
        Map<String, Integer> done = new HashMap<>();
        int ended = 0;
        for (PaperWatcher.PlannedRun run : planned) {
            if (job.isStopped()) {
                break;
            }
            watcher.onStart(run);
            wait(job);
            boolean fails = run.model().equals(failing);
            done.merge(run.model(), 1, Integer::sum);
            ended++;
            watcher.onRun(new PaperRun(
                    run.model(), run.architecture(), Map.of(), run.seed(), 0, null, fails ? reason() : ""));
            watcher.onRow(row(request, run.model(), done.getOrDefault(run.model(), 0)));
            job.report((double) ended / planned.size(), run.model() + ": epoch 12 of 12");
        }
        PaperReport report = report(request, models, done, ended, planned.size());
        kept.put(
                request.out(),
                new ReadReproduction.Found(report, "# " + report.citation() + "\n\nRun **again**.\n", ended));
        return report;
    }

    private static String reason() {
        return "The network needs 40 GB. Make its pieces shorter.";
    }

    private void wait(Job job) {
        Semaphore waiting = gate;
        try {
            while (waiting != null
                    && !job.isStopped()
                    && !waiting.tryAcquire(20, java.util.concurrent.TimeUnit.MILLISECONDS)) {
                // Asked again: a stop must be heard, too.
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private PaperReport.Row row(ReproducePaper.Request request, String name, int runs) throws BadInputException {
        PaperExperiment paper = Papers.byId(request.paper());
        PaperModel model = paper.models().stream()
                .filter(m -> m.name().equals(name))
                .findFirst()
                .orElseThrow();
        boolean none = runs == 0 || name.equals(failing);
        List<VotePoint> votes = new ArrayList<>();
        for (int t = 1; t <= 15 && paper.votes() && !none; t++) {
            votes.add(new VotePoint(t, 0.67 - t * t / 500.0, t * t / 400.0));
        }
        return new PaperReport.Row(
                name,
                model.architecture(),
                model.set(),
                "as printed",
                model.printed(paper.tasks().getFirst()),
                none ? 0 : runs,
                1_374_213,
                none ? Double.NaN : 0.9,
                none ? null : FakeRuns.SCORES,
                none ? null : FakeRuns.SCORES,
                null,
                0.01,
                12,
                124,
                List.of(),
                votes,
                List.of(),
                name.equals(failing) && runs > 0 ? reason() : "");
    }

    private PaperReport report(
            ReproducePaper.Request request, List<PaperModel> models, Map<String, Integer> done, int ended, int planned)
            throws BadInputException {
        PaperExperiment paper = Papers.byId(request.paper());
        List<PaperReport.Row> rows = new ArrayList<>();
        for (PaperModel model : models) {
            rows.add(row(request, model.name(), done.getOrDefault(model.name(), 0)));
        }
        return new PaperReport(
                paper.id(),
                paper.citation(),
                paper.tasks().getFirst().name(),
                false,
                paper.ablation(),
                paper.data(),
                paper.setUp(),
                "library",
                request.asPrinted() ? "by piece" : "group",
                request.asPrinted(),
                request.seeds(),
                FakeVerbs.LABELS,
                40,
                0.25,
                0.25,
                rows,
                paper.tables(),
                List.of(),
                List.of(),
                List.of(),
                ended,
                planned,
                ended < planned,
                request.out(),
                List.of());
    }
}
