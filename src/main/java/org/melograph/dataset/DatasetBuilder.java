package org.melograph.dataset;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.melograph.base.Axis;
import org.melograph.base.BadInputException;
import org.melograph.base.Job;
import org.melograph.base.Refusal;
import org.melograph.base.StoppedException;
import org.melograph.base.Tensor;
import org.melograph.base.Workers;
import org.melograph.music.Collection;
import org.melograph.music.Song;
import org.melograph.music.Table;

/**
 * Turns a collection into a dataset: computes every song's feature on all cores and cuts it in pieces. A song that
 * cannot be used is named with the reason, and the others go on.
 */
public final class DatasetBuilder {
    /** The part of the heap that features may take: the rest is for batches, and for collecting garbage. */
    private static final double LARGEST_PART = 0.8;

    private final SongFeatures features;
    private final int threads;

    /** A builder that takes features from {@code features} on so many threads. */
    public DatasetBuilder(SongFeatures features, int threads) {
        this.features = features;
        this.threads = threads;
    }

    /**
     * Examples to learn or judge classes from; songs without a label are refused.
     *
     * @param labels the classes of a trained model, in its order: songs of other classes are refused; null takes the
     *     collection's own labels, sorted
     * @throws BadInputException when no song can be used or fewer than two classes are left
     */
    public Dataset classification(Collection collection, FrontEnd frontEnd, @Nullable List<String> labels, Job job)
            throws BadInputException, StoppedException {
        List<String> known = labels == null ? collection.labels() : labels;
        Map<String, Integer> index = new HashMap<>();
        for (String label : known) {
            index.put(label, index.size());
        }
        Answers answers = song -> {
            if (song.label() == null || song.label().isBlank()) {
                throw new BadInputException("'" + song.title() + "' has no label. Give it one or leave it out.");
            }
            Integer label = index.get(song.label());
            if (label == null) {
                throw new BadInputException("'" + song.title() + "' is labelled '" + song.label()
                        + "', which is no class of the model. Its classes are: " + String.join(", ", known) + ".");
            }
            return new Target.ClassTarget(label);
        };
        Dataset all = build(collection, frontEnd, known, answers, job);
        return labels == null ? withoutEmptyClasses(all, collection.name()) : all;
    }

    /**
     * Examples to learn or judge tags from; songs of which no tag is known are refused.
     *
     * @param labels the tags of a trained model, in its order; null takes the tags that some usable song has, sorted
     * @throws BadInputException when no song can be used
     */
    public Dataset tagging(Collection collection, FrontEnd frontEnd, @Nullable List<String> labels, Job job)
            throws BadInputException, StoppedException {
        List<String> known = labels == null ? collection.tags() : labels;
        if (known.isEmpty()) {
            throw new BadInputException("'" + collection.name()
                    + "' has no tags. Give columns named 'tag:NAME' that hold 1" + " or 0, or a column 'tags'.");
        }
        Answers answers = song -> {
            float[] values = new float[known.size()];
            boolean anything = false;
            for (int i = 0; i < values.length; i++) {
                Boolean has = song.tags().get(known.get(i));
                values[i] = has == null ? -1 : has ? 1 : 0;
                anything |= has != null;
            }
            if (!anything) {
                throw new BadInputException("Nothing is known of the tags of '" + song.title()
                        + "'. Give it some, 1 or 0, or leave it out.");
            }
            return new Target.Tags(Tensor.wrap(values, new Axis("tag", values.length)));
        };
        return build(collection, frontEnd, known, answers, job);
    }

    /**
     * Examples of sequences to be continued.
     *
     * @param events the names of the events, in the order of their numbers
     * @throws BadInputException when no song can be used
     */
    public Dataset continuation(Collection collection, FrontEnd frontEnd, List<String> events, Job job)
            throws BadInputException, StoppedException {
        return build(collection, frontEnd, events, song -> new Target.NextEvent(), job);
    }

    /**
     * Examples without answers, to be judged or mapped.
     *
     * @throws BadInputException when no song can be used
     */
    public Dataset unlabelled(Collection collection, FrontEnd frontEnd, Job job)
            throws BadInputException, StoppedException {
        return build(collection, frontEnd, List.of(), song -> new Target.Unknown(), job);
    }

    @FunctionalInterface
    private interface Answers {
        Target of(Song song) throws BadInputException;
    }

    /** A song that was read, or the reason why not. */
    private record Read(Song song, Target target, @Nullable Tensor feature, String reason) {}

    private Dataset build(Collection collection, FrontEnd frontEnd, List<String> labels, Answers answers, Job job)
            throws BadInputException, StoppedException {
        if (collection.table() != null && frontEnd.columns().isEmpty()) {
            throw new BadInputException("'" + collection.name() + "' is a table of numbers, and the model hears '"
                    + frontEnd.feature() + "'. Choose a model that was trained on a table, or give it songs.");
        }
        List<Song> songs = collection.songs();
        AtomicInteger done = new AtomicInteger();
        AtomicLong values = new AtomicLong();
        // A bar moves a hundred times at most; a table has tens of thousands of rows.
        int stride = Math.max(1, songs.size() / 100);
        List<Read> reads = Workers.map("features", threads, songs, job, song -> {
            Read read = read(song, collection, frontEnd, answers, job);
            if (read.feature != null) {
                checkMemory(collection, frontEnd, values.addAndGet(read.feature.length()));
            }
            int count = done.incrementAndGet();
            if (count % stride == 0 || count == songs.size()) {
                job.report((double) count / songs.size(), "Reading song " + count + " of " + songs.size());
            }
            return read;
        });
        return assemble(collection, frontEnd, labels, reads);
    }

