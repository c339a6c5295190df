package org.melograph.cli;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.melograph.app.CalibrateModel;
import org.melograph.base.BadInputException;
import org.melograph.base.Job;
import org.melograph.base.StoppedException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Calibrates a classifier that was trained before classifiers were. */
@Command(
        name = "calibrate",
        description =
                "Make an older classifier's probabilities mean what they say: fitted on the validation part of the"
                        + " source it was trained on. Classifiers that are trained now are calibrated already.",
        footer = "%nExample: melograph calibrate old.melo music/ --out calibrated.melo")
final class CalibrateVerb extends Verb {
    @Parameters(index = "0", paramLabel = "M.melo", description = "The model.")
    Path bundle = Path.of("");

    @Mixin
    SourceOptions source = new SourceOptions();

    @Option(names = "--out", paramLabel = "F.melo", description = "Where it goes (default: in place of the old one).")
    @Nullable
    Path out;

    @Override
    int work(Job job) throws BadInputException, StoppedException {
        CalibrateModel.Report report =
                new CalibrateModel(workspace()).run(new CalibrateModel.Request(bundle, source.spec(), out), job);
        if (json) {
            terminal.json(report);
        } else {
            Tables.calibration(terminal, report.calibration());
            terminal.say("wrote %s", report.model());
        }
        return DONE;
    }
}
