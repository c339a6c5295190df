package org.melograph.ui;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.random.RandomGenerator;
import org.melograph.app.Certainty;
import org.melograph.app.ClassifySongs;
import org.melograph.base.Refusal;
import org.melograph.base.Rng;
import org.melograph.train.metric.Temperature;

/** What a made-up model says of made-up songs: mostly orchestral, ambient in between, and chip tune to a model of that name. */
final class FakeVerdicts {
    private static final List<String> LABELS = FakeVerbs.LABELS;
    private static final double PIECE_SECONDS = 0.8;
    private static final int PIECES = 15;
    private static final double SONG_SECONDS = PIECE_SECONDS * PIECES;

    private FakeVerdicts() {}

    static ClassifySongs.Report of(ClassifySongs.Request request) {
        List<ClassifySongs.Verdict> answers = new ArrayList<>();
        for (Path path : request.paths()) {
            answers.add(verdict(request, path));
        }
        return new ClassifySongs.Report(
                "mel-cnn",
                FakeRuns.SCORE,
                answers,
                List.of(),
                new Certainty(new Temperature(0.7, 1.3), true, 0.5),
                false);
    }

    /** Of every folder the same six songs, of which the fourth is undecided, and a text that is no song. */
    static ClassifySongs.Report ofFolder(ClassifySongs.Request request, ClassifySongs.Listener listener) {
        List<ClassifySongs.Verdict> all = new ArrayList<>();
        listener.counted(7);
        for (int i = 0; i < 6; i++) {
            Path song = request.paths().getFirst().resolve("song" + i + ".ogg");
            ClassifySongs.Verdict v = verdict(request, song);
            ClassifySongs.Verdict told = i == 3
                    ? new ClassifySongs.Verdict(
                            v.path(),
                            ClassifySongs.UNDECIDED,
                            0,
                            v.probabilities(),
                            v.portrait(),
                            v.pieces(),
                            v.timeline(),
                            v.votes())
                    : v;
            all.add(told);
            listener.judged(told);
        }
        Refusal text = new Refusal("/music/notes.txt", "'notes.txt' is no sound. Remove it or choose another.");
        listener.refused(text);
        return new ClassifySongs.Report("mel-cnn", FakeRuns.SCORE, all, List.of(text), Certainty.UNKNOWN, false);
    }

    private static ClassifySongs.Verdict verdict(ClassifySongs.Request request, Path path) {
        String surest = request.bundle().toString().contains("second") ? "chip" : "orchestral";
        boolean moods = request.bundle().toString().contains("moods");
        Map<String, Double> probabilities = new TreeMap<>();
        probabilities.put("orchestral", surest.equals("chip") ? 0.03 : 0.81);
        probabilities.put("ambient", 0.11);
        probabilities.put("kart", 0.05);
        probabilities.put("chip", surest.equals("chip") ? 0.81 : 0.03);
        List<String> pieces = new ArrayList<>();
        List<ClassifySongs.Piece> votes = new ArrayList<>();
        List<ClassifySongs.Moment> timeline = new ArrayList<>();
        Map<String, Integer> portrait = new TreeMap<>();
        LABELS.forEach(label -> portrait.put(label, 0));
        for (int i = 0; i < PIECES; i++) {
            boolean odd = i == 0 || i == 7 || i == 12;
            String piece = moods ? (odd ? "Q1" : "Q4") : odd ? "ambient" : surest;
            timeline.add(new ClassifySongs.Moment(i * PIECE_SECONDS, piece, odd ? 0.45 : 0.6 + 0.02 * i));
            if (request.snippets() == 0) {
                pieces.add(piece);
                votes.add(vote(i * PIECE_SECONDS, moods ? "orchestral" : piece, odd ? 0.45 : 0.6 + 0.02 * i));
                portrait.merge(odd ? "ambient" : surest, 1, Integer::sum);
            }
        }
        RandomGenerator random = Rng.of(request.seed(), "fake snippets");
        for (int i = 0; i < request.snippets(); i++) {
            // Few snippets are spread as evenly as many.
            double dice = (i * 0.618 + random.nextDouble() * 0.01) % 1;
            String label = dice < 0.71 ? surest : dice < 0.91 ? "ambient" : "kart";
            double start = (SONG_SECONDS - PIECE_SECONDS) * i / request.snippets();
            pieces.add(label);
            votes.add(vote(start, label, 0.5 + dice / 3));
            portrait.merge(label, 1, Integer::sum);
        }
        return new ClassifySongs.Verdict(
                path.toString(), surest, 0.81, probabilities, portrait, pieces, timeline, votes);
    }

    private static ClassifySongs.Piece vote(double start, String label, double sure) {
        List<Float> said = new ArrayList<>();
        for (String other : LABELS) {
            said.add((float) (other.equals(label) ? sure : (1 - sure) / (LABELS.size() - 1)));
        }
        return new ClassifySongs.Piece(start, PIECE_SECONDS, label, 1, said);
    }
}
