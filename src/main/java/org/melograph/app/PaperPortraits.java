package org.melograph.app;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.melograph.base.BadInputException;
import org.melograph.base.Job;
import org.melograph.base.StoppedException;
import org.melograph.train.metric.LevelScores;
import org.melograph.train.metric.SongPrediction;

/** Draws portraits of held-out songs: the labels that random pieces of each are given. */
final class PaperPortraits {
    private final Workspace workspace;
    private final PaperFolder folder;
    private final Map<String, Path> songs;

    /** @param songs the file of each song id */
    PaperPortraits(Workspace workspace, PaperFolder folder, Map<String, Path> songs) {
        this.workspace = workspace;
        this.folder = folder;
        this.songs = songs;
    }

    /**
     * The report with a portrait of the first held-out song of each class, by the model that named most songs right.
     *
     * @param names the name of each run
     * @param snippets pieces in a portrait
     */
    PaperReport drawn(PaperReport report, List<PaperRun> runs, List<String> names, int snippets, Job job)
            throws BadInputException, StoppedException {
        Optional<PaperReport.Row> best = report.rows().stream()
                .filter(row -> row.song() != null)
                .max(Comparator.comparingDouble(PaperPortraits::accuracy));
        if (best.isEmpty()) {
            return report;
        }
        String model = best.get().model();
        for (int r = 0; r < runs.size(); r++) {
            TrainModel.Report trained = runs.get(r).report();
            Path bundle = folder.bundle(names.get(r));
            if (runs.get(r).model().equals(model) && trained != null && Files.exists(bundle)) {
                return with(report, portraits(model, trained, bundle, snippets, job));
            }
        }
        return report;
    }

    private static double accuracy(PaperReport.Row row) {
        LevelScores song = row.song();
        return song == null ? Double.NaN : song.accuracy().value();
    }

    private List<PaperReport.Portrait> portraits(
            String model, TrainModel.Report trained, Path bundle, int snippets, Job job)
            throws BadInputException, StoppedException {
        Set<Integer> drawn = new HashSet<>();
        List<PaperReport.Portrait> portraits = new ArrayList<>();
        for (SongPrediction song : trained.predictions()) {
            Path path = songs.get(song.song());
            if (path == null || !drawn.add(song.label())) {
                continue;
            }
            ClassifySongs.Report said = new ClassifySongs(workspace)
                    .run(new ClassifySongs.Request(bundle, List.of(path), snippets, 0, 0, trained.seed()), job);
            for (ClassifySongs.Verdict verdict : said.songs()) {
                portraits.add(new PaperReport.Portrait(
                        model, song.song(), trained.classes().get(song.label()), verdict.portrait()));
            }
        }
        return portraits;
    }

    private static PaperReport with(PaperReport r, List<PaperReport.Portrait> portraits) {
        return new PaperReport(
                r.paper(),
                r.citation(),
                r.task(),
                r.tags(),
                r.ablation(),
                r.data(),
                r.setUp(),
                r.source(),
                r.split(),
                r.leaks(),
                r.seeds(),
                r.classes(),
                r.songs(),
                r.majority(),
                r.pieceMajority(),
                r.rows(),
                r.tables(),
                portraits,
                r.differences(),
                r.remarks(),
                r.done(),
                r.planned(),
                r.stopped(),
                r.folder(),
                r.refused());
    }
}
