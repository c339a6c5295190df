package org.melograph.cli;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.melograph.app.MeasureImportance;
import org.melograph.base.BadInputException;
import org.melograph.base.Job;
import org.melograph.base.StoppedException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Tells what a model listens to. */
@Command(
        name = "importance",
        description = "How many songs fewer a model names right when a column or a part of a feature is dealt anew.",
        footer = "%nExample: melograph importance mine.melo songs.csv --label genre")
final class ImportanceVerb extends Verb {
    @Parameters(index = "0", paramLabel = "M.melo", description = "The model.")
    Path bundle = Path.of("");

    @Mixin
    SourceOptions source = new SourceOptions();

    @Mixin
    ReadingOptions reading = new ReadingOptions();

    @Option(names = "--each", description = "Every statistic by itself, not those of one name together.")
    boolean each;

    @Option(names = "--repeats", paramLabel = "N", description = "How often each part is dealt (default: 10).")
    int repeats = 10;

    @Option(
            names = "--only",
            paramLabel = "PART",
            description = "Only the songs that the source's column 'split' gives this part: test, valid or train.")
    @Nullable
    String only;

    @Override
    int work(Job job) throws BadInputException, StoppedException {
        MeasureImportance.Report report = new MeasureImportance(workspace())
                .run(
                        new MeasureImportance.Request(
                                bundle, source.spec(), each, repeats, only, seed, reading.asWritten),
                        job);
        if (json) {
            terminal.json(report);
        } else {
            Tables.importance(terminal, report);
        }
        return status(report.refused());
    }
}