    /** Refuses songs that do not fit in memory before memory is out, which nothing could be done about any more. */
    private static void checkMemory(Collection collection, FrontEnd frontEnd, long values) throws BadInputException {
        long most = (long) (LARGEST_PART * Runtime.getRuntime().maxMemory());
        if (values * Float.BYTES > most) {
            throw new BadInputException("'" + collection.name() + "' needs more than " + (most >> 20) + " MB for '"
                    + frontEnd.feature() + "' of all its songs. Take fewer songs, or give the program more memory with"
                    + " MELOGRAPH_OPTS=-Xmx4g.");
        }
    }

    private Read read(Song song, Collection collection, FrontEnd frontEnd, Answers answers, Job job)
            throws StoppedException {
        try {
            Target target = answers.of(song);
            return new Read(song, target, feature(song, collection.table(), frontEnd, job), "");
        } catch (BadInputException e) {
            return new Read(song, new Target.Unknown(), null, e.reason());
        }
    }

    private Tensor feature(Song song, @Nullable Table table, FrontEnd frontEnd, Job job)
            throws BadInputException, StoppedException {
        Tensor feature = features.of(song, table, frontEnd, job);
        if (feature.rank() > 2) {
            throw new IllegalStateException(
                    "Feature '" + frontEnd.feature() + "' has " + feature.rank() + " axes; a model takes two.");
        }
        if (feature.size(-1) == 0) {
            throw new BadInputException(
                    "'" + song.title() + "' is too short for one step of '" + frontEnd.feature() + "'.");
        }
        if (frontEnd.columns().isEmpty() && !feature.isFinite()) {
            throw new BadInputException("'" + song.title() + "' gives values of '" + frontEnd.feature()
                    + "' that are no numbers. The file may be damaged: replace it or leave it out.");
        }
        return feature;
    }

    /**
     * One song without an answer, uncut: a single example over its whole feature.
     *
     * @param table the table whose row it is; null for a file
     * @throws BadInputException when the song cannot be used
     */
    public Example whole(Song song, @Nullable Table table, FrontEnd frontEnd, Job job)
            throws BadInputException, StoppedException {
        Tensor feature = feature(song, table, frontEnd, job);
        return new Example(song.id(), song.group(), new Target.Unknown(), feature, 0, feature.size(-1));
    }

    private static Dataset assemble(Collection collection, FrontEnd frontEnd, List<String> labels, List<Read> reads)
            throws BadInputException {
        List<Song> used = new ArrayList<>();
        List<Example> examples = new ArrayList<>();
        List<Refusal> refused = new ArrayList<>(collection.refused());
        int channels = 0;
        int longest = 0;
        for (Read read : reads) {
            Tensor feature = read.feature;
            if (feature == null) {
                refused.add(new Refusal(read.song.id(), read.reason));
                continue;
            }
            int own = channels(feature);
            channels = channels == 0 ? own : channels;
            if (own != channels) {
                refused.add(new Refusal(
                        read.song.id(),
                        "'" + read.song.title() + "' has " + own + " channels of '" + frontEnd.feature()
                                + "' where the songs before it have " + channels + "."));
                continue;
            }
            used.add(read.song);
            longest = Math.max(longest, feature.size(-1));
            examples.addAll(Pieces.of(read.song, read.target, feature, frontEnd.cut()));
        }
        if (used.isEmpty()) {
            String first = refused.isEmpty()
                    ? ""
                    : " The first was left out because: " + refused.getFirst().reason();
            throw new BadInputException("'" + collection.name() + "' has no song that can be used." + first);
        }
        int steps = frontEnd.cut().length() == 0 ? longest : frontEnd.cut().length();
        return new Dataset(used, examples, labels, frontEnd, channels, steps, refused);
    }

    private static int channels(Tensor feature) {
        return feature.rank() == 1 ? 1 : feature.size(0);
    }

    /** Leaves out classes whose every song was refused, so that no model gets an output it can never learn. */
    private static Dataset withoutEmptyClasses(Dataset all, String name) throws BadInputException {
        List<String> left = all.labels().stream()
                .filter(l -> all.songs().stream().anyMatch(s -> l.equals(s.label())))
                .toList();
        if (left.size() < 2) {
            throw new BadInputException("'" + name + "' has songs of "
                    + (left.isEmpty() ? "no class" : "one class only ('" + left.getFirst() + "')")
                    + ". Give at least two classes, each a sub-folder or a label of its own.");
        }
        if (left.size() == all.labels().size()) {
            return all;
        }
        List<Example> examples = new ArrayList<>(all.examples().size());
        for (Example e : all.examples()) {
            if (e.target() instanceof Target.ClassTarget(int label)) {
                Target moved = new Target.ClassTarget(left.indexOf(all.labels().get(label)));
                examples.add(new Example(e.songId(), e.group(), moved, e.feature(), e.start(), e.length()));
            }
        }
        return new Dataset(all.songs(), examples, left, all.frontEnd(), all.channels(), all.steps(), all.refused());
    }
}
