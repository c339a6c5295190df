package org.melograph.app;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.melograph.base.BadInputException;
import org.melograph.base.ContentHash;
import org.melograph.base.DivergedException;
import org.melograph.base.Job;
import org.melograph.base.Refusal;
import org.melograph.base.StoppedException;
import org.melograph.dataset.Split;
import org.melograph.dataset.SplitPlan;
import org.melograph.io.source.SourceSpec;
import org.melograph.model.Architecture;
import org.melograph.model.Task;
import org.melograph.music.Collection;
import org.melograph.train.Checkpoint;
import org.melograph.train.PooledEvaluation;
import org.melograph.train.RunWatcher;
import org.melograph.train.metric.Evaluation;
import org.melograph.train.metric.LevelScores;
import org.melograph.train.metric.Score;
import org.melograph.train.search.SearchSpace;
import org.melograph.zoo.ModelZoo;

/**
 * Tries settings of a model. A test part is set aside first; settings are compared on the rest alone, by cross-validation
 * with groups whole, and only the best one is trained on all of the rest and judged on the test part, once: the score of
 * the winner among many is not the score to expect.
 */
public final class SearchParameters {
    private final Workspace workspace;

    public SearchParameters(Workspace workspace) {
        this.workspace = workspace;
    }

    /** What settings are compared by, over songs. */
    public enum Measure {
        /** The part of songs named right. */
        ACCURACY,
        /** The mean of that over classes. */
        BALANCED_ACCURACY,
        /** The mean F1 over classes. */
        MACRO_F1,
        /** The mean negative log probability of the right class, in nats: less is better. */
        LOG_LOSS;

        /** The name in JSON and CSV. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        /** This score out of all. */
        public Score of(LevelScores scores) {
            return switch (this) {
                case ACCURACY -> scores.accuracy();
                case BALANCED_ACCURACY -> scores.balancedAccuracy();
                case MACRO_F1 -> scores.macroF1();
                case LOG_LOSS -> scores.logLoss();
            };
        }

        private double worth(LevelScores scores) {
            double value = of(scores).value();
            return this == LOG_LOSS ? -value : value;
        }
    }

    /**
     * How settings are compared.
     *
     * @param by what is kept together; pieces are not on offer, because a leak would choose the setting
     * @param test the part of the songs set aside, 0 for none
     * @param folds 2 or more to cross-validate (3 or more for networks), 1 for a single held-out part
     */
    public record Protocol(SplitPlan.By by, double test, int folds, Measure measure) {}

    /**
     * How much is tried.
     *
     * @param settings how many settings at most; 0 as {@link SearchSpace#settings} says
     * @param minutes 0 for as long as it takes
     * @param random whether settings are drawn where a grid could be tried in order
     */
    public record Budget(int settings, double minutes, boolean random) {}

    /**
     * What to search.
     *
     * @param source null for the library's labelled songs
     * @param over the parameters, see {@link org.melograph.train.search.SearchAxis#parse}
     * @param set parameters that all settings share
     * @param out the folder of the results; a search that was stopped goes on there
     */
    public record Request(
            @Nullable SourceSpec source,
            String architecture,
            List<String> over,
            Map<String, String> set,
            Protocol protocol,
            Budget budget,
            long seed,
            Path out) {}

    /**
     * A setting that was tried.
     *
     * @param number counted from 1
     * @param clip over the held-out pieces of all folds together; null where the setting failed
     * @param song the same over songs
     * @param deviation of the folds' song accuracies (n - 1); 0 for one fold
     * @param reason why it failed; empty where it did not
     */
    public record Trial(
            int number,
            Map<String, String> set,
            int folds,
            @Nullable LevelScores clip,
            @Nullable LevelScores song,
            double deviation,
            double seconds,
            String reason) {}

    /** The best setting, trained on all but the test part and judged on that. */
    public record Final(Map<String, String> set, TrainModel.Report report) {}

    /**
     * What a search found.
     *
     * @param planned how many settings there are to try
     * @param best null where no setting could be tried
     * @param test what became of the best setting; null where the search was stopped before, or sets no test part aside
     * @param stopped whether settings are left to be tried, by the same command
     */
    public record Report(
            String architecture,
            List<String> parameters,
            Protocol protocol,
            int planned,
            List<Trial> trials,
            @Nullable Trial best,
            @Nullable Final test,
            Path csv,
            boolean stopped,
            List<Refusal> refused) {}

