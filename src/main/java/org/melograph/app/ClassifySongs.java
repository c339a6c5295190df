package org.melograph.app;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.melograph.base.BadInputException;
import org.melograph.base.Job;
import org.melograph.base.Refusal;
import org.melograph.base.StoppedException;
import org.melograph.base.Workers;
import org.melograph.dataset.FrontEnd;
import org.melograph.io.InputFile;
import org.melograph.io.source.SourceSpec;
import org.melograph.io.source.Sources;
import org.melograph.model.Task;
import org.melograph.music.Collection;
import org.melograph.music.Song;
import org.melograph.music.TableReading;
import org.melograph.project.ModelBundle;
import org.melograph.train.metric.LevelScores;
import org.melograph.train.metric.Score;
import org.melograph.train.metric.TagAnswers;
import org.melograph.train.metric.VotePolicy;
import org.melograph.zoo.ModelZoo;

/** Asks a model for its verdict on songs. */
public final class ClassifySongs {
    /** A song that gets no label because too few pieces agree, or the model is not sure enough. */
    public static final String UNDECIDED = "undecided";

    /** So many songs for each thread are heard before they are judged: a large folder never stands in memory whole. */
    private static final int PORTION = 3;

    /** The compressed sound of a portion, half an hour of it: more takes too much memory as features. */
    private static final long PORTION_BYTES = 40 << 20;

    private static final Set<String> PLAIN = Set.of("wav", "aif", "aiff", "au");

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
     * @param policy how a song gets its label from its pieces, or of an ensemble from its members
     * @param ownThreshold whether the confidence that the model's bundle asks for stands in place of the policy's
     * @param timelineSeconds 0 for no timeline; else the distance of its points
     * @param seed draws the snippets
     * @param asWritten whether a table is read as it is written, and not as the one the model was trained on
     * @param pieceSeconds the length of a piece; 0 as the model was trained, which is also the longest it can hear
     * @param hopSeconds from one piece's start to the next one's; 0 as the model was trained
     * @param pieces whether each piece's place and probabilities are told
     * @param remembered whether the library keeps the verdicts
     */
    public record Request(
            Path bundle,
            List<Path> paths,
            int snippets,
            VotePolicy policy,
            boolean ownThreshold,
            double timelineSeconds,
            long seed,
            boolean asWritten,
            double pieceSeconds,
            double hopSeconds,
            boolean pieces,
            boolean remembered) {
        public Request {
            paths = List.copyOf(paths);
        }

        /**
         * Asks about songs that are read as those the model was trained on.
         *
         * @param vote 0 for the largest mean probability; else so many pieces must agree, or the song is undecided
         */
        public Request(Path bundle, List<Path> paths, int snippets, int vote, double timelineSeconds, long seed) {
            this(bundle, paths, snippets, vote, timelineSeconds, seed, false);
        }

        /** The same, of tables that are perhaps to be read as written. */
        public Request(
                Path bundle,
                List<Path> paths,
                int snippets,
                int vote,
                double timelineSeconds,
                long seed,
                boolean asWritten) {
            this(
                    bundle,
                    paths,
                    snippets,
                    VotePolicy.agreeing(vote),
                    false,
                    timelineSeconds,
                    seed,
                    asWritten,
                    0,
                    0,
                    false,
                    snippets == 0);
        }

        /** The same with another vote. */
        public Request voting(VotePolicy other, boolean byModel) {
            return new Request(
                    bundle,
                    paths,
                    snippets,
                    other,
                    byModel,
                    timelineSeconds,
                    seed,
                    asWritten,
                    pieceSeconds,
                    hopSeconds,
                    pieces,
                    remembered);
        }

        /** The same with pieces of another length and distance in seconds, 0 as trained, each told of. */
        public Request cut(double seconds, double hop) {
            return new Request(
                    bundle,
                    paths,
                    snippets,
                    policy,
                    ownThreshold,
                    timelineSeconds,
                    seed,
                    asWritten,
                    seconds,
                    hop,
                    true,
                    remembered && seconds == 0 && hop == 0);
        }

        /** The same, of which the library learns nothing. */
        public Request aside() {
            return new Request(
                    bundle,
                    paths,
                    snippets,
                    policy,
                    ownThreshold,
                    timelineSeconds,
                    seed,
                    asWritten,
                    pieceSeconds,
                    hopSeconds,
                    pieces,
                    false);
        }
    }

    /**
     * The label from {@code start} seconds on.
     *
     * @param confidence the label's probability there, 0 to 1
     */
    public record Moment(double start, String label, double confidence) {}

    /**
     * What was said of a piece; or, of an ensemble, what a member said of the song.
     *
     * @param start in seconds; 0 where a song has no regular time, and for a member
     * @param seconds how long it lasts; 0 as above
     * @param label its likeliest class
     * @param weight how much it counts in a mean
     * @param probabilities as the model gives them, before any calibration, in the order of the verdict's classes
     */
    public record Piece(double start, double seconds, String label, double weight, List<Float> probabilities) {
        public Piece {
            probabilities = List.copyOf(probabilities);
        }
    }

    /**
     * What the model says of a song.
     *
     * @param confidence the song's probability of the label; 0 where it is undecided
     * @param probabilities of the song: the mean over its pieces, calibrated where the model is
     * @param portrait how many pieces were given each label; for an ensemble how many members gave it
     * @param pieces the label of each piece, in time order; for an ensemble that of each member, in their order
     * @param timeline the label along the song; empty where none was asked for
     * @param votes the pieces in the same order; empty where they were not asked for
     */
    public record Verdict(
            String path,
            String label,
            double confidence,
            Map<String, Double> probabilities,
            Map<String, Integer> portrait,
            List<String> pieces,
            List<Moment> timeline,
            List<Piece> votes) {
        /** Whether the song got no label; a class may bear that name. */
        public boolean undecided() {
            return label.equals(UNDECIDED) && !probabilities.containsKey(UNDECIDED);
        }
    }

