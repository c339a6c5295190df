package org.melograph.app.paper;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Lengyel et al.: genres of whole songs by chroma, timbre and lyrics. */
final class LengyelPaper {
    private static final PaperTask GENRE = new PaperTask("genre", Set.of());
    private static final String INPUTS = "inputs";

    /** As the paper has it, the best network's epochs and no end before them. */
    private static final Map<String, String> TRAINING =
            Map.of("resample", "1000", "resample_largest", "4000", "balance", "none", "epochs", "20", "patience", "20");

    static final PaperExperiment EXPERIMENT = new PaperExperiment(
            "lengyel",
            "Lengyel et al., 'Understanding Music with Deep Learning'",
            "32,000 songs of the Million Song Dataset, of which sound (segments' chroma and timbre), lyrics (musiXmatch) and"
                    + " one of 16 genres (tagtraum) are known.",
            "Songs were dealt to a training and a test part, a part of .3 of the training steered it; of the training part"
                    + " 4,000 songs of Rock and 1,000 of every other genre were drawn with replacement.",
            List.of(GENRE),
            models(),
            List.of(),
            false,
            0,
            0.2,
            INPUTS,
            List.of(
                    "The paper's models read sound and lyrics; leaving one of them out is what it names as its next step.",
                    "Songs with fewer than 300 segments are repeated from their start; the paper dropped them"
                            + " ('--set short=drop').",
                    "The paper tells of the CNN 'a validation/test accuracy of 50-55%', of the LSTM 'about 30%', in some runs"
                            + " 40 to 45 %. It does not say over what average precision and F1 are means; ours are means over"
                            + " classes.",
                    "Where the segments come from sound, they reach from onset to onset, with librosa's chroma and MFCC in"
                            + " place of the dataset's own features.",
                    "Kernels, pools and the strength of L1 and L2 are not printed; ours stand with each model. The largest"
                            + " class of the training part is the one that is drawn more often, whether it is Rock or not."));

    private LengyelPaper() {}

    private static List<PaperModel> models() {
        List<PaperModel> models = new ArrayList<>();
        add(models, "Fully connected", "song-dense", 0.40, 0.44, 0.42);
        add(models, "CNN", "song-cnn", 0.55, 0.48, 0.52);
        add(models, "LSTM", "song-lstm", 0.30, 0.32, 0.48);
        return models;
    }

    private static void add(
            List<PaperModel> models, String name, String architecture, double accuracy, double precision, double f1) {
        models.add(new PaperModel(
                name,
                architecture,
                with("all"),
                List.of(
                        new PrintedScore(GENRE.name(), PrintedScore.TEST, accuracy),
                        new PrintedScore(GENRE.name(), PrintedScore.AVERAGE_PRECISION, precision),
                        new PrintedScore(GENRE.name(), PrintedScore.F1, f1)),
                Set.of(SongPart.SOUND, SongPart.LYRICS)));
        models.add(
                new PaperModel(name + ", audio only", architecture, with("audio"), List.of(), Set.of(SongPart.SOUND)));
        models.add(new PaperModel(
                name + ", lyrics only", architecture, with("lyrics"), List.of(), Set.of(SongPart.LYRICS)));
    }

    private static Map<String, String> with(String inputs) {
        Map<String, String> set = new HashMap<>(TRAINING);
        set.put(INPUTS, inputs);
        return set;
    }
}
