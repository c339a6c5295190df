package org.melograph.app;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.melograph.base.Axis;
import org.melograph.base.BadInputException;
import org.melograph.base.Job;
import org.melograph.base.Refusal;
import org.melograph.base.StoppedException;
import org.melograph.base.Tensor;
import org.melograph.dataset.Cut;
import org.melograph.dataset.DatasetBuilder;
import org.melograph.dataset.Example;
import org.melograph.dataset.FrontEnd;
import org.melograph.feature.TimeGrid;
import org.melograph.model.ModelSpec;
import org.melograph.music.Song;
import org.melograph.music.Table;
import org.melograph.project.ModelBundle;
import org.melograph.train.metric.Temperature;
import org.melograph.train.metric.VotePolicy;

/** Hears songs through the front ends of a bundle's models, and asks those models of them. */
final class SongJudge {
    private final DatasetBuilder datasets;
    private final OpenBundles.Lease lease;
    private final ClassifySongs.Request request;
    private final HeardSong.Cutting cutting;
    private final VotePolicy policy;
    private final Certainty certainty;
    private final Map<FrontEnd, Cut> cuts = new HashMap<>();

    /**
     * Asks the models of a bundle in use.
     *
     * @throws BadInputException when they cannot hear pieces as they are to be cut
     */
    SongJudge(DatasetBuilder datasets, OpenBundles.Lease lease, ClassifySongs.Request request)
            throws BadInputException {
        this.datasets = datasets;
        this.lease = lease;
        this.request = request;
        certainty = Certainty.of(lease.loaded().contents());
        Double own = certainty.undecidedBelow();
        policy = request.ownThreshold() ? request.policy().withConfidence(own == null ? 0 : own) : request.policy();
        cutting =
                new HeardSong.Cutting(request.pieceSeconds(), request.hopSeconds(), request.snippets(), request.seed());
        for (FrontEnd frontEnd : frontEnds()) {
            cuts.put(frontEnd, HeardSong.cut(frontEnd, cutting));
        }
    }

    /** A song that was heard, or not. */
    sealed interface Heard {}

    /**
     * A song as each model hears it.
     *
     * @param by one for each of the bundle's models, in their order
     */
    record Whole(Song song, List<HeardSong> by) implements Heard {}

    /** A song that cannot be heard. */
    record Deaf(Refusal refusal) implements Heard {}

    /** The front ends of the models, in their order. */
    List<FrontEnd> frontEnds() {
        return lease.loaded().contents().models().stream()
                .map(m -> m.spec().frontEnd())
                .toList();
    }

    /** Hears a song through each front end, through equal ones once; safe for use from several threads. */
    Heard hear(Song song, @Nullable Table table, Job job) throws StoppedException {
        Map<FrontEnd, Example> wholes = new LinkedHashMap<>();
        List<HeardSong> by = new ArrayList<>();
        try {
            List<ModelBundle.Solo> models = lease.loaded().contents().models();
            for (ModelBundle.Voice voice : lease.loaded().voices()) {
                ModelSpec spec = voice.model().spec();
                Example whole = wholes.get(spec.frontEnd());
                if (whole == null) {
                    whole = datasets.whole(song, table, spec.frontEnd(), job);
                    wholes.put(spec.frontEnd(), whole);
                }
                check(song, whole, spec);
                // A model alone is calibrated by the bundle; in an ensemble each member by its own figures before.
                Temperature own = Certainty.of(models.get(by.size())).temperature();
                by.add(new HeardSong(
                        voice.model(),
                        HeardSong.cut(whole, Objects.requireNonNull(cuts.get(spec.frontEnd())), cutting),
                        voice.weight(),
                        own));
            }
            return new Whole(song, by);
        } catch (BadInputException e) {
            return new Deaf(new Refusal(song.id(), e.reason()));
        }
    }

    private static void check(Song song, Example whole, ModelSpec spec) throws BadInputException {
        int channels = whole.feature().rank() == 1 ? 1 : whole.feature().size(0);
        if (channels != spec.input().channels()) {
            throw new BadInputException("'" + song.title() + "' has " + channels + " channels of '"
                    + spec.frontEnd().feature() + "' where the model takes "
                    + spec.input().channels() + ". Choose another model.");
        }
    }

