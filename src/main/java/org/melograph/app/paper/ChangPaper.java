package org.melograph.app.paper;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.melograph.model.Task;

/** Chang: genres of table rows, and tags. */
final class ChangPaper {
    private static final PaperTask GENRE = new PaperTask("genre of table rows", Set.of(), true, Task.CLASSIFY);
    private static final PaperTask ROW_TAGS = new PaperTask("tags of table rows", Set.of(), true, Task.TAG);
    private static final PaperTask TAGS = new PaperTask("tags of sound", Set.of(), false, Task.TAG);

    static final PaperExperiment EXPERIMENT = new PaperExperiment(
            "chang",
            "Chang, 'An Exploration of Deep Learning for Processing Musical Sounds'",
            "The Kaggle music genre table (17,996 songs, 11 genres) for the MLP; MFCC and mel sequences of CAL500 (502 songs,"
                    + " of whose 174 tags the emotions were taken) for the two networks of tags.",
            "Columns were standardised, names and popularity dropped, 50 epochs; tags by binary cross-entropy under a mask,"
                    + " 'not' and 'un' merged with their counterparts. Of tags it prints no number: 'the model was guessing the"
                    + " same emotions every single time'.",
            List.of(GENRE, ROW_TAGS, TAGS),
            List.of(
                    new PaperModel(
                            "MLP",
                            "table-mlp",
                            Map.of(),
                            List.of(new PrintedScore(GENRE.name(), PrintedScore.TEST, 0.50))),
                    new PaperModel("MLP on tags", "tags-mlp", Map.of(), List.of()),
                    new PaperModel("MLP-LSTM", "tags-mlp-lstm", Map.of(), List.of()),
                    new PaperModel("CNN-LSTM", "tags-conv-lstm", Map.of(), List.of())),
            List.of(),
            false,
            0,
            0.2,
            List.of(
                    "The paper says neither how many layers and units it had nor which part it held out; ours stand with each"
                            + " model, a fifth tests, and a tenth is the validation part, which also ends the training.",
                    "The paper measured tags by the part of right answers, which denying every tag brings near 1; here by"
                            + " average precision, beside each tag's prevalence, which is what any order by chance reaches.",
                    "Of a table with tags the dense counterpart of the paper's networks learns: there are no sequences in it.",
                    "Here artists, or whatever the songs are grouped by, stand whole on one side where the source names"
                            + " them; the paper dealt rows."));

    private ChangPaper() {}
}
