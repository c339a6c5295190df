package org.melograph.app;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.melograph.app.paper.PaperExperiment;
import org.melograph.app.paper.PaperModel;
import org.melograph.app.paper.PaperTask;
import org.melograph.app.paper.Papers;
import org.melograph.base.BadInputException;
import org.melograph.base.DivergedException;
import org.melograph.base.Job;
import org.melograph.base.Param;
import org.melograph.base.Params;
import org.melograph.base.StoppedException;
import org.melograph.dataset.Split;
import org.melograph.dataset.SplitPlan;
import org.melograph.dataset.Splitter;
import org.melograph.io.source.SourceSpec;
import org.melograph.music.Collection;
import org.melograph.plot.PngFile;
import org.melograph.train.Checkpoint;
import org.melograph.train.RunWatcher;
import org.melograph.zoo.ModelZoo;

/**
 * Runs a paper's whole experiment on songs of the user's: every model with the paper's set-up, once for each seed, and
 * writes a report with the paper's numbers beside ours.
 */
public final class ReproducePaper {
    /** The part of the songs, or pieces, that tells networks when to stop. */
    private static final double VALID = 0.1;

    private final Workspace workspace;

    public ReproducePaper(Workspace workspace) {
        this.workspace = workspace;
    }

    /**
     * What to run.
     *
     * @param source null for the library's labelled songs
     * @param paper the paper's id
     * @param asPrinted whether pieces are dealt as in the paper, so that pieces of one song stand on both sides
     * @param seeds of the runs; each deals its own split, unless the songs come with folds
     * @param folds 0 for one split a seed; else so many folds, or {@link TrainSeries#FOLDS_OF_FILE}
     * @param models names in the paper or ids of architectures; empty for every model
     * @param set parameters changed in all models that have them
     * @param minutes 0 for as long as it takes
     * @param out the folder of the report; finished runs that are there are not repeated
     */
    public record Request(
            @Nullable SourceSpec source,
            String paper,
            boolean asPrinted,
            List<Long> seeds,
            int folds,
            List<String> models,
            Map<String, String> set,
            double minutes,
            Path out) {
        public Request {
            seeds = List.copyOf(seeds);
            models = List.copyOf(models);
            set = Map.copyOf(set);
        }
    }

    /** A run to be made. */
    private record Planned(PaperModel model, Map<String, String> set, SplitPlan split, long seed, String name) {
        PaperWatcher.PlannedRun announced() {
            return new PaperWatcher.PlannedRun(model.name(), model.architecture(), seed, split.fold());
        }
    }