    /**
     * Searches; when the user stops or the time is up, what was found is kept and the same request goes on with it.
     *
     * @param tried told of each setting as it is finished
     * @throws BadInputException when the source, the parameters or the protocol cannot be used
     */
    public Report run(Request request, Consumer<Trial> tried, Job job) throws BadInputException, StoppedException {
        Architecture architecture = checked(request);
        SearchSpace space = SearchSpace.parse(request.over(), architecture.params());
        List<Map<String, String>> settings =
                space.settings(request.budget().settings(), request.budget().random(), request.seed());
        Deadline timed = new Deadline(job, request.budget().minutes());
        LastRead songs = new LastRead(workspace);
        Opened opened = open(request, space, songs.read(training(request, settings.getFirst(), request.out()), timed));
        SearchFolder folder = opened.folder;
        boolean stopped = false;
        for (int s = 0; s < settings.size() && !stopped; s++) {
            if (folder.holds(settings.get(s))) {
                continue;
            }
            Job part = timed.part((double) s / (settings.size() + 1), (s + 1.0) / (settings.size() + 1));
            Optional<Trial> trial = attempt(request, settings.get(s), songs, folder, part);
            if (trial.isPresent()) {
                folder.add(trial.get());
                tried.accept(trial.get());
            } else {
                stopped = true;
            }
        }
        Measure measure = request.protocol().measure();
        Trial best = best(folder.trials(), measure);
        Final test = null;
        if (!stopped && best != null && opened.tests) {
            test = folder.best(best.set()).orElse(null);
            if (test == null) {
                test = judge(request, best.set(), songs, folder, timed.part(0.95, 1));
                stopped = test == null;
            }
        }
        return new Report(
                architecture.id(),
                space.names(),
                request.protocol(),
                settings.size(),
                folder.trials(),
                best,
                test,
                folder.csv(),
                stopped,
                opened.refused);
    }

    /**
     * A search whose source was read.
     *
     * @param tests whether songs are set aside
     */
    private record Opened(SearchFolder folder, boolean tests, List<Refusal> refused) {}

    private static Opened open(Request request, SearchSpace space, TrainingData data) throws BadInputException {
        boolean tests = SearchSplits.of(request, data).tests();
        SearchFolder folder = SearchFolder.open(request.out(), space.names(), key(request, data.collection(), space));
        return new Opened(folder, tests, data.dataset().refused());
    }

    private static Architecture checked(Request request) throws BadInputException {
        Architecture architecture = ModelZoo.byId(request.architecture());
        Protocol protocol = request.protocol();
        if (architecture.task() != Task.CLASSIFY) {
            throw new BadInputException(
                    "'" + architecture.id() + "' names no classes to compare settings by. Choose a classifier.");
        }
        if (protocol.by() == SplitPlan.By.BY_PIECE) {
            throw new BadInputException(
                    "A search on a split by piece finds what leaks best. Split by group, song or file.");
        }
        int least = SearchSplits.steers(architecture) ? 3 : 2;
        if (protocol.folds() != 1 && protocol.folds() < least) {
            throw new BadInputException("'" + protocol.folds() + "' folds are too few for '" + architecture.id()
                    + "'. Give " + least + " or more, or 1 for a single part.");
        }
        if (!(protocol.test() >= 0 && protocol.test() < 1)) {
            throw new BadInputException(
                    "A test part of " + protocol.test() + " leaves nothing to search on. Give 0 to below 1.");
        }
        for (String name : request.set().keySet()) {
            if (request.over().stream().anyMatch(text -> text.startsWith(name + "="))) {
                throw new BadInputException("'" + name + "' is both set and searched. Leave one of them out.");
            }
        }
        return architecture;
    }

    private static String key(Request request, Collection songs, SearchSpace space) {
        return ContentHash.of(String.join(
                "\n",
                request.architecture(),
                RunKey.of(request.source(), songs),
                RunKey.brief(
                        request.set(),
                        request.protocol().by(),
                        request.protocol().test()),
                Integer.toString(request.protocol().folds()),
                space.names().toString(),
                Long.toString(request.seed())));
    }

