package org.melograph.train.metric;

import java.util.ArrayList;
import java.util.List;

/** Songs named by the vote of their pieces, as in Bai's table 2, for every threshold and not only for the best one. */
public final class VoteCurve {
    /** What {@link #winner} says of a song without enough votes. */
    public static final int UNDECIDED = -1;

    private VoteCurve() {}

    /** A point for each threshold from 1 to the largest number of pieces a song has; empty for no songs. */
    public static List<VotePoint> of(List<SongPrediction> songs) {
        int most = songs.stream().mapToInt(s -> s.pieces().size()).max().orElse(0);
        List<VotePoint> curve = new ArrayList<>(most);
        for (int threshold = 1; threshold <= most; threshold++) {
            int right = 0;
            int undecided = 0;
            for (SongPrediction song : songs) {
                int winner = winner(song, threshold);
                right += winner == song.label() ? 1 : 0;
                undecided += winner == UNDECIDED ? 1 : 0;
            }
            curve.add(new VotePoint(threshold, (double) right / songs.size(), (double) undecided / songs.size()));
        }
        return curve;
    }

    /**
     * The class that most pieces of a song were given, if at least {@code threshold} were; of classes with equal votes
     * the one with the larger mean probability.
     *
     * @return the class, or {@link #UNDECIDED}
     */
    public static int winner(SongPrediction song, int threshold) {
        int[] votes = new int[song.probabilities().size()];
        song.pieces().forEach(c -> votes[c]++);
        int best = 0;
        for (int c = 1; c < votes.length; c++) {
            boolean likelier =
                    song.probabilities().get(c) > song.probabilities().get(best);
            if (votes[c] > votes[best] || (votes[c] == votes[best] && likelier)) {
                best = c;
            }
        }
        return votes[best] >= threshold ? best : UNDECIDED;
    }
}
