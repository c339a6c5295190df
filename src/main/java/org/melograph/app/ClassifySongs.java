package org.melograph.app;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.melograph.base.Axis;
import org.melograph.base.BadInputException;
import org.melograph.base.Job;
import org.melograph.base.Refusal;
import org.melograph.base.Rng;
import org.melograph.base.StoppedException;
import org.melograph.base.Tensor;
import org.melograph.dataset.Dataset;
import org.melograph.dataset.Example;
import org.melograph.io.InputFile;
import org.melograph.io.source.SourceSpec;
import org.melograph.io.source.Sources;
import org.melograph.model.Task;
import org.melograph.music.Collection;
import org.melograph.music.Song;
import org.melograph.music.TableReading;
import org.melograph.project.ModelBundle;
import org.melograph.train.Predictions;
import org.melograph.train.metric.LevelScores;
import org.melograph.train.metric.Score;
import org.melograph.train.metric.TagAnswers;
import org.melograph.zoo.ModelZoo;

/** Asks a model for its verdict on songs. */
public final class ClassifySongs {
    /** A song that gets no label because too few pieces agree. */
    public static final String UNDECIDED = "undecided";

    /** Songs are judged in portions, so that a large folder never stands in memory whole. */
    private static final int PORTION = 32;

    /** As many rows of a table, which are small. */
    private static final int ROWS = 4096;

    /** The extensions of files that name songs and are none: manifests, tables, and the words of many songs. */
    private static final Set<String> LISTS = Set.of("csv", "tsv", "arff", "txt");

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
     * @param vote 0 for the largest mean probability; else so many pieces must agree, or the song is undecided; of an
     *     ensemble so many members
     * @param timelineSeconds 0 for no timeline; else the distance of its points
     * @param asWritten whether a table is read as it is written, and not as the one the model was trained on
     */
    public record Request(
            Path bundle,
            List<Path> paths,
            int snippets,
            int vote,
            double timelineSeconds,
            long seed,
            boolean asWritten) {
        /** Asks about songs that are read as those the model was trained on. */
        public Request(Path bundle, List<Path> paths, int snippets, int vote, double timelineSeconds, long seed) {
            this(bundle, paths, snippets, vote, timelineSeconds, seed, false);
        }
    }

    /** The label from {@code start} seconds on. */
    public record Moment(double start, String label) {}

    /**
     * What the model says of a song.
     *
     * @param portrait how many pieces were given each label; for an ensemble how many members gave it
     * @param pieces the label of each piece, in time order; for an ensemble that of each member, in their order
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
     * Judges every song, and every row of a table; bad files are named and left out.
     *
     * @throws BadInputException when the bundle cannot be used, composes rather than judges, or a path does not exist
     */
    public Report run(Request request, Job job) throws BadInputException, StoppedException {
        try (ModelBundle.LoadedModel loaded = ModelBundle.open(request.bundle())) {
            ModelBundle.Contents contents = loaded.contents();
            if (ModelZoo.byId(contents.architecture()).task() == Task.CONTINUE) {
                throw new BadInputException(
                        "'" + request.bundle() + "' composes and gives no verdicts. Choose a classifier.");
            }
            List<Refusal> refused = new ArrayList<>();
            List<Collection> collections = collections(request, loaded, refused, job);
            int all = collections.stream().mapToInt(c -> c.songs().size()).sum();
            int done = 0;
            List<Verdict> verdicts = new ArrayList<>();
            for (Collection collection : collections) {
                List<Song> songs = collection.songs();
                int most = collection.table() == null ? PORTION : ROWS;
                for (int from = 0; from < songs.size(); from += most) {
                    List<Song> portion = songs.subList(from, Math.min(songs.size(), from + most));
                    Job part = job.part((double) done / all, (double) (done + portion.size()) / all);
                    judge(loaded, request, collection.with(portion, List.of(), List.of()), part, verdicts, refused);
                    done += portion.size();
                }
            }
            new Verdicts(workspace).remember(request.bundle(), verdicts);
            LevelScores measured = contents.origin().song();
            Score accuracy = measured == null ? null : measured.accuracy();
            return new Report(contents.architecture(), accuracy, verdicts, refused);
        }
    }

    /** From which probability on a model of tags says a tag, as it was chosen on its validation part. */
    public static double tagThreshold(ModelBundle.Contents contents) {
        return contents.origin().figures().getOrDefault(BundleContents.TAG_THRESHOLD, TagAnswers.EVEN);
    }