    private TrainModel.Request training(Request request, Map<String, String> setting, Path bundle) {
        Map<String, String> set = new LinkedHashMap<>(request.set());
        set.putAll(setting);
        return new TrainModel.Request(
                request.source(),
                "search",
                request.architecture(),
                set,
                SplitPlan.standard(request.seed()),
                request.seed(),
                bundle,
                Checkpoint.isIn(KeepRun.checkpoints(bundle)));
    }

    /** Tries a setting; empty where the user stopped it or the time is up. */
    private Optional<Trial> attempt(
            Request request, Map<String, String> setting, LastRead songs, SearchFolder folder, Job job)
            throws BadInputException {
        int number = folder.trials().size() + 1;
        SearchFolder.Unfinished done = folder.unfinished(setting);
        List<Evaluation> folds = new ArrayList<>(done.folds());
        double seconds = done.seconds();
        int count = request.protocol().folds();
        try {
            job.throwIfStopped();
            TrainModel.Request plain = training(request, setting, folder.run("unused"));
            TrainingData data = songs.read(plain, job.part(0, 0.1));
            SearchSplits splits = SearchSplits.of(request, data);
            for (int fold = folds.size(); fold < count; fold++) {
                Path bundle = folder.run(RunKey.brief(setting, fold));
                Split split = splits.fold(fold);
                Job part = job.part(0.1 + 0.9 * fold / count, 0.1 + 0.9 * (fold + 1) / count);
                TrainModel.Fitted fitted = new TrainModel(workspace)
                        .fit(training(request, setting, bundle), data, split, RunWatcher.NONE, part);
                if (fitted.report().stopped()) {
                    return Optional.empty();
                }
                folds.add(fitted.evaluation());
                seconds += fitted.report().seconds();
                KeepRun.deleteCheckpoints(KeepRun.checkpoints(bundle));
                folder.keep(new SearchFolder.Unfinished(setting, folds, seconds));
            }
        } catch (StoppedException _) {
            return Optional.empty();
        } catch (BadInputException e) {
            return Optional.of(new Trial(number, setting, folds.size(), null, null, 0, seconds, e.reason()));
        } catch (DivergedException e) {
            return Optional.of(
                    new Trial(number, setting, folds.size(), null, null, 0, seconds, String.valueOf(e.getMessage())));
        }
        Evaluation pooled = PooledEvaluation.of(folds, request.seed());
        return Optional.of(
                new Trial(number, setting, count, pooled.clip(), pooled.song(), deviation(folds), seconds, ""));
    }

    /** Trains the best setting on all but the test part; null where the user stopped it or the time is up. */
    private @Nullable Final judge(
            Request request, Map<String, String> setting, LastRead songs, SearchFolder folder, Job job)
            throws BadInputException {
        TrainModel.Request training = training(request, setting, folder.bundle());
        try {
            TrainModel trainer = new TrainModel(workspace);
            TrainingData data = songs.read(training, job.part(0, 0.1));
            Split split = SearchSplits.of(request, data).last();
            TrainModel.Fitted fitted = trainer.fit(training, data, split, RunWatcher.NONE, job.part(0.1, 1));
            if (fitted.report().stopped()) {
                return null;
            }
            new KeepRun(workspace).run(training, fitted);
            Final kept = new Final(setting, fitted.report());
            folder.keep(kept);
            return kept;
        } catch (StoppedException _) {
            return null;
        } catch (DivergedException e) {
            throw new BadInputException(
                    "The best setting " + setting + " diverged on all songs together: " + e.getMessage(), e);
        }
    }

    private static @Nullable Trial best(List<Trial> trials, Measure measure) {
        return trials.stream()
                .filter(trial -> trial.song() != null)
                .max(Comparator.comparingDouble(trial -> worth(trial, measure)))
                .orElse(null);
    }

    private static double worth(Trial trial, Measure measure) {
        LevelScores song = trial.song();
        return song == null ? Double.NEGATIVE_INFINITY : measure.worth(song);
    }

    private static double deviation(List<Evaluation> folds) {
        double[] accuracies =
                folds.stream().mapToDouble(e -> e.song().accuracy().value()).toArray();
        return Spreads.deviation(accuracies);
    }
}