    /**
     * All verdicts.
     *
     * @param architecture of the model, with the {@code songAccuracy} it was measured at; null where it was not
     * @param certainty how far its confidence can be trusted
     * @param stopped whether the user ended the work before every song was judged
     */
    public record Report(
            String architecture,
            @Nullable Score songAccuracy,
            List<Verdict> songs,
            List<Refusal> refused,
            Certainty certainty,
            boolean stopped) {
        public Report {
            songs = List.copyOf(songs);
            refused = List.copyOf(refused);
        }
    }

    /** Hears of each verdict and each refusal as soon as it is there, in the order of the songs. */
    public interface Listener {
        /** Nobody listens. */
        Listener NONE = new Listener() {};

        /** The songs were counted. */
        default void counted(int songs) {}

        /** A song was judged. */
        default void judged(Verdict verdict) {}

        /** A song was left out. */
        default void refused(Refusal refusal) {}
    }

    /** Judges every song, and every row of a table; bad files are named and left out. See the other method. */
    public Report run(Request request, Job job) throws BadInputException, StoppedException {
        return run(request, Listener.NONE, job);
    }

    /**
     * Judges every song, and every row of a table; bad files are named and left out. Once one song is judged, stopping ends
     * the work with what is there.
     *
     * @throws BadInputException when the bundle cannot be used, composes rather than judges, or a path does not exist
     */
    public Report run(Request request, Listener listener, Job job) throws BadInputException, StoppedException {
        try (OpenBundles.Lease lease = workspace.bundles().take(request.bundle())) {
            ModelBundle.Contents contents = lease.loaded().contents();
            if (ModelZoo.byId(contents.architecture()).task() == Task.CONTINUE) {
                throw new BadInputException(
                        "'" + request.bundle() + "' composes and gives no verdicts. Choose a classifier.");
            }
            for (ModelBundle.Solo model : contents.models()) {
                model.spec().frontEnd().checkContent(job.part(0, 0));
            }
            List<Refusal> refused = new ArrayList<>();
            List<Collection> collections = collections(request, lease.loaded(), refused, job);
            refused.forEach(listener::refused);
            List<Verdict> verdicts = new ArrayList<>();
            SongJudge judge = new SongJudge(workspace.datasets(), lease, request);
            boolean stopped = false;
            try {
                judge(judge, collections, verdicts, refused, listener, job);
            } catch (StoppedException e) {
                if (verdicts.isEmpty()) {
                    throw e;
                }
                stopped = true;
            }
            if (request.remembered()) {
                new Verdicts(workspace).remember(request.bundle(), verdicts);
            }
            LevelScores measured = contents.origin().song();
            Score accuracy = measured == null ? null : measured.accuracy();
            return new Report(contents.architecture(), accuracy, verdicts, refused, Certainty.of(contents), stopped);
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
            SongJudge judge,
            List<Collection> collections,
            List<Verdict> verdicts,
            List<Refusal> refused,
            Listener listener,
            Job job)
            throws BadInputException, StoppedException {
        int all = collections.stream().mapToInt(c -> c.songs().size()).sum();
        listener.counted(all);
        int done = 0;
        for (Collection collection : collections) {
            checkTable(collection, judge.frontEnds());
            List<Song> songs = collection.songs();
            int from = 0;
            while (from < songs.size()) {
                int most = collection.table() == null ? together(songs, from) : ROWS;
                List<Song> portion = songs.subList(from, Math.min(songs.size(), from + most));
                from += portion.size();
                List<SongJudge.Heard> heard = Workers.map(
                        "features",
                        workspace.threads(),
                        portion,
                        job,
                        song -> judge.hear(song, collection.table(), job));
                for (SongJudge.Heard song : heard) {
                    switch (song) {
                        case SongJudge.Whole whole -> {
                            Verdict verdict = judge.judge(whole, job);
                            verdicts.add(verdict);
                            listener.judged(verdict);
                        }
                        case SongJudge.Deaf deaf -> {
                            refused.add(deaf.refusal());
                            listener.refused(deaf.refusal());
                        }
                    }
                    done++;
                    job.report((double) done / all, "Judged song " + done + " of " + all);
                }
            }
        }
    }

    /** How many songs from one on are heard before they are judged: a few, fewer of long ones, at least one. */
    private int together(List<Song> songs, int from) {
        long bytes = 0;
        int count = 0;
        while (count < PORTION * workspace.threads() && from + count < songs.size()) {
            Path file = songs.get(from + count).path();
            // Files of plain samples are ten times as large as compressed ones.
            boolean plain = PLAIN.contains(InputFile.extension(file));
            bytes += file.toFile().length() / (plain ? 10 : 1);
            if (count > 0 && bytes > PORTION_BYTES) {
                break;
            }
            count++;
        }
        return count;
    }

    private static void checkTable(Collection collection, List<FrontEnd> frontEnds) throws BadInputException {
        for (FrontEnd frontEnd : frontEnds) {
            if (collection.table() != null && frontEnd.columns().isEmpty()) {
                throw new BadInputException("'" + collection.name() + "' is a table of numbers, and the model hears '"
                        + frontEnd.feature()
                        + "'. Choose a model that was trained on a table, or give it songs.");
            }
        }
    }
}