    /**
     * Runs what is not there yet and writes the report; when the user stops or the time is up, the report is of the runs
     * that are finished, and the same request goes on.
     *
     * @param watcher hears of each run as it begins and ends
     * @throws BadInputException when paper, models, settings or source cannot be used
     */
    public PaperReport run(Request request, PaperWatcher watcher, Job job) throws BadInputException, StoppedException {
        PaperExperiment paper = Papers.byId(request.paper());
        List<PaperModel> asked = check(request);
        PaperFolder folder = new PaperFolder(request.out());
        PngFile.prepare();
        Collection first = LibrarySource.open(workspace, request.source(), kind(asked.getFirst()), job);
        PaperTask task = paper.task(first);
        List<PaperModel> models = suited(request, paper, task, asked);
        Map<String, Collection> collections = collections(request, models, first, job);
        List<Planned> planned = plan(request, paper, models, collections);
        Deadline timed = new Deadline(job, request.minutes());
        List<PaperRun> runs = new ArrayList<>();
        Map<String, Path> songs = new HashMap<>();
        collections.values().forEach(c -> c.songs().forEach(song -> songs.put(song.id(), song.path())));
        LastRead songsRead = new LastRead(workspace);
        PaperRows rows = new PaperRows(paper, request, task, models);
        watcher.onPlan(planned.stream().map(Planned::announced).toList());
        boolean stopped = false;
        for (int p = 0; p < planned.size(); p++) {
            Planned next = planned.get(p);
            Optional<PaperRun> kept = folder.run(next.name);
            if (kept.isPresent()) {
                runs.add(kept.get());
                watcher.onRow(rows.row(next.model, runs));
                continue;
            }
            if (stopped || timed.isStopped()) {
                stopped = true;
                continue;
            }
            watcher.onStart(next.announced());
            Job part = timed.part((double) p / planned.size(), (p + 1.0) / planned.size());
            TrainModel.Request training = training(request, next, folder);
            try {
                TrainingData data = songsRead.read(training, part.part(0, 0.2));
                String missing = next.model.missing(data.dataset());
                if (!missing.isEmpty()) {
                    throw new BadInputException("None of the songs has " + missing + ", which it reads.");
                }
                PaperRun run = run(next, training, data, folder, part.part(0.2, 1));
                if (run == null) {
                    stopped = true;
                } else {
                    runs.add(run);
                    watcher.onRun(run);
                    watcher.onRow(rows.row(next.model, runs));
                }
            } catch (StoppedException _) {
                stopped = true;
            } catch (BadInputException e) {
                // Not kept: with more memory or other files the run may be made.
                PaperRun failed = failed(next, e.reason());
                runs.add(failed);
                watcher.onRun(failed);
                watcher.onRow(rows.row(next.model, runs));
            }
        }
        if (!runs.isEmpty() && !stopped && runs.stream().allMatch(run -> run.report() == null)) {
            throw new BadInputException(runs.getFirst().reason());
        }
        PaperReport report = rows.report(
                runs, planned.size(), stopped, collections.values().iterator().next());
        if (paper.portraitSnippets() > 0 && !stopped) {
            report = new PaperPortraits(workspace, folder, songs)
                    .drawn(report, runs, planned.stream().map(Planned::name).toList(), paper.portraitSnippets(), job);
        }
        WritePaperReport.write(report, folder.path());
        return report;
    }

    /**
     * The models that a request asks for, in the paper's order.
     *
     * @throws BadInputException when there is no such paper, model or parameter, or a value is out of its range
     */
    public static List<PaperModel> check(Request request) throws BadInputException {
        PaperExperiment paper = Papers.byId(request.paper());
        List<PaperModel> models = chosen(paper, request.models());
        checkSettings(paper, models, request.set());
        return models;
    }

    private static List<PaperModel> chosen(PaperExperiment paper, List<String> words) throws BadInputException {
        Set<PaperModel> chosen = new LinkedHashSet<>();
        for (String word : words) {
            List<PaperModel> named =
                    paper.models().stream().filter(m -> m.answersTo(word)).toList();
            if (named.isEmpty()) {
                List<String> known = new ArrayList<>();
                paper.models().forEach(m -> known.addAll(List.of(m.name(), m.architecture())));
                throw new BadInputException("'" + paper.id() + "' has no model '" + word + "'. Did you mean '"
                        + Params.nearest(word, known) + "'?");
            }
            chosen.addAll(named);
        }
        return words.isEmpty()
                ? paper.models()
                : paper.models().stream().filter(chosen::contains).toList();
    }

    private static void checkSettings(PaperExperiment paper, List<PaperModel> models, Map<String, String> set)
            throws BadInputException {
        Set<String> names = new LinkedHashSet<>();
        for (PaperModel model : paper.models()) {
            ModelZoo.byId(model.architecture()).params().forEach(param -> names.add(param.name()));
        }
        for (String name : set.keySet()) {
            if (!names.contains(name)) {
                throw new BadInputException("No model of '" + paper.id() + "' has a parameter '" + name
                        + "'. Did you mean '" + Params.nearest(name, names) + "'?");
            }
        }
        for (PaperModel model : models) {
            Params.parse(ModelZoo.byId(model.architecture()).params(), settings(model, set));
        }
    }

    /** The paper's settings of a model, and those of the user's that it has. */
    private static Map<String, String> settings(PaperModel model, Map<String, String> set) throws BadInputException {
        Map<String, String> all = new TreeMap<>(model.set());
        for (Param param : ModelZoo.byId(model.architecture()).params()) {
            String value = set.get(param.name());
            if (value != null) {
                all.put(param.name(), value);
            }
        }
        return all;
    }

    private static String kind(PaperModel model) throws BadInputException {
        return ModelZoo.byId(model.architecture()).inputKind();
    }

