package org.melograph.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.melograph.app.HorseTest;
import org.melograph.app.WriteHorse;
import org.melograph.base.BadInputException;
import org.melograph.base.Job;
import org.melograph.base.StoppedException;
import org.melograph.explain.alter.Alterations;
import org.melograph.io.InputFile;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Tells what a model's verdicts withstand. */
@Command(
        name = "horse",
        description =
                "Asks a model again about songs made louder, faster, higher, duller, noisier or re-coded: what it hears"
                        + " when it seems to hear music.",
        footer =
                "%nExample: melograph horse mine.melo song.mp3%n         melograph horse mine.melo songs.csv --only test --out horse")
final class HorseVerb extends Verb {
    private static final List<String> LISTS = List.of("csv", "tsv", "arff", "txt");

    @Parameters(index = "0", paramLabel = "M.melo", description = "The model.")
    Path bundle = Path.of("");

    @Mixin
    SourceOptions source = new SourceOptions();

    @Option(
            names = "--only",
            paramLabel = "PART",
            description = "Only songs of this part of the source: test, valid or train.")
    @Nullable
    String only;

    @Option(
            names = "--alterations",
            paramLabel = "ID",
            split = ",",
            description = "Only these, such as gain+6,mp3-64 (default: all; an unknown one names the nearest).")
    List<String> alterations = List.of();

    @Option(names = "--out", paramLabel = "DIR", description = "Write tables, and of one song every altered sound.")
    @Nullable
    Path out;

    @Override
    int work(Job job) throws BadInputException, StoppedException {
        command(() -> Alterations.byIds(alterations));
        HorseTest horse = new HorseTest(workspace());
        Path song = Arguments.path(source.source);
        Path folder = out;
        if (Files.isRegularFile(song) && !LISTS.contains(InputFile.extension(song))) {
            HorseTest.SongReport report =
                    horse.ofSong(new HorseTest.Request(bundle, song, alterations, seed), line -> {}, job.part(0, 0.8));
            if (folder != null) {
                WriteHorse.run(report, seed, folder, job.part(0.8, 1));
            }
            if (json) {
                terminal.json(report);
            } else {
                Tables.horse(terminal, report);
            }
            return status(report.refused());
        }
        HorseTest.SetReport report =
                horse.ofSet(new HorseTest.SetRequest(bundle, source.spec(), only, alterations, seed), job);
        if (folder != null) {
            WriteHorse.run(report, folder);
        }
        if (json) {
            terminal.json(report);
        } else {
            Tables.horse(terminal, report);
        }
        return status(report.refused());
    }
}
