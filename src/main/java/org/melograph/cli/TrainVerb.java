package org.melograph.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.melograph.app.ListModels;
import org.melograph.app.TrainModel;
import org.melograph.app.TrainSeries;
import org.melograph.base.BadInputException;
import org.melograph.base.DivergedException;
import org.melograph.base.Job;
import org.melograph.base.StoppedException;
import org.melograph.dataset.SplitPlan;
import org.melograph.model.Task;
import org.melograph.model.TriedSetting;
import org.melograph.train.EpochRecord;
import org.melograph.train.PlannedChange;
import org.melograph.train.RunChange;
import org.melograph.train.RunWatcher;
import org.melograph.zoo.ModelZoo;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Trains a model and judges it on held-out songs. */
@Command(
        name = "train",
        description = "Train a model, judge it on held-out songs, write its bundle and record.",
        footer = "%nExample: melograph train music/ --architecture mel-cnn --split song --out mine.melo")
final class TrainVerb extends Verb {
    @Mixin
    SourceOptions source = new SourceOptions();

    @Option(names = "--architecture", paramLabel = "ID", required = true, description = "See 'melograph models'.")
    String architecture = "";

    @Option(names = "--set", paramLabel = "k=v", description = "Change a parameter from its standard.")
    Map<String, String> set = Map.of();

    @Option(
            names = "--at",
            paramLabel = "STEP:k=v,k=v",
            description = "Change learning_rate or dropout from a step on, counted from 1; may be given again.")
    List<String> at = List.of();

    @Option(
            names = "--split",
            paramLabel = "BY",
            description = "What stays together: song, group (default), file (the source's own), by-piece (leaks).")
    String split = "group";

    @Option(
            names = "--folds",
            paramLabel = "K",
            description = "Cross-validate over K folds, or 'file' for the source's own folds.")
    @Nullable
    String folds;

    @Option(names = "--test", paramLabel = "F", description = "Part of the songs held out (default: 0.2).")
    double test = 0.2;

    @Option(names = "--valid", paramLabel = "F", description = "Part that steers early stopping (default: 0.1).")
    double valid = 0.1;

    @Option(names = "--seeds", paramLabel = "1,2,3", split = ",", description = "One run for each seed.")
    List<Long> seeds = List.of();

    @Option(names = "--out", paramLabel = "M.melo", required = true, description = "Where the bundle goes.")
    Path out = Path.of("");

    @Option(names = "--name", paramLabel = "NAME", description = "The run's name.")
    String name = "";

    @Option(names = "--resume", description = "Go on from the last checkpoint of the same bundle.")
    boolean resume;

    @Override
    int work(Job job) throws BadInputException, StoppedException, DivergedException {
        command(() -> new ListModels().run(architecture, null, 2, set));
        List<PlannedChange> changes = command(() -> Arguments.changes(at, architecture));
        SplitPlan plan = command(this::plan);
        List<Long> runSeeds = seeds.isEmpty() ? List.of(seed) : seeds;
        TrainModel.Request request = new TrainModel.Request(
                source.spec(), name, architecture, set, plan, runSeeds.getFirst(), out, resume, changes);
        TrainSeries series = new TrainSeries(workspace());
        boolean alone = runSeeds.size() == 1 && plan.folds() == 0 && folds == null;
        if (alone) {
            TrainModel.Report report = new TrainModel(workspace()).run(request, teller(), job);
            if (json) {
                terminal.json(TrainedJson.of(report));
            } else {
                Tables.training(terminal, report);
            }
            return status(report.refused());
        }
        TrainSeries.Report report = series.run(request, runSeeds, teller(), job);
        if (json) {
            terminal.json(TrainedJson.of(report));
        } else {
            Tables.series(terminal, report);
        }
        return status(report.refused());
    }

    private SplitPlan plan() throws BadInputException {
        SplitPlan.By by = Arguments.word("--split", split, SplitPlan.By.class);
        if (!(test > 0 && test < 1) || !(valid >= 0 && valid < 1) || test + valid >= 1) {
            throw new BadInputException(
                    "'--test " + test + " --valid " + valid + "' leaves nothing to train on. Give parts below 1.");
        }
        int count = Arguments.folds(folds);
        if (count == TrainSeries.FOLDS_OF_FILE) {
            by = SplitPlan.By.FILE;
        }
        return new SplitPlan(by, test, valid, count, 0, seed);
    }

    private RunWatcher teller() throws BadInputException {
        boolean tags = ModelZoo.byId(architecture).task() == Task.TAG;
        List<Integer> total = new ArrayList<>(List.of(0));
        return new RunWatcher() {
            @Override
            public void onMember(int number, int members, String architecture) {
                remark("member %d of %d: %s".formatted(number, members, architecture));
            }

            @Override
            public void onStart(int epochs, long stepsPerEpoch, long weights) {
                total.set(0, epochs);
                remark("%,d weights, %d steps an epoch".formatted(weights, stepsPerEpoch));
            }

            @Override
            public void onTried(List<TriedSetting> tried) {
                tried.forEach(t -> remark("tried %s: accuracy %.3f +- %.3f over %d folds%s"
                        .formatted(t.set(), t.accuracy(), t.deviation(), t.folds(), t.chosen() ? "  chosen" : "")));
            }

            @Override
            public void onChange(RunChange change) {
                remark(change.inWords());
            }

            @Override
            public void onEpoch(EpochRecord e) {
                String shown = tags ? "average precision" : "accuracy";
                remark("epoch %d of %d  loss %.4f  %s %.3f  validation loss %.4f  %s %.3f  %.1f s%s"
                        .formatted(
                                e.epoch(),
                                total.getFirst(),
                                e.trainLoss(),
                                shown,
                                e.trainAccuracy(),
                                e.validLoss(),
                                shown,
                                e.validAccuracy(),
                                e.seconds(),
                                e.best() ? "  best" : ""));
            }
        };
    }
}
