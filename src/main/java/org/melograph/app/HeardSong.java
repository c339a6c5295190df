package org.melograph.app;

import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.melograph.base.BadInputException;
import org.melograph.base.Job;
import org.melograph.base.Rng;
import org.melograph.base.StoppedException;
import org.melograph.base.Tensor;
import org.melograph.dataset.Cut;
import org.melograph.dataset.Example;
import org.melograph.dataset.FrontEnd;
import org.melograph.dataset.Pieces;
import org.melograph.feature.Features;
import org.melograph.feature.TimeGrid;
import org.melograph.model.Model;
import org.melograph.train.Predictions;
import org.melograph.train.metric.Temperature;

/**
 * A song as one model hears it, cut in the pieces that it is asked about.
 *
 * @param pieces at least one
 * @param weight how much the model's probabilities count beside those of others
 * @param temperature of the model alone
 */
record HeardSong(Model model, List<Example> pieces, double weight, Temperature temperature) {
    HeardSong {
        pieces = List.copyOf(pieces);
    }

    /**
     * How a song is cut in pieces.
     *
     * @param seconds of a piece; 0 as the model was trained, which is also the longest it can hear
     * @param hop seconds from one piece's start to the next one's; 0 as the model was trained
     * @param snippets 0 for all pieces in order; else so many at random places
     * @param seed draws the snippets
     */
    record Cutting(double seconds, double hop, int snippets, long seed) {}

    /**
     * Cuts a whole song.
     *
     * @param whole the song's feature as one example
     * @param cut see {@link #cut(FrontEnd, Cutting)}
     */
    static List<Example> cut(Example whole, Cut cut, Cutting cutting) {
        int steps = whole.length();
        if (cut.length() == 0 || steps <= cut.length()) {
            // Every snippet of a song that is no longer than a piece is that song.
            return Collections.nCopies(Math.max(1, cutting.snippets()), whole);
        }
        if (cutting.snippets() > 0) {
            RandomGenerator random = Rng.of(
                    cutting.seed(), "snippets of " + Path.of(whole.songId()).getFileName());
            return IntStream.range(0, cutting.snippets())
                    .map(_ -> random.nextInt(steps - cut.length() + 1))
                    .sorted()
                    .mapToObj(start -> piece(whole, start, cut.length()))
                    .toList();
        }
        return Pieces.windows(steps, cut).stream()
                .map(start -> piece(whole, start, cut.length()))
                .toList();
    }

    /**
     * The lengths of a cutting in a front end's steps.
     *
     * @throws BadInputException when pieces of such a length cannot be heard
     */
    static Cut cut(FrontEnd frontEnd, Cutting cutting) throws BadInputException {
        Cut trained = frontEnd.cut();
        if (cutting.seconds() == 0 && cutting.hop() == 0) {
            return trained;
        }
        TimeGrid grid = Features.byId(frontEnd.feature()).timeGrid(frontEnd.settings());
        if (trained.length() == 0 || !grid.isRegular()) {
            throw new BadInputException(
                    "This model hears a song whole, not in pieces. Leave the length of pieces and their hop away.");
        }
        int length = cutting.seconds() == 0 ? trained.length() : grid.steps(cutting.seconds());
        if (length > trained.length()) {
            throw new BadInputException(
                    "This model hears pieces of at most %.2f s, as it was trained. Ask for no longer ones."
                            .formatted(trained.length() * grid.stepSeconds()));
        }
        int hop = cutting.hop() == 0
                ? (int) Math.max(1, (long) trained.hop() * length / trained.length())
                : grid.steps(cutting.hop());
        return new Cut(length, hop);
    }

    private static Example piece(Example song, int start, int length) {
        return new Example(song.songId(), song.group(), song.target(), song.feature(), start, length);
    }

    /** The piece that begins at another step of the same song. */
    static Example at(Example piece, int start) {
        return piece(piece, start, piece.length());
    }

    /** Probabilities as the model gives them, axes {@code [piece, class]}. */
    Tensor said(Job job) throws StoppedException {
        return Predictions.probabilities(model, pieces, job);
    }

    /** Where the steps of the song's feature stand in time. */
    TimeGrid grid() throws BadInputException {
        FrontEnd frontEnd = model.spec().frontEnd();
        return Features.byId(frontEnd.feature()).timeGrid(frontEnd.settings());
    }

    /** How many steps the whole song has. */
    int steps() {
        return pieces.getFirst().feature().size(-1);
    }
}
