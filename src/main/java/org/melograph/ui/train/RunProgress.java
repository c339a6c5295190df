package org.melograph.ui.train;

import java.util.List;
import org.melograph.plot.Curves;
import org.melograph.plot.Ink;
import org.melograph.plot.Range;
import org.melograph.train.EpochRecord;
import org.melograph.train.RunChange;
import org.melograph.train.RunControls;
import org.melograph.train.StepRecord;
import org.melograph.ui.plot.LiveCurves;
import org.melograph.ui.plot.LiveSeries;
import org.melograph.ui.theme.Figures;

/** What a run has shown so far as growing curves: every step's loss, every epoch's scores. */
final class RunProgress {
    /** How much of the past the smoothed line of the steps keeps. */
    private static final double SMOOTHING = 0.9;

    private final LiveCurves loss;
    private final LiveCurves accuracy;
    private final LiveSeries trainLoss;
    private final LiveSeries validLoss;
    private final LiveSeries trainAccuracy;
    private final LiveSeries validAccuracy;
    private final int plannedEpochs;
    private final long stepsPerEpoch;
    private final boolean tags;
    private int epochs;

    /**
     * A run that has not begun.
     *
     * @param stepsPerEpoch 0 where unknown: then only epochs are drawn
     * @param tags whether the model tells tags: its epochs are then scored by their average precision
     */
    RunProgress(int plannedEpochs, long stepsPerEpoch, boolean tags) {
        this.tags = tags;
        this.plannedEpochs = Math.max(1, plannedEpochs);
        this.stepsPerEpoch = stepsPerEpoch;
        Curves.Scale x = new Curves.Scale("epoch", new Range(0, this.plannedEpochs));
        loss = new LiveCurves("", x, Curves.Scale.fitted("loss"));
        accuracy = new LiveCurves("", x, Curves.Scale.unit(tags ? "average precision" : "accuracy"));
        trainLoss = loss.series("train", Ink.Token.ACCENT, stepsPerEpoch > 0 ? SMOOTHING : 0);
        validLoss = loss.series("validation", Ink.Token.SECOND, 0);
        trainAccuracy = accuracy.series("train", Ink.Token.ACCENT, 0);
        validAccuracy = accuracy.series("validation", Ink.Token.SECOND, 0);
    }

    /** A finished run, of which only the epochs and the changes are known. */
    static RunProgress of(List<EpochRecord> history, List<RunChange> changes, boolean tags) {
        RunProgress progress = new RunProgress(history.size(), 0, tags);
        history.forEach(progress::add);
        changes.forEach(progress::add);
        return progress;
    }

    /** Draws where a setting was changed. */
    void add(RunChange change) {
        String text = (change.setting().equals(RunControls.LEARNING_RATE) ? "rate" : change.setting()) + " "
                + RunChange.number(change.value());
        loss.event(change.epochs(), text, Ink.Token.WARNING);
        accuracy.event(change.epochs(), text, Ink.Token.WARNING);
    }

    void add(StepRecord step) {
        if (stepsPerEpoch > 0) {
            trainLoss.append(step.step() / (double) stepsPerEpoch, step.loss());
        }
    }

    void add(EpochRecord epoch) {
        epochs++;
        if (stepsPerEpoch == 0) {
            trainLoss.append(epoch.epoch(), epoch.trainLoss());
        }
        validLoss.append(epoch.epoch(), epoch.validLoss());
        trainAccuracy.append(epoch.epoch(), epoch.trainAccuracy());
        validAccuracy.append(epoch.epoch(), epoch.validAccuracy());
        if (epoch.best() && Double.isFinite(epoch.validAccuracy())) {
            accuracy.mark(
                    epoch.epoch(),
                    epoch.validAccuracy(),
                    "best " + Figures.score(epoch.validAccuracy()),
                    Ink.Token.SECOND);
        }
    }

    /** How many epochs it may last. */
    int plannedEpochs() {
        return plannedEpochs;
    }

    /** Whether an epoch has ended. */
    boolean hasEpochs() {
        return epochs > 0;
    }

    /** Loss of the steps, raw and smoothed, and of the validation part. */
    LiveCurves loss() {
        return loss;
    }

    /** What the second chart shows. */
    String scoreTitle() {
        return tags ? "Average precision · clips" : "Accuracy · clips";
    }

    /** The score over pieces, with the best epoch marked. */
    LiveCurves accuracy() {
        return accuracy;
    }
}
