package org.melograph.app;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.melograph.base.BadInputException;
import org.melograph.project.PredictionRecord;
import org.melograph.project.RunRecord;
import org.melograph.project.SongRecord;
import org.melograph.train.metric.SongPrediction;

/** What models said of songs, kept in the library for those songs that it knows. */
final class Verdicts {
    private final Workspace workspace;

    Verdicts(Workspace workspace) {
        this.workspace = workspace;
    }

    /** Keeps what a bundle said of files. */
    void remember(Path bundle, List<ClassifySongs.Verdict> verdicts) throws BadInputException {
        Long run = workspace.library().runs().of(bundle).map(RunRecord::id).orElse(null);
        Map<String, String> parts =
                run == null ? Map.of() : workspace.library().runs().parts(run);
        List<PredictionRecord> records = new ArrayList<>();
        for (ClassifySongs.Verdict v : verdicts) {
            Optional<SongRecord> song = workspace
                    .library()
                    .songs()
                    .at(Path.of(v.path()).toAbsolutePath().normalize());
            song.ifPresent(s -> records.add(new PredictionRecord(
                    s.hash(),
                    run,
                    bundle.toAbsolutePath(),
                    v.label(),
                    v.confidence(),
                    v.probabilities(),
                    parts.get(s.hash()))));
        }
        workspace.library().predictions().add(records);
    }

    /**
     * Keeps what a run's model said of its held-out songs.
     *
     * @param hashes the library's hash of each song id it knows
     */
    void remember(RunRecord run, Path bundle, TrainModel.Report report, Map<String, String> hashes)
            throws BadInputException {
        List<PredictionRecord> records = new ArrayList<>();
        for (SongPrediction p : report.predictions()) {
            String hash = hashes.get(p.song());
            if (hash == null) {
                continue;
            }
            Map<String, Double> probabilities = new LinkedHashMap<>();
            for (int c = 0; c < report.classes().size(); c++) {
                probabilities.put(
                        report.classes().get(c), (double) p.probabilities().get(c));
            }
            int label = p.predicted();
            records.add(new PredictionRecord(
                    hash,
                    run.id(),
                    bundle.toAbsolutePath(),
                    report.classes().get(label),
                    p.probabilities().get(label),
                    probabilities,
                    "test"));
        }
        workspace.library().predictions().add(records);
    }
}
