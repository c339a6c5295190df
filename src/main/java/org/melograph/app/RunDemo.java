package org.melograph.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.melograph.base.BadInputException;
import org.melograph.base.DivergedException;
import org.melograph.base.Job;
import org.melograph.base.Json;
import org.melograph.base.StoppedException;
import org.melograph.dataset.SplitPlan;
import org.melograph.io.source.SourceSpec;
import org.melograph.io.source.Sources;
import org.melograph.music.Collection;
import org.melograph.music.Song;
import org.melograph.plot.PlotTheme;
import org.melograph.plot.PngFile;
import org.melograph.train.RunWatcher;
import org.melograph.train.metric.SongPrediction;

/** The whole path on the sample songs: features, training, verdicts on held-out songs, a map, a composed tune. */
public final class RunDemo {
    private static final double TUNE_SECONDS = 20;
    private static final double PERPLEXITY = 10;
    private static final int ITERATIONS = 750;
    private static final int WIDTH = 1200;
    private static final int HEIGHT = 900;

    private final Workspace workspace;

    public RunDemo(Workspace workspace) {
        this.workspace = workspace;
    }

    /** What the demo did, and the files it left. */
    public record Report(
            TrainModel.Report training,
            ClassifySongs.Report verdicts,
            int mappedSongs,
            double trustworthiness,
            int notes,
            double tuneSeconds,
            List<Path> files) {}

    /**
     * Runs the demo.
     *
     * @param out the folder for the results; made if missing
     * @throws BadInputException when the samples are missing or {@code out} cannot be written to
     */
    public Report run(Path out, long seed, Job job) throws BadInputException, StoppedException, DivergedException {
        SampleProject samples = SampleProject.find()
                .orElseThrow(() -> new BadInputException(
                        "The sample songs are missing. Start Melograph with its own launcher, or from its folder."));
        try {
            Files.createDirectories(out);
        } catch (IOException e) {
            throw new BadInputException("'" + out + "' cannot be made. Choose another folder with --out.", e);
        }
        SourceSpec audio = SourceSpec.of(samples.audio());
        Path bundle = out.resolve("model.melo");
        TrainModel.Report training = new TrainModel(workspace)
                .run(
                        new TrainModel.Request(
                                audio,
                                "demo",
                                SampleProject.VERDICT_ARCHITECTURE,
                                SampleProject.VERDICT_SETTINGS,
                                SplitPlan.standard(seed),
                                seed,
                                bundle,
                                false),
                        RunWatcher.NONE,
                        job.part(0, 0.6));
        List<Path> files = new ArrayList<>(List.of(bundle));

        ClassifySongs.Report verdicts = new ClassifySongs(workspace)
                .run(
                        new ClassifySongs.Request(bundle, heldOut(audio, training, job), 0, 0, 3, seed),
                        job.part(0.6, 0.7));
        files.add(text(out.resolve("verdicts.json"), Json.write(verdicts)));
        files.add(text(out.resolve("run.json"), Json.write(training)));
        files.add(picture(out.resolve("confusion.png"), Pictures.confusion(training)));

        MapSongs.Report map = new MapSongs(workspace)
                .run(
                        new MapSongs.Request(bundle, audio, PERPLEXITY, ITERATIONS, seed),
                        layout -> {},
                        job.part(0.7, 0.85));
        files.add(picture(out.resolve("map.png"), Pictures.map(map)));

        ComposeNotes.Report tune = new ComposeNotes()
                .run(
                        new ComposeNotes.Request(samples.composerModel(), null, TUNE_SECONDS, 1, seed),
                        job.part(0.85, 0.95));
        for (String extension : SaveNotes.WRITABLE) {
            Path file = out.resolve("tune." + extension);
            new SaveNotes().run(tune.notes(), null, file, job.part(0.95, 1));
            files.add(file);
        }
        return new Report(
                training,
                verdicts,
                map.points().size(),
                map.trustworthiness(),
                tune.notes().notes().size(),
                tune.notes().seconds(),
                files);
    }

    private static List<Path> heldOut(SourceSpec audio, TrainModel.Report training, Job job)
            throws BadInputException, StoppedException {
        Collection songs = Sources.open(audio, job);
        Set<String> tested =
                training.predictions().stream().map(SongPrediction::song).collect(Collectors.toSet());
        return songs.songs().stream()
                .filter(song -> tested.contains(song.id()))
                .map(Song::path)
                .toList();
    }

    private static Path text(Path file, String content) throws BadInputException {
        try {
            return Files.writeString(file, content);
        } catch (IOException e) {
            throw new BadInputException("'" + file + "' cannot be written. Choose another folder with --out.", e);
        }
    }

    private static Path picture(Path file, org.melograph.plot.Picture picture) throws BadInputException {
        PngFile.write(picture, file, WIDTH, HEIGHT, PlotTheme.DARK);
        return file;
    }
}
