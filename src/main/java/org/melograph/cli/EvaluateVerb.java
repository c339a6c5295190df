package org.melograph.cli;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.melograph.app.EvaluateModel;
import org.melograph.app.TrainModel;
import org.melograph.base.BadInputException;
import org.melograph.base.Job;
import org.melograph.base.StoppedException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Judges a trained model on labelled songs. */
@Command(
        name = "evaluate",
        description = "Scores, confusion matrix, precision-recall and vote curves of a model on labelled songs.",
        footer = "%nExample: melograph evaluate mine.melo music/ --out evaluation")
final class EvaluateVerb extends Verb {
    @Parameters(index = "0", paramLabel = "M.melo", description = "The model.")
    Path bundle = Path.of("");

    @Mixin
    SourceOptions source = new SourceOptions();

    @Mixin
    ReadingOptions reading = new ReadingOptions();

    @Option(names = "--out", paramLabel = "DIR", description = "Also write JSON, CSV and PNG files there.")
    @Nullable
    Path out;

    @Override
    int work(Job job) throws BadInputException, StoppedException {
        TrainModel.Report report = new EvaluateModel(workspace())
                .run(new EvaluateModel.Request(bundle, source.spec(), out, seed, reading.asWritten), job);
        if (json) {
            terminal.json(TrainedJson.of(report));
        } else {
            Tables.training(terminal, report);
        }
        return status(report.refused());
    }
}
