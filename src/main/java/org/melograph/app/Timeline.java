package org.melograph.app;

import java.util.ArrayList;
import java.util.List;
import org.melograph.base.BadInputException;
import org.melograph.base.Job;
import org.melograph.base.StoppedException;
import org.melograph.base.Tensor;
import org.melograph.dataset.Example;
import org.melograph.feature.TimeGrid;
import org.melograph.train.Predictions;

/** What is said of a song from moment to moment. */
final class Timeline {
    private Timeline() {}

    /**
     * The label at moments {@code every} seconds apart, of the mean over those models that hear a song in time; empty
     * where none does. A moment is judged by the piece that begins there, or the last one that is whole.
     */
    static List<ClassifySongs.Moment> of(List<HeardSong> all, double every, Job job)
            throws BadInputException, StoppedException {
        List<HeardSong> able = new ArrayList<>();
        for (HeardSong heard : all) {
            if (heard.grid().isRegular()) {
                able.add(heard);
            }
        }
        if (able.isEmpty()) {
            return List.of();
        }
        TimeGrid grid = able.getFirst().grid();
        int hop = grid.steps(every);
        int moments = (able.getFirst().steps() + hop - 1) / hop;
        List<String> labels = able.getFirst().model().spec().labels();
        double[][] sums = new double[moments][labels.size()];
        double weights = 0;
        for (HeardSong heard : able) {
            add(sums, heard, grid, hop, job);
            weights += heard.weight();
        }
        List<ClassifySongs.Moment> timeline = new ArrayList<>();
        for (int i = 0; i < moments; i++) {
            int best = 0;
            for (int c = 1; c < sums[i].length; c++) {
                best = sums[i][c] > sums[i][best] ? c : best;
            }
            timeline.add(new ClassifySongs.Moment(
                    grid.secondsAt((double) i * hop), labels.get(best), sums[i][best] / weights));
        }
        return timeline;
    }

    private static void add(double[][] sums, HeardSong heard, TimeGrid moments, int hop, Job job)
            throws BadInputException, StoppedException {
        Example first = heard.pieces().getFirst();
        int last = heard.steps() - first.length();
        double ownSteps = moments.stepSeconds() / heard.grid().stepSeconds();
        List<Example> pieces = new ArrayList<>();
        for (int i = 0; i < sums.length; i++) {
            int start = (int) Math.min(Math.round(i * hop * ownSteps), last);
            pieces.add(HeardSong.at(first, start));
        }
        Tensor said = Predictions.probabilities(heard.model(), pieces, job);
        double[] own = new double[said.size(1)];
        for (int i = 0; i < sums.length; i++) {
            for (int c = 0; c < own.length; c++) {
                own[c] = said.at(i, c);
            }
            double[] told = heard.temperature().ofPiece(own);
            for (int c = 0; c < own.length; c++) {
                sums[i][c] += heard.weight() * told[c];
            }
        }
    }
}