    /** The songs in files of their own, each once, and each table. */
    private static List<Collection> collections(
            Request request, ModelBundle.LoadedModel model, List<Refusal> refused, Job job)
            throws BadInputException, StoppedException {
        TableReading before = LibrarySource.before(model, request.asWritten());
        Set<Song> songs = new LinkedHashSet<>();
        List<Collection> collections = new ArrayList<>();
        for (Path path : request.paths()) {
            if (Files.isDirectory(path) || LISTS.contains(InputFile.extension(path))) {
                Collection found = Sources.open(SourceSpec.of(path), before, job);
                refused.addAll(found.refused());
                if (found.table() != null) {
                    collections.add(found);
                } else {
                    found.songs().forEach(s -> songs.add(named(s)));
                }
            } else {
                songs.add(Sources.song(path));
            }
        }
        if (!songs.isEmpty()) {
            collections.addFirst(new Collection("the songs", List.copyOf(songs), List.of(), null));
        }
        return collections;
    }

    /** A song called by its path; one of several in a file of words keeps its own name. */
    private static Song named(Song song) {
        return song.wordsOnly() ? song : Song.of(song.path()).withLyrics(song.lyrics());
    }

    private void judge(
            ModelBundle.LoadedModel loaded,
            Request request,
            Collection songs,
            Job job,
            List<Verdict> verdicts,
            List<Refusal> refused)
            throws BadInputException, StoppedException {
        List<String> labels = loaded.contents().labels();
        SharedSongs heard = SharedSongs.read(
                loaded.contents().models().stream()
                        .map(m -> m.spec().frontEnd())
                        .toList(),
                (frontEnd, part) -> workspace.datasets().unlabelled(songs, frontEnd, part),
                job.part(0, 0.7));
        refused.addAll(heard.refused());
        List<Map<String, List<Example>>> pieces =
                heard.datasets().stream().map(ClassifySongs::bySong).toList();
        Job judging = job.part(0.7, 1);
        int done = 0;
        for (String song : pieces.getFirst().keySet()) {
            List<Tensor> said = new ArrayList<>();
            List<Timeline.Heard> heardBy = new ArrayList<>();
            for (ModelBundle.Voice voice : loaded.voices()) {
                List<Example> all =
                        Objects.requireNonNull(pieces.get(said.size()).get(song));
                List<Example> asked = request.snippets() == 0 ? all : snippets(all, request, song);
                said.add(Predictions.probabilities(voice.model(), asked, job.part(0, 0)));
                heardBy.add(new Timeline.Heard(voice.model(), all.getFirst(), voice.weight()));
            }
            List<Moment> timeline = request.timelineSeconds() > 0
                    ? Timeline.of(heardBy, request.timelineSeconds(), job.part(0, 0))
                    : List.of();
            Tensor votes = said.size() == 1 ? said.getFirst() : means(said);
            List<Double> weights = said.size() == 1
                    ? Collections.nCopies(votes.size(0), 1.0)
                    : loaded.voices().stream().map(ModelBundle.Voice::weight).toList();
            verdicts.add(verdict(song, votes, weights, labels, request.vote(), timeline));
            judging.report(
                    (double) ++done / pieces.getFirst().size(),
                    "Judging song " + done + " of " + pieces.getFirst().size());
        }
    }

    private static Map<String, List<Example>> bySong(Dataset dataset) {
        Map<String, List<Example>> pieces = new LinkedHashMap<>();
        dataset.examples()
                .forEach(e -> pieces.computeIfAbsent(e.songId(), id -> new ArrayList<>())
                        .add(e));
        return pieces;
    }

    /** The mean over the pieces of each member, axes {@code [member, class]}: what votes in an ensemble. */
    private static Tensor means(List<Tensor> said) {
        int classes = said.getFirst().size(1);
        float[] means = new float[said.size() * classes];
        for (int m = 0; m < said.size(); m++) {
            Tensor own = said.get(m);
            for (int c = 0; c < classes; c++) {
                double sum = 0;
                for (int i = 0; i < own.size(0); i++) {
                    sum += own.at(i, c);
                }
                means[m * classes + c] = (float) (sum / own.size(0));
            }
        }
        return Tensor.wrap(means, new Axis("member", said.size()), new Axis("class", classes));
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

    /** The piece that begins at another step of the same song. */
    static Example at(Example piece, int start) {
        return new Example(piece.songId(), piece.group(), piece.target(), piece.feature(), start, piece.length());
    }

    private static Verdict verdict(
            String path,
            Tensor probabilities,
            List<Double> weights,
            List<String> labels,
            int vote,
            List<Moment> timeline) {
        int pieces = probabilities.size(0);
        double total = weights.stream().mapToDouble(Double::doubleValue).sum();
        double[] mean = new double[labels.size()];
        int[] votes = new int[labels.size()];
        List<String> heard = new ArrayList<>();
        for (int i = 0; i < pieces; i++) {
            for (int c = 0; c < mean.length; c++) {
                mean[c] += weights.get(i) * probabilities.at(i, c) / total;
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

    /** The index of the largest value. */
    static int largest(Tensor row) {
        int best = 0;
        for (int c = 1; c < row.length(); c++) {
            best = row.at(c) > row.at(best) ? c : best;
        }
        return best;
    }
}
