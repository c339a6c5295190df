package org.melograph.app;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.melograph.base.BadInputException;
import org.melograph.base.Job;
import org.melograph.base.Refusal;
import org.melograph.base.Rng;
import org.melograph.base.StoppedException;
import org.melograph.base.Tensor;
import org.melograph.dataset.Cut;
import org.melograph.dataset.Dataset;
import org.melograph.dataset.Example;
import org.melograph.dataset.FrontEnd;
import org.melograph.feature.Features;
import org.melograph.feature.TimeGrid;
import org.melograph.io.InputFile;
import org.melograph.io.source.SourceSpec;
import org.melograph.io.source.Sources;
import org.melograph.model.Model;
import org.melograph.model.Task;
import org.melograph.music.Collection;
import org.melograph.music.Song;
import org.melograph.project.ModelBundle;
import org.melograph.train.Predictions;
import org.melograph.train.metric.LevelScores;
import org.melograph.train.metric.Score;
import org.melograph.zoo.ModelZoo;

/** Asks a model for its verdict on songs. */
public final class ClassifySongs {
    /** A song that gets no label because too few pieces agree. */
    public static final String UNDECIDED = "undecided";

    /** Songs are judged in portions, so that a large folder never stands in memory whole. */
    private static final int PORTION = 32;

    private final Workspace workspace;

    public ClassifySongs(Workspace workspace) {
        this.workspace = workspace;
    }

    /**
     * What to ask.
     *
     * @param bundle the model
     * @param paths files and folders
     * @param snippets 0 for all pieces in order; else so many random pieces, the song's portrait
     * @param vote 0 for the largest mean probability; else so many pieces must agree, or the song is undecided
     * @param timelineSeconds 0 for no timeline; else the distance of its points
     */
    public record Request(Path bundle, List<Path> paths, int snippets, int vote, double timelineSeconds, long seed) {}

    /** The label from {@code start} seconds on. */
    public record Moment(double start, String label) {}

    /**
     * What the model says of a song.
     *
     * @param portrait how many pieces were given each label
     * @param pieces the label of each piece, in time order
     */
    public record Verdict(
            String path,
            String label,
            double confidence,
            Map<String, Double> probabilities,
            Map<String, Integer> portrait,
            List<String> pieces,
            List<Moment> timeline) {}

    /**
     * All verdicts.
     *
     * @param architecture of the model, with the {@code songAccuracy} it was measured at; null where it was not
     */
    public record Report(
            String architecture, @Nullable Score songAccuracy, List<Verdict> songs, List<Refusal> refused) {}

    /**
     * Judges every song; bad files are named and left out.
     *
     * @throws BadInputException when the bundle cannot be used, composes rather than judges, or a path does not exist
     */
    public Report run(Request request, Job job) throws BadInputException, StoppedException {
        try (ModelBundle.LoadedModel loaded = ModelBundle.open(request.bundle())) {
            Model model = loaded.model();
            if (ModelZoo.byId(model.spec().architecture()).task() == Task.CONTINUE) {
                throw new BadInputException(
                        "'" + request.bundle() + "' composes and gives no verdicts. Choose a classifier.");
            }
            List<Refusal> refused = new ArrayList<>();
            List<Song> songs = songs(request.paths(), refused, job);
            List<Verdict> verdicts = new ArrayList<>();
            for (int from = 0; from < songs.size(); from += PORTION) {
                List<Song> portion = songs.subList(from, Math.min(songs.size(), from + PORTION));
                Job part = job.part((double) from / songs.size(), (double) (from + portion.size()) / songs.size());
                judge(model, request, portion, part, verdicts, refused);
            }
            new Verdicts(workspace).remember(request.bundle(), verdicts);
            LevelScores measured = loaded.contents().song();
            Score accuracy = measured == null ? null : measured.accuracy();
            return new Report(model.spec().architecture(), accuracy, verdicts, refused);
        }
    }

    private static List<Song> songs(List<Path> paths, List<Refusal> refused, Job job)
            throws BadInputException, StoppedException {
        Set<Song> songs = new LinkedHashSet<>();
        for (Path path : paths) {
            if (Files.isDirectory(path) || InputFile.extension(path).equals("csv")) {
                Collection found = Sources.open(SourceSpec.of(path), job);
                found.songs().forEach(s -> songs.add(Song.of(s.path())));
                refused.addAll(found.refused());
            } else {
                songs.add(Song.of(path));
            }
        }
        return List.copyOf(songs);
    }

