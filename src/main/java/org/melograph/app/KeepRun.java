package org.melograph.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.melograph.base.BadInputException;
import org.melograph.base.Clock;
import org.melograph.base.Json;
import org.melograph.dataset.Example;
import org.melograph.music.Song;
import org.melograph.project.ModelBundle;
import org.melograph.project.RunRecord;

/** Keeps what a training came to: its bundle, its record, what the model said; and knows where runs keep their checkpoints. */
final class KeepRun {
    private final Workspace workspace;

    KeepRun(Workspace workspace) {
        this.workspace = workspace;
    }

    /**
     * Writes the bundle, the run's record and what the model said of the held-out songs; drops the checkpoint of a run that
     * came to its end.
     */
    void run(TrainModel.Request request, TrainModel.Fitted fitted) throws BadInputException {
        TrainModel.Report report = fitted.report();
        ModelBundle.write(fitted.out(), fitted.contents());
        String name = request.name().isBlank() ? report.architecture() : request.name();
        Map<String, String> parts = parts(fitted);
        RunRecord record = workspace
                .library()
                .runs()
                .add(
                        new RunRecord(
                                0,
                                name,
                                report.architecture(),
                                report.stopped() ? "stopped" : "finished",
                                Json.write(report),
                                Json.write(report.split()),
                                fitted.out().toAbsolutePath(),
                                Clock.now()),
                        parts);
        new Verdicts(workspace).remember(record, fitted.out(), report, hashes(fitted));
        // A stopped run may be resumed.
        if (!report.stopped()) {
            deleteCheckpoints(checkpoints(fitted.out()));
            for (int member = 0; member < report.members().size(); member++) {
                deleteCheckpoints(checkpoints(memberBundle(fitted.out(), member)));
            }
        }
    }

    /** The name under which a member of an ensemble, counted from 0, is trained; no bundle is written there. */
    static Path memberBundle(Path ensemble, int member) {
        return ensemble.resolveSibling(ensemble.getFileName() + "." + (member + 1));
    }

    /** Where a run keeps its checkpoint until it comes to its end. */
    static Path checkpoints(Path bundle) {
        return bundle.resolveSibling(bundle.getFileName() + ".run");
    }

    /** Deletes a folder of checkpoints; one that cannot be deleted stays. */
    static void deleteCheckpoints(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
            Files.delete(folder);
        } catch (IOException e) {
            // A checkpoint that stays behind costs some disk and nothing else.
            return;
        }
    }

    private Map<String, String> hashes(TrainModel.Fitted fitted) throws BadInputException {
        Map<Path, String> byPath = workspace.library().songs().all().stream()
                .collect(Collectors.toMap(s -> s.path(), s -> s.hash(), (a, _) -> a));
        Map<String, String> hashes = new HashMap<>();
        for (Song song : fitted.dataset().songs()) {
            String hash = song.id().matches("[0-9a-f]{64}")
                    ? song.id()
                    : byPath.get(song.path().toAbsolutePath().normalize());
            if (hash != null) {
                hashes.put(song.id(), hash);
            }
        }
        return hashes;
    }

    private Map<String, String> parts(TrainModel.Fitted fitted) throws BadInputException {
        Map<String, String> hashes = hashes(fitted);
        Map<String, String> parts = new HashMap<>();
        Map<String, List<Example>> named = Map.of(
                "train",
                fitted.split().train(),
                "valid",
                fitted.split().valid(),
                "test",
                fitted.split().test());
        named.forEach((part, examples) -> examples.forEach(e -> {
            String hash = hashes.get(e.songId());
            if (hash != null) {
                parts.put(hash, part);
            }
        }));
        return parts;
    }
}