    /** Asks the models. */
    ClassifySongs.Verdict judge(Whole song, Job job) throws BadInputException, StoppedException {
        boolean alone = song.by().size() == 1;
        List<Tensor> said = new ArrayList<>();
        for (HeardSong heard : song.by()) {
            said.add(lease.asking(() -> heard.said(job)));
        }
        List<ClassifySongs.Moment> timeline = request.timelineSeconds() > 0
                ? lease.asking(() -> Timeline.of(song.by(), request.timelineSeconds(), job))
                : List.of();
        Tensor votes = alone ? said.getFirst() : means(song.by(), said);
        List<Double> weights = alone
                ? Collections.nCopies(votes.size(0), 1.0)
                : song.by().stream().map(HeardSong::weight).toList();
        List<String> labels = lease.loaded().contents().labels();
        VotePolicy.Result result = policy.of(votes, weights, certainty.temperature());
        Map<String, Double> probabilities = new LinkedHashMap<>();
        Map<String, Integer> portrait = new LinkedHashMap<>();
        for (int c = 0; c < labels.size(); c++) {
            probabilities.put(labels.get(c), result.probabilities().get(c));
            portrait.put(labels.get(c), result.votes().get(c));
        }
        List<String> pieces = new ArrayList<>();
        for (int i = 0; i < votes.size(0); i++) {
            pieces.add(labels.get(largest(votes, i)));
        }
        return new ClassifySongs.Verdict(
                song.song().id(),
                result.decided() ? labels.get(result.winner()) : ClassifySongs.UNDECIDED,
                result.decided() ? result.confidence() : 0,
                probabilities,
                portrait,
                pieces,
                timeline,
                request.pieces() ? pieces(song, votes, weights, pieces) : List.of());
    }

    /** The calibrated mean over the pieces of each member, axes {@code [member, class]}: what votes in an ensemble. */
    private static Tensor means(List<HeardSong> by, List<Tensor> said) {
        int classes = said.getFirst().size(1);
        float[] means = new float[said.size() * classes];
        for (int m = 0; m < said.size(); m++) {
            Tensor own = said.get(m);
            double[] mean = new double[classes];
            for (int c = 0; c < classes; c++) {
                for (int i = 0; i < own.size(0); i++) {
                    mean[c] += own.at(i, c) / own.size(0);
                }
            }
            double[] told = by.get(m).temperature().ofSong(mean);
            for (int c = 0; c < classes; c++) {
                means[m * classes + c] = (float) told[c];
            }
        }
        return Tensor.wrap(means, new Axis("member", said.size()), new Axis("class", classes));
    }

    private static List<ClassifySongs.Piece> pieces(Whole song, Tensor votes, List<Double> weights, List<String> labels)
            throws BadInputException {
        boolean alone = song.by().size() == 1;
        HeardSong first = song.by().getFirst();
        TimeGrid grid = first.grid();
        List<ClassifySongs.Piece> pieces = new ArrayList<>();
        for (int i = 0; i < votes.size(0); i++) {
            boolean timed = alone && grid.isRegular();
            Example piece = alone ? first.pieces().get(i) : first.pieces().getFirst();
            List<Float> probabilities = new ArrayList<>();
            for (int c = 0; c < votes.size(1); c++) {
                probabilities.add(votes.at(i, c));
            }
            pieces.add(new ClassifySongs.Piece(
                    timed ? grid.secondsAt(piece.start()) : 0,
                    timed ? piece.length() * grid.stepSeconds() : 0,
                    labels.get(i),
                    weights.get(i),
                    probabilities));
        }
        return pieces;
    }

    /** The class a piece gives the largest probability. */
    private static int largest(Tensor said, int piece) {
        int best = 0;
        for (int c = 1; c < said.size(1); c++) {
            best = said.at(piece, c) > said.at(piece, best) ? c : best;
        }
        return best;
    }
}
