package org.melograph.app.paper;

import java.util.List;
import java.util.Map;
import java.util.Set;

/** Bai and Wang: genres of spectrogram pieces that vote. */
final class BaiPaper {
    private static final PaperTask GENRE = new PaperTask("genre", Set.of());

    static final PaperExperiment EXPERIMENT = new PaperExperiment(
            "bai",
            "Bai and Wang, 'Music Classification with Neural Network'",
            "GTZAN: 1,000 songs of 30 s in 10 genres; 15 pieces of about 2 s of a song for the convolutional networks, 30"
                    + " of 1 s for the LSTM.",
            "Pieces were dealt to a training and a testing part, so that pieces of one song stand on both sides; a song"
                    + " gets the label that at least 5 or 7 of its 15 pieces agree on.",
            List.of(GENRE),
            List.of(
                    new PaperModel("LSTM", "stft-lstm", Map.of(), List.of(test(0.55))),
                    new PaperModel("Simple CNN", "stft-cnn-simple", Map.of(), List.of()),
                    new PaperModel("Complex CNN", "stft-cnn", Map.of("dropout", "0.4"), List.of(test(0.80))),
                    new PaperModel(
                            "RCNN",
                            "stft-rcnn",
                            Map.of(),
                            List.of(new PrintedScore(GENRE.name(), PrintedScore.TRAIN, 0.99), test(0.8245)))),
            List.of(votes(), genres()),
            true,
            0,
            0.2,
            List.of(
                    "The paper writes of the simple CNN that it performs poorly, and prints no number.",
                    "Its iterations are steps of a batch whose size is not printed; here networks stop early by a"
                            + " validation part of a tenth.",
                    "It changed step size and dropout by hand while it trained; here they stay as they are set.",
                    "Batch normalisation and class weights are ours."));

    private BaiPaper() {}

    private static PrintedScore test(double value) {
        return new PrintedScore(GENRE.name(), PrintedScore.TEST, value);
    }

    private static PrintedTable votes() {
        return new PrintedTable(
                "Table 2: what the vote of the pieces makes of their accuracy",
                List.of("iterations", "pieces", "songs", "threshold"),
                List.of(
                        List.of("500", ".3229", ".46", "5"),
                        List.of("4000", ".4912", ".805", "5"),
                        List.of("10000", ".6032", ".96", "5"),
                        List.of("10000", ".6023", ".82", "7"),
                        List.of("60000", ".7046", "the song as one piece", "")));
    }

    private static PrintedTable genres() {
        return new PrintedTable(
                "Table 1: the LSTM's share of right pieces by genre",
                List.of("Blues", "Classical", "Country", "Disco", "Hiphop", "Jazz", "Metal", "Pop", "Reggae", "Rock"),
                List.of(List.of(".185", ".852", ".129", ".020", ".181", ".190", ".872", ".869", ".222", ".066")));
    }
}
