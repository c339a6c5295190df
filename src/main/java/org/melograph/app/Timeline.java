package org.melograph.app;

import java.util.ArrayList;
import java.util.List;
import org.melograph.base.BadInputException;
import org.melograph.base.Job;
import org.melograph.base.StoppedException;
import org.melograph.base.Tensor;
import org.melograph.dataset.Example;
import org.melograph.dataset.FrontEnd;
import org.melograph.feature.Features;
import org.melograph.feature.TimeGrid;
import org.melograph.model.Model;
import org.melograph.train.Predictions;

/** What is said of a song from moment to moment. */
final class Timeline {
    private Timeline() {}

    /**
     * A song as a model hears it.
     *
     * @param piece any piece of it
     * @param weight how much the model's probabilities count beside those of others
     */
    record Heard(Model model, Example piece, double weight) {
        TimeGrid grid() throws BadInputException {
            FrontEnd frontEnd = model.spec().frontEnd();
            return Features.byId(frontEnd.feature()).timeGrid(frontEnd.settings());
        }

        int steps() {
            return piece.feature().size(-1);
        }
    }

    /**
     * The label at moments {@code every} seconds apart, of the mean over those models that hear a song in time; empty
     * where none does. A moment is judged by the piece that begins there, or the last one that is whole.
     */
    static List<ClassifySongs.Moment> of(List<Heard> all, double every, Job job)
            throws BadInputException, StoppedException {
        List<Heard> able = new ArrayList<>();
        for (Heard heard : all) {
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
        for (Heard heard : able) {
            add(sums, heard, grid, hop, job);
        }
        List<ClassifySongs.Moment> timeline = new ArrayList<>();
        for (int i = 0; i < moments; i++) {
            int best = 0;
            for (int c = 1; c < sums[i].length; c++) {
                best = sums[i][c] > sums[i][best] ? c : best;
            }
            timeline.add(new ClassifySongs.Moment(grid.secondsAt((double) i * hop), labels.get(best)));
        }
        return timeline;
    }

    private static void add(double[][] sums, Heard heard, TimeGrid moments, int hop, Job job)
            throws BadInputException, StoppedException {
        int last = heard.steps() - heard.piece().length();
        double ownSteps = moments.stepSeconds() / heard.grid().stepSeconds();
        List<Example> pieces = new ArrayList<>();
        for (int i = 0; i < sums.length; i++) {
            int start = (int) Math.min(Math.round(i * hop * ownSteps), last);
            pieces.add(ClassifySongs.at(heard.piece(), start));
        }
        Tensor said = Predictions.probabilities(heard.model(), pieces, job);
        for (int i = 0; i < sums.length; i++) {
            for (int c = 0; c < sums[i].length; c++) {
                sums[i][c] += heard.weight() * said.at(i, c);
            }
        }
    }
}
