package org.melograph.ui.room;

import java.nio.file.Path;
import java.util.function.Consumer;
import org.melograph.app.CheckExplanation;
import org.melograph.app.ExplainVerdict;
import org.melograph.app.HorseTest;
import org.melograph.app.MeasureImportance;
import org.melograph.app.TrainModel;
import org.melograph.base.BadInputException;
import org.melograph.base.Job;
import org.melograph.base.StoppedException;
import org.melograph.explain.Pcm;
import org.melograph.explain.Relevance;

/** What the rooms ask about verdicts: why, and what they withstand. */
public interface WhyVerbs {
    /** Explains a verdict, see {@link ExplainVerdict#run}; {@code news} is told on the thread that works. */
    ExplainVerdict.Report explain(ExplainVerdict.Request request, Consumer<Relevance> news, Job job)
            throws BadInputException, StoppedException;

    /** Asks about what decided, and about the rest, see {@link ExplainVerdict#check}. */
    CheckExplanation.Report check(Path bundle, Path song, Relevance map, String label, double share, Job job)
            throws BadInputException, StoppedException;

    /** What decided alone, or the song without it, see {@link org.melograph.app.HearExplanation#run}. */
    Pcm decided(Path song, Relevance map, double share, boolean alone, Job job)
            throws BadInputException, StoppedException;

    /** Tests what the verdict on a song withstands, see {@link HorseTest#ofSong}. */
    HorseTest.SongReport horse(HorseTest.Request request, Consumer<HorseTest.Line> news, Job job)
            throws BadInputException, StoppedException;

    /** Tests what the verdicts on a run's held-out songs withstand, see {@link HorseTest#ofRun}. */
    HorseTest.SetReport horse(Path bundle, TrainModel.Report run, Job job) throws BadInputException, StoppedException;

    /** Measures what a run's model listens to, see {@link MeasureImportance#ofRun}. */
    MeasureImportance.Report importance(Path bundle, TrainModel.Report run, int repeats, Job job)
            throws BadInputException, StoppedException;

    /** A song altered, see {@link HorseTest#hear}. */
    Pcm altered(Path song, String alteration, long seed, Job job) throws BadInputException, StoppedException;

    /** Writes sound as a WAV file. */
    void save(Pcm sound, Path file) throws BadInputException;
}
