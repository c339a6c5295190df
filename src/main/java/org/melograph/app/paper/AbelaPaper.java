package org.melograph.app.paper;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Abela: genres and moods of mel-spectrograms and of sound itself. */
final class AbelaPaper {
    private static final PaperTask MOOD = new PaperTask("mood", Set.of("Q1", "Q2", "Q3", "Q4"));
    private static final PaperTask GENRE = new PaperTask("genre", Set.of());
    private static final Map<String, String> MEL = Map.of("seconds", "3.0", "bands", "128", "hop", "512");
    private static final Map<String, String> WAVE = Map.of("seconds", "3.0");

    static final PaperExperiment EXPERIMENT = new PaperExperiment(
            "abela",
            "Abela, 'Deep Learning for Music Genre Classification and Music Emotion Recognition'",
            "GTZAN (1,000 tracks of 30 s, 10 genres) and the 4-quadrant set (900 clips of about 30 s; Q1 happy, Q2 angry,"
                    + " Q3 sad, Q4 calm), in pieces of 3 s.",
            "Pieces were dealt to a training, a validation and a test part, so that pieces of one track stand on all"
                    + " sides.",
            List.of(MOOD, GENRE),
            List.of(
                    model("Conv", "mel-cnn", MEL, genre(.9719, .7878, .6817), mood(.6779, .6467, .5889)),
                    model("BLSTM", "mel-bilstm", MEL, genre(.9583, .7507, .7087), mood(.7324, .5913, .5868)),
                    model("Conv + BLSTM", "mel-conv-bilstm", MEL, genre(.9974, .8248, .8458), mood(.6878, .5753, .62)),
                    model("GRU", "mel-bigru", MEL, genre(.9983, .7728, .7718), mood(.6469, .5267, .5400)),
                    model("Conv + BGRU", "mel-conv-bigru", MEL, genre(.9962, .7848, .7608), mood(.8264, .5933, .5356)),
                    model(
                            "End2End",
                            "wave-attention-lstm",
                            WAVE,
                            genre(.9673, .8539, .8539),
                            mood(.6074, .4244, .3667)),
                    model(
                            "End2End GRU",
                            "wave-attention-gru",
                            WAVE,
                            genre(.9873, .8519, .8639),
                            mood(.6072, .4333, .4844))),
            List.of(),
            false,
            100,
            0.2,
            List.of(
                    "The sizes of the paper's layers are in figures that are lost; ours stand with each model.",
                    "The paper enlarged its training part by an image generator whose settings it does not print; here"
                            + " pieces are learnt from as they are.",
                    "It prints neither the share of the parts nor the length of the training; here a fifth tests, and a"
                            + " tenth is the validation part, which also ends the training."));

    private AbelaPaper() {}

    private static PaperModel model(
            String name,
            String architecture,
            Map<String, String> set,
            List<PrintedScore> genre,
            List<PrintedScore> mood) {
        List<PrintedScore> printed = new ArrayList<>(genre);
        printed.addAll(mood);
        return new PaperModel(name, architecture, set, printed);
    }

    private static List<PrintedScore> genre(double train, double valid, double test) {
        return scores(GENRE, train, valid, test);
    }

    private static List<PrintedScore> mood(double train, double valid, double test) {
        return scores(MOOD, train, valid, test);
    }

    private static List<PrintedScore> scores(PaperTask task, double train, double valid, double test) {
        return List.of(
                new PrintedScore(task.name(), PrintedScore.TRAIN, train),
                new PrintedScore(task.name(), PrintedScore.VALID, valid),
                new PrintedScore(task.name(), PrintedScore.TEST, test));
    }
}
