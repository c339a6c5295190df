package org.melograph.app.paper;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Chen and Wang: moods of note series. */
final class ChenPaper {
    private static final PaperTask MOOD = new PaperTask("mood", Set.of());

    static final PaperExperiment EXPERIMENT = new PaperExperiment(
            "chen",
            "Chen and Wang, 'Convolutional Recurrent Music Sequence Classification and Generation'",
            "50 songs, transcribed from sound to MIDI, cut in 835 segments of 800 note numbers; moods Calming, Sports,"
                    + " Mysterious, Nostalgia and Happy.",
            "Segments were dealt 80 to 20, so that segments of one song stand on both sides; the classical models were"
                    + " tuned by grid search with cross-validation.",
            List.of(MOOD),
            models(),
            List.of(),
            false,
            0,
            0.2,
            List.of(
                    "The paper's .3593 and .3772 are the share of its largest class: networks with these scores learnt"
                            + " nothing.",
                    "The paper says neither how long nor how fast it trained; here networks stop early by a validation"
                            + " part of a tenth, and class weights lift rare classes.",
                    "Segments shorter than 800 notes are padded and masked where they are all a song has; the paper's"
                            + " were whole.",
                    "The classical models see the 800 note numbers of a segment as they are; the grids that the paper"
                            + " searched are not printed, ours stand with each model."));

    private ChenPaper() {}

    private static List<PaperModel> models() {
        List<PaperModel> models = new ArrayList<>(List.of(
                network("NN1", "notes-lstm", false, 0.3593, 0.3772),
                network("NN2", "notes-conv-lstm", false, 0.3593, 0.3772),
                network("NN3", "notes-conv-heavy", false, 0.6991, 0.7126),
                network("Bi-NN1", "notes-lstm", true, 0.3593, 0.3772),
                network("Bi-NN2", "notes-conv-lstm", true, 0.6640, 0.7305),
                network("Bi-NN3", "notes-conv-heavy", true, 0.6976, 0.6674)));
        models.addAll(List.of(
                baseline("RF", "random-forest", 0.6302, 0.5210),
                baseline("SVM", "svm", 0.6362, 0.5030),
                baseline("KNN", "k-nearest-neighbours", 0.7515, 0.2635),
                baseline("Logit", "logistic-regression", 0.5300, 0.5090),
                baseline("GradBoost", "gradient-boosting", 0.9, 0.5689)));
        return models;
    }

    private static PaperModel network(
            String name, String architecture, boolean bidirectional, double train, double test) {
        Map<String, String> set = Map.of("steps", "800", "bidirectional", Boolean.toString(bidirectional));
        return new PaperModel(name, architecture, set, printed(train, test));
    }

    private static PaperModel baseline(String name, String architecture, double train, double test) {
        Map<String, String> set = Map.of("feature", "pitches", "notes", "800", "tune", "true");
        return new PaperModel(name, architecture, set, printed(train, test));
    }

    private static List<PrintedScore> printed(double train, double test) {
        return List.of(
                new PrintedScore(MOOD.name(), PrintedScore.TRAIN, train),
                new PrintedScore(MOOD.name(), PrintedScore.TEST, test));
    }
}