    private void judge(
            Model model, Request request, List<Song> songs, Job job, List<Verdict> verdicts, List<Refusal> refused)
            throws BadInputException, StoppedException {
        FrontEnd frontEnd = model.spec().frontEnd();
        Dataset dataset = workspace
                .datasets()
                .unlabelled(new Collection("the songs", songs, List.of(), null), frontEnd, job.part(0, 0.7));
        refused.addAll(dataset.refused());
        TimeGrid grid = Features.byId(frontEnd.feature()).timeGrid(frontEnd.settings());
        Map<String, List<Example>> pieces = new LinkedHashMap<>();
        dataset.examples()
                .forEach(e -> pieces.computeIfAbsent(e.songId(), id -> new ArrayList<>())
                        .add(e));
        int done = 0;
        for (Map.Entry<String, List<Example>> song : pieces.entrySet()) {
            List<Example> all = song.getValue();
            List<Example> asked = request.snippets() == 0 ? all : snippets(all, request, song.getKey());
            Tensor probabilities = Predictions.probabilities(model, asked, job);
            List<Moment> timeline = request.timelineSeconds() > 0 && grid.isRegular()
                    ? timeline(model, all.getFirst(), grid, request.timelineSeconds(), job)
                    : List.of();
            verdicts.add(verdict(song.getKey(), probabilities, model.spec().labels(), request.vote(), timeline));
            job.report(0.7 + 0.3 * ++done / pieces.size(), "Judging song " + done + " of " + pieces.size());
        }
    }

    /** Pieces at random places, each as likely as any other; where the song is no longer than a piece, that piece. */
    private static List<Example> snippets(List<Example> all, Request request, String songId) {
        Example first = all.getFirst();
        int places = first.feature().size(-1) - first.length() + 1;
        RandomGenerator random =
                Rng.of(request.seed(), "snippets of " + Path.of(songId).getFileName());
        return IntStream.range(0, request.snippets())
                .map(_ -> random.nextInt(places))
                .sorted()
                .mapToObj(start -> at(first, start))
                .toList();
    }

    private static List<Moment> timeline(Model model, Example first, TimeGrid grid, double every, Job job)
            throws StoppedException {
        int steps = first.feature().size(-1);
        Cut cut = new Cut(first.length(), grid.steps(every));
        List<Example> moments = new ArrayList<>();
        for (int start = 0; start < steps; start += cut.hop()) {
            moments.add(at(first, Math.min(start, steps - cut.length())));
        }
        Tensor probabilities = Predictions.probabilities(model, moments, job);
        List<Moment> timeline = new ArrayList<>();
        for (int i = 0; i < moments.size(); i++) {
            int label = largest(probabilities.slice(i));
            timeline.add(new Moment(
                    grid.secondsAt((double) i * cut.hop()),
                    model.spec().labels().get(label)));
        }
        return timeline;
    }

    private static Example at(Example piece, int start) {
        return new Example(piece.songId(), piece.group(), piece.target(), piece.feature(), start, piece.length());
    }

    private static Verdict verdict(
            String path, Tensor probabilities, List<String> labels, int vote, List<Moment> timeline) {
        int pieces = probabilities.size(0);
        double[] mean = new double[labels.size()];
        int[] votes = new int[labels.size()];
        List<String> heard = new ArrayList<>();
        for (int i = 0; i < pieces; i++) {
            for (int c = 0; c < mean.length; c++) {
                mean[c] += probabilities.at(i, c) / pieces;
            }
            int largest = largest(probabilities.slice(i));
            votes[largest]++;
            heard.add(labels.get(largest));
        }
        Map<String, Double> byLabel = new LinkedHashMap<>();
        Map<String, Integer> portrait = new LinkedHashMap<>();
        int likeliest = 0;
        int mostVoted = 0;
        for (int c = 0; c < mean.length; c++) {
            byLabel.put(labels.get(c), mean[c]);
            portrait.put(labels.get(c), votes[c]);
            likeliest = mean[c] > mean[likeliest] ? c : likeliest;
            mostVoted = votes[c] > votes[mostVoted] ? c : mostVoted;
        }
        if (vote > 0) {
            boolean decided = votes[mostVoted] >= vote;
            return new Verdict(
                    path,
                    decided ? labels.get(mostVoted) : UNDECIDED,
                    decided ? mean[mostVoted] : 0,
                    byLabel,
                    portrait,
                    heard,
                    timeline);
        }
        return new Verdict(path, labels.get(likeliest), mean[likeliest], byLabel, portrait, heard, timeline);
    }

    private static int largest(Tensor row) {
        int best = 0;
        for (int c = 1; c < row.length(); c++) {
            best = row.at(c) > row.at(best) ? c : best;
        }
        return best;
    }
}
