package org.melograph.explain;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.melograph.base.BadInputException;
import org.melograph.base.Job;
import org.melograph.base.StoppedException;
import org.melograph.base.Tensor;
import org.melograph.base.Workers;
import org.melograph.dataset.Example;
import org.melograph.dataset.Pieces;
import org.melograph.dataset.Target;
import org.melograph.feature.Features;
import org.melograph.music.Item;
import org.melograph.music.Song;
import org.melograph.train.Predictions;
import org.melograph.train.metric.Temperature;

/**
 * All models of a bundle, asked about one song in versions that stand in no file. The verdict is that of {@code classify}:
 * for each model the mean over the song's pieces, of several models the weighted mean, at the bundle's temperature.
 */
public final class Jury {
    private static final int PREPARED_AHEAD = 4;

    private final List<Ear> ears;
    private final Temperature temperature;
    private final int threads;

    /** Makes another version of a song; safe for several threads. */
    @FunctionalInterface
    public interface Version {
        /**
         * The song otherwise.
         *
         * @param item what an ear hears, which stays as it is
         */
        Item of(Item item) throws BadInputException, StoppedException;
    }

    /**
     * A jury.
     *
     * @param ears at least one
     * @param temperature makes the probabilities of all together those that are told
     * @param threads on which features are computed
     */
    public Jury(List<Ear> ears, Temperature temperature, int threads) {
        this.ears = List.copyOf(ears);
        this.temperature = temperature;
        this.threads = threads;
    }

    /** Through what it hears. */
    public List<Ear> ears() {
        return ears;
    }

    /** How its answers become odds. */
    LogOdds odds() {
        return LogOdds.suiting(
                ears.stream().flatMap(ear -> ear.voices().stream()).toList());
    }

    /** What it says of the song as it is: a probability for each class. */
    public List<Double> probabilities(Job job) throws BadInputException, StoppedException {
        return probabilities(List.of(item -> item), job).getFirst();
    }

    /**
     * What it says of several versions.
     *
     * @return one list of probabilities for each; empty where a version leaves too little to be heard
     */
    public List<List<Double>> probabilities(List<Version> versions, Job job)
            throws BadInputException, StoppedException {
        List<List<Double>> told = new ArrayList<>();
        for (List<Double> said : said(versions, job)) {
            double[] own = said.stream().mapToDouble(Double::doubleValue).toArray();
            told.add(Arrays.stream(temperature.ofSong(own)).boxed().toList());
        }
        return told;
    }

    /** As {@link #probabilities(List, Job)}, before their temperature, which tells no small probabilities apart. */
    List<List<Double>> said(List<Version> versions, Job job) throws BadInputException, StoppedException {
        List<List<Double>> said = new ArrayList<>();
        int ahead = PREPARED_AHEAD * threads;
        for (int from = 0; from < versions.size(); from += ahead) {
            List<Version> some = versions.subList(from, Math.min(versions.size(), from + ahead));
            for (List<List<Example>> heard : Workers.map("versions", threads, some, job, v -> pieces(v, job))) {
                said.add(heard.isEmpty() ? List.of() : verdict(heard, job));
            }
            job.report(
                    (double) said.size() / versions.size(),
                    "Asking about version " + said.size() + " of " + versions.size());
        }
        return said;
    }

    /** By ear the pieces of a version; nothing where one hears too little. */
    private List<List<Example>> pieces(Version version, Job job) throws StoppedException {
        List<List<Example>> all = new ArrayList<>();
        for (Ear ear : ears) {
            try {
                all.add(pieces(ear, version.of(ear.item()), job));
            } catch (BadInputException e) {
                // Of notes of which all are hidden no feature can be computed.
                return List.of();
            }
        }
        return all;
    }

    /**
     * The pieces of a song as an ear hears them.
     *
     * @throws BadInputException when it is too short
     */
    public static List<Example> pieces(Ear ear, Item item, Job job) throws BadInputException, StoppedException {
        Tensor feature = Features.byId(ear.frontEnd().feature())
                .extract(item, ear.frontEnd().settings(), job.part(0, 0));
        List<Example> pieces = Pieces.of(
                Song.of(Path.of("song")),
                new Target.Unknown(),
                feature,
                ear.frontEnd().cut());
        if (pieces.isEmpty() || !feature.isFinite()) {
            throw new BadInputException("'" + item.id() + "' leaves too little to hear for '"
                    + ear.frontEnd().feature() + "'. Choose a longer one.");
        }
        return pieces;
    }

    /** Before the temperature of all together. */
    private List<Double> verdict(List<List<Example>> heard, Job job) throws StoppedException {
        double[] sums = new double
                [ears.getFirst().voices().getFirst().model().spec().labels().size()];
        double total = 0;
        for (int e = 0; e < ears.size(); e++) {
            for (Voice voice : ears.get(e).voices()) {
                Tensor said = Predictions.probabilities(voice.model(), heard.get(e), job.part(0, 0));
                double[] own = new double[sums.length];
                for (int i = 0; i < said.length(); i++) {
                    own[i % sums.length] += said.values()[i] / said.size(0);
                }
                double[] told = voice.temperature().ofSong(own);
                total += voice.weight();
                for (int c = 0; c < sums.length; c++) {
                    sums[c] += voice.weight() * told[c];
                }
            }
        }
        List<Double> mean = new ArrayList<>(sums.length);
        for (double sum : sums) {
            mean.add(sum / total);
        }
        return mean;
    }
}
