package org.melograph.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.melograph.app.ListModels;
import org.melograph.app.SearchParameters;
import org.melograph.base.BadInputException;
import org.melograph.base.Job;
import org.melograph.base.Refusal;
import org.melograph.base.StoppedException;
import org.melograph.dataset.SplitPlan;
import org.melograph.train.metric.LevelScores;
import org.melograph.train.search.SearchSpace;
import org.melograph.zoo.ModelZoo;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Searches a model's best settings. */
@Command(
        name = "search",
        description =
                "Grid or random search of a model's settings by cross-validation, groups whole. A test part is set"
                        + " aside first; the best setting alone is judged on it.",
        footer =
                "%nExample: melograph search music/ --architecture svm --over c=0.1..1000:log --over feature=mfcc,chroma"
                        + " --budget 30 --out search")
final class SearchVerb extends Verb {
    @Mixin
    SourceOptions source = new SourceOptions();

    @Option(names = "--architecture", paramLabel = "ID", required = true, description = "See 'melograph models'.")
    String architecture = "";

    @Option(
            names = "--over",
            paramLabel = "k=v1,v2|k=a..b[:log]",
            required = true,
            description = "A parameter and its values, or the ends of a range, drawn evenly or by size.")
    List<String> over = List.of();

    @Option(names = "--set", paramLabel = "k=v", description = "A parameter that every setting shares.")
    Map<String, String> set = Map.of();

    @Option(
            names = "--budget",
            paramLabel = "N",
            description = "Settings to try at most (default: the whole grid; 20 of ranges).")
    int budget;

    @Option(names = "--minutes", paramLabel = "N", description = "Stop after so long; the same command goes on.")
    double minutes;

    @Option(names = "--random", description = "Draw settings from a grid too.")
    boolean random;

    @Option(
            names = "--split",
            paramLabel = "BY",
            description = "What stays together: song, group (default), file (sets the source's own test part aside).")
    String split = "group";

    @Option(names = "--folds", paramLabel = "K", description = "Folds, or 1 for a single held-out part (default: 5).")
    int folds = 5;

    @Option(names = "--test", paramLabel = "F", description = "Part of the songs set aside (default: 0.2).")
    double test = 0.2;

    @Option(
            names = "--by",
            paramLabel = "SCORE",
            description = "accuracy (default), balanced-accuracy, macro-f1 or log-loss, over songs.")
    String by = "accuracy";

    @Option(
            names = "--out",
            paramLabel = "DIR",
            required = true,
            description = "The folder of search.json, search.csv and best.melo; a stopped search goes on there.")
    Path out = Path.of("");

    /** The document of {@code --json}. */
    record Document(
            String architecture,
            List<String> parameters,
            SearchParameters.Protocol protocol,
            int planned,
            List<SearchParameters.Trial> trials,
            SearchParameters.@Nullable Trial best,
            @Nullable TrainedJson test,
            Path csv,
            boolean stopped,
            List<Refusal> refused) {}

    @Override
    int work(Job job) throws BadInputException, StoppedException {
        command(() -> new ListModels().run(architecture, null, 2, set));
        command(() -> SearchSpace.parse(over, ModelZoo.byId(architecture).params()));
        if (budget < 0 || !(minutes >= 0)) {
            throw new BadCommandException("'--budget' and '--minutes' are 0 or more.");
        }
        SearchParameters.Protocol protocol = command(() -> new SearchParameters.Protocol(
                Arguments.word("--split", split, SplitPlan.By.class),
                test,
                folds,
                Arguments.word("--by", by, SearchParameters.Measure.class)));
        SearchParameters.Request request = new SearchParameters.Request(
                source.spec(),
                architecture,
                over,
                set,
                protocol,
                new SearchParameters.Budget(budget, minutes, random),
                seed,
                out);
        SearchParameters.Report report =
                new SearchParameters(workspace()).run(request, trial -> remark(sentence(trial)), job);
        if (json) {
            SearchParameters.Final last = report.test();
            terminal.json(new Document(
                    report.architecture(),
                    report.parameters(),
                    report.protocol(),
                    report.planned(),
                    report.trials(),
                    report.best(),
                    last == null ? null : TrainedJson.of(last.report()),
                    report.csv(),
                    report.stopped(),
                    report.refused()));
        } else {
            show(report);
        }
        return job.isStopped() ? STOPPED : status(report.refused());
    }

    private static String sentence(SearchParameters.Trial trial) {
        LevelScores song = trial.song();
        return "setting %d %s: %s"
                .formatted(
                        trial.number(),
                        trial.set(),
                        song == null ? trial.reason() : "song accuracy " + Tables.interval(song.accuracy()));
    }

    private void show(SearchParameters.Report report) {
        List<String> header = new ArrayList<>(List.of("setting"));
        header.addAll(report.parameters());
        header.addAll(List.of("song accuracy", "balanced accuracy", "log loss", "seconds", ""));
        List<List<String>> rows = new ArrayList<>();
        for (SearchParameters.Trial trial : report.trials()) {
            List<String> row = new ArrayList<>(List.of(String.valueOf(trial.number())));
            report.parameters().forEach(name -> row.add(trial.set().getOrDefault(name, "")));
            LevelScores song = trial.song();
            row.addAll(
                    song == null
                            ? List.of("", "", "", "%.1f".formatted(trial.seconds()), trial.reason())
                            : List.of(
                                    Tables.interval(song.accuracy()),
                                    Tables.interval(song.balancedAccuracy()),
                                    Tables.interval(song.logLoss()),
                                    "%.1f".formatted(trial.seconds()),
                                    trial.equals(report.best()) ? "best" : ""));
            rows.add(row);
        }
        terminal.table(header, rows);
        SearchParameters.Final last = report.test();
        if (last != null) {
            terminal.say("%nThe best setting %s on the songs set aside:", last.set());
            Tables.training(terminal, last.report());
        }
        if (report.stopped()) {
            terminal.say(
                    "%d of %d settings are tried; the same command goes on.",
                    report.trials().size(), report.planned());
        }
        terminal.say("wrote %s", report.csv());
    }
}
