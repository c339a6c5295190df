package org.melograph.app.paper;

import java.util.List;

/**
 * A paper's whole experiment.
 *
 * @param id the id that architectures name it by
 * @param citation author and title
 * @param data what the paper learnt from, a sentence
 * @param setUp how the paper trained and tested, a sentence
 * @param tasks at least one; the first that fits the songs' labels is taken
 * @param models in the paper's order
 * @param tables other tables of the paper, to stand beside ours as they are
 * @param votes whether pieces vote for their song, with a threshold
 * @param portraitSnippets how many random pieces draw a song's portrait; 0 where the paper draws none
 * @param testFraction the part that the paper held out, of pieces
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
        List<String> differences) {
    public PaperExperiment {
        tasks = List.copyOf(tasks);
        models = List.copyOf(models);
        tables = List.copyOf(tables);
        differences = List.copyOf(differences);
        if (tasks.isEmpty() || !tasks.getLast().labels().isEmpty()) {
            throw new IllegalArgumentException("The last task of '" + id + "' takes all labels.");
        }
    }

    /** The task that songs with these labels are of. */
    public PaperTask task(List<String> labels) {
        return tasks.stream().filter(task -> task.fits(labels)).findFirst().orElseThrow();
    }
}
