package org.melograph.app.paper;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.melograph.base.BadInputException;
import org.melograph.model.Architecture;
import org.melograph.music.Collection;
import org.melograph.zoo.ModelZoo;

/**
 * A paper's whole experiment.
 *
 * @param id the id that architectures name it by
 * @param citation author and title
 * @param data what the paper learnt from, a sentence
 * @param setUp how the paper trained and tested, a sentence
 * @param tasks at least one; the first that fits the songs is taken
 * @param models in the paper's order
 * @param tables other tables of the paper, to stand beside ours as they are
 * @param votes whether pieces vote for their song, with a threshold
 * @param portraitSnippets how many random pieces draw a song's portrait; 0 where the paper draws none
 * @param testFraction the part that the paper held out, of pieces
 * @param ablation the parameter by which models leave out some of their input, to be set side by side; empty for none
 * @param differences what is different here whatever the songs, a sentence each
 */
public record PaperExperiment(
        String id,
        String citation,
        String data,
        String setUp,
        List<PaperTask> tasks,
        List<PaperModel> models,
        List<PrintedTable> tables,
        boolean votes,
        int portraitSnippets,
        double testFraction,
        String ablation,
        List<String> differences) {
    /** A paper whose models take all of their input. */
    public PaperExperiment(
            String id,
            String citation,
            String data,
            String setUp,
            List<PaperTask> tasks,
            List<PaperModel> models,
            List<PrintedTable> tables,
            boolean votes,
            int portraitSnippets,
            double testFraction,
            List<String> differences) {
        this(id, citation, data, setUp, tasks, models, tables, votes, portraitSnippets, testFraction, "", differences);
    }

    public PaperExperiment {
        tasks = List.copyOf(tasks);
        models = List.copyOf(models);
        tables = List.copyOf(tables);
        differences = List.copyOf(differences);
        if (tasks.isEmpty() || !tasks.getLast().labels().isEmpty()) {
            throw new IllegalArgumentException("The last task of '" + id + "' takes all labels.");
        }
    }

    /**
     * The task that these songs are of.
     *
     * @throws BadInputException when they are of none
     */
    public PaperTask task(Collection songs) throws BadInputException {
        for (PaperTask task : tasks) {
            if (task.fits(songs)) {
                return task;
            }
        }
        throw new BadInputException("'" + id + "' is about "
                + tasks.stream().map(PaperTask::words).distinct().collect(Collectors.joining(", or "))
                + ", and '" + songs.name()
                + "' is not. Give other songs, name the column of the label, or choose another"
                + " paper.");
    }

    /** The models that answer a task, in the paper's order. */
    public List<PaperModel> models(PaperTask task) throws BadInputException {
        List<PaperModel> suited = new ArrayList<>();
        for (PaperModel model : models) {
            Architecture architecture = ModelZoo.byId(model.architecture());
            if (architecture.inputKind().equals("any") || task.isFor(architecture)) {
                suited.add(model);
            }
        }
        return suited;
    }
}