    /** Of the models that were asked for those that answer the task. */
    private static List<PaperModel> suited(
            Request request, PaperExperiment paper, PaperTask task, List<PaperModel> asked) throws BadInputException {
        List<PaperModel> suited = paper.models(task);
        List<PaperModel> left = asked.stream().filter(suited::contains).toList();
        if (left.isEmpty()) {
            throw new BadInputException("For " + task.name() + " '" + paper.id() + "' has "
                    + String.join(", ", suited.stream().map(PaperModel::name).toList()) + ", and none of "
                    + String.join(", ", request.models()) + ". Choose one of them, or give other songs.");
        }
        return left;
    }

    /**
     * The songs by the kind of input they are listed for.
     *
     * @param first what the first of the models was asked with
     */
    private Map<String, Collection> collections(Request request, List<PaperModel> models, Collection first, Job job)
            throws BadInputException, StoppedException {
        Map<String, Collection> collections = new TreeMap<>();
        for (PaperModel model : models) {
            String kind = kind(model);
            if (!collections.containsKey(kind)) {
                // Only the library lists other songs for other kinds.
                collections.put(
                        kind, request.source() != null ? first : LibrarySource.open(workspace, null, kind, job));
            }
        }
        return collections;
    }

    private static List<Planned> plan(
            Request request, PaperExperiment paper, List<PaperModel> models, Map<String, Collection> collections)
            throws BadInputException {
        int folds = request.folds() == TrainSeries.FOLDS_OF_FILE
                ? TrainSeries.foldsOf(collections.values().iterator().next())
                : request.folds();
        SplitPlan.By by = request.asPrinted()
                ? SplitPlan.By.BY_PIECE
                : request.folds() == TrainSeries.FOLDS_OF_FILE ? SplitPlan.By.FILE : SplitPlan.By.GROUP;
        List<Planned> planned = new ArrayList<>();
        for (long seed : request.seeds()) {
            for (int fold = 0; fold < Math.max(1, folds); fold++) {
                SplitPlan split = new SplitPlan(by, paper.testFraction(), VALID, folds, fold, seed);
                for (PaperModel model : models) {
                    Map<String, String> set = settings(model, request.set());
                    Collection songs = collections.get(kind(model));
                    String key = RunKey.brief(set, split, RunKey.of(request.source(), Objects.requireNonNull(songs)));
                    planned.add(new Planned(model, set, split, seed, PaperFolder.name(model, seed, fold, key)));
                }
            }
        }
        return planned;
    }

    private static TrainModel.Request training(Request request, Planned planned, PaperFolder folder) {
        Path bundle = folder.bundle(planned.name);
        return new TrainModel.Request(
                request.source(),
                planned.model.name(),
                planned.model.architecture(),
                planned.set,
                planned.split,
                planned.seed,
                bundle,
                Checkpoint.isIn(KeepRun.checkpoints(bundle)));
    }

    /** Trains and judges a model; null where the user stopped it or the time is up. */
    private @Nullable PaperRun run(
            Planned planned, TrainModel.Request training, TrainingData data, PaperFolder folder, Job job)
            throws BadInputException, StoppedException {
        PaperRun run;
        try {
            Split split = Splitter.split(data.dataset(), planned.split);
            TrainModel.Fitted fitted = new TrainModel(workspace).fit(training, data, split, RunWatcher.NONE, job);
            if (fitted.report().stopped()) {
                return null;
            }
            run = new PaperRun(
                    planned.model.name(),
                    planned.model.architecture(),
                    planned.set,
                    planned.seed,
                    planned.split.fold(),
                    fitted.report(),
                    "");
            if (!Files.exists(folder.bundle(planned.name))) {
                folder.keep(planned.name, fitted.contents());
            }
        } catch (DivergedException e) {
            run = failed(planned, String.valueOf(e.getMessage()));
        }
        folder.keep(planned.name, run);
        return run;
    }

    private static PaperRun failed(Planned planned, String reason) {
        return new PaperRun(
                planned.model.name(),
                planned.model.architecture(),
                planned.set,
                planned.seed,
                planned.split.fold(),
                null,
                reason);
    }
}
