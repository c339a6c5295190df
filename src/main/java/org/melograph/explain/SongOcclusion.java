package org.melograph.explain;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.melograph.base.BadInputException;
import org.melograph.base.Job;
import org.melograph.base.StoppedException;
import org.melograph.base.Tensor;
import org.melograph.feature.FrequencyAxis;
import org.melograph.feature.MelScale;
import org.melograph.feature.SpectralGain;
import org.melograph.feature.TimeGrid;
import org.melograph.music.Clip;
import org.melograph.music.Note;
import org.melograph.music.NoteSequence;

/**
 * What decides, found by hiding parts of the song itself and computing its features anew: for models whose input has no
 * frequencies, such as statistics, cepstra, samples and notes, and for ensembles that hear it in several ways. Of sound, a
 * patch of its short-time spectra is silenced; of MIDI files, the notes of a range of pitches in a stretch of time are left
 * out (drums stay).
 */
public final class SongOcclusion {
    /** Places of the map along a side of a patch. */
    private static final int FINENESS = 4;

    private static final int MEL_ROWS = 64;
    private static final double A4_HERTZ = 440;
    private static final int A4 = 69;

    private final Jury jury;
    private final int label;
    private final FrequencyAxis rows;
    private final int height;
    private final double seconds;

    private SongOcclusion(Jury jury, int label, FrequencyAxis rows, int height, double seconds) {
        this.jury = jury;
        this.label = label;
        this.rows = rows;
        this.height = height;
        this.seconds = seconds;
    }

    /**
     * Maps a song, coarsely first.
     *
     * @param jury hears sound, or notes
     * @param label the class
     * @param news takes each map as soon as it is there, each finer than the one before
     * @return the finest map
     * @throws BadInputException when the song is too short, or has no notes with pitches
     */
    public static Relevance of(Jury jury, int label, Patches patches, Consumer<Relevance> news, Job job)
            throws BadInputException, StoppedException {
        SongOcclusion occlusion = over(jury, label);
        double plain =
                jury.odds().of(jury.said(List.of(item -> item), job.part(0, 0)).getFirst(), label);
        List<Patches> levels = patches.forSong(occlusion.seconds).coarseToFine();
        Relevance map = null;
        double all = 0;
        for (int l = 0; l < levels.size(); l++) {
            all += Math.pow(4, l);
        }
        double done = 0;
        for (int l = 0; l < levels.size(); l++) {
            double end = done + Math.pow(4, l) / all;
            map = occlusion.map(levels.get(l), plain, job.part(done, end));
            done = end;
            news.accept(map);
        }
        if (map == null) {
            throw new IllegalStateException("There is no level.");
        }
        return map;
    }

    private static SongOcclusion over(Jury jury, int label) throws BadInputException {
        double seconds = 0;
        double highest = 0;
        for (Ear ear : jury.ears()) {
            switch (ear.item()) {
                case Clip clip -> {
                    seconds = Math.max(seconds, clip.seconds());
                    highest = Math.max(highest, clip.sampleRate() / 2.0);
                }
                case NoteSequence notes -> {
                    return over(jury, label, notes);
                }
                default ->
                    throw new BadInputException(
                            "'" + ear.item().id() + "' is neither sound nor notes, so no part of it can"
                                    + " be hidden. Choose an audio or MIDI file.");
            }
        }
        return new SongOcclusion(
                jury, label, new FrequencyAxis.Mel(new MelScale(MEL_ROWS, 0, highest, false)), MEL_ROWS, seconds);
    }

    private static SongOcclusion over(Jury jury, int label, NoteSequence notes) throws BadInputException {
        int lowest = notes.pitched().stream().mapToInt(Note::pitch).min().orElse(-1);
        int highest = notes.pitched().stream().mapToInt(Note::pitch).max().orElse(-1);
        if (lowest < 0) {
            throw new BadInputException("'" + notes.id() + "' has no notes with pitches to hide. Choose another file.");
        }
        double lowestHertz = A4_HERTZ * Math.pow(2, (lowest - A4) / 12.0);
        return new SongOcclusion(
                jury,
                label,
                new FrequencyAxis.Logarithmic(lowestHertz, 12),
                highest - lowest + 1,
                Math.max(notes.seconds(), 1e-3));
    }

    private Relevance map(Patches patches, double plain, Job job) throws BadInputException, StoppedException {
        double step = patches.seconds() / FINENESS;
        int frames = Math.max(1, (int) Math.ceil(seconds / step));
        TimeGrid grid = new TimeGrid(step / 2, step);
        List<Patches.Patch> all = patches.over(height, frames, step);
        List<Jury.Version> versions = new ArrayList<>();
        for (Patches.Patch patch : all) {
            versions.add(item -> switch (item) {
                case Clip clip -> silenced(clip, patch, step);
                case NoteSequence notes -> without(notes, patch, step);
                default -> item;
            });
        }
        List<List<Double>> said = jury.said(versions, job);
        PatchSums sums = new PatchSums(height, frames);
        for (int i = 0; i < said.size(); i++) {
            if (!said.get(i).isEmpty()) {
                sums.add(all.get(i), plain - jury.odds().of(said.get(i), label));
            }
        }
        return new Relevance(sums.means(), grid, rows);
    }

    private Clip silenced(Clip clip, Patches.Patch patch, double step) throws StoppedException {
        SpectralGain gain = new SpectralGain(clip.sampleRate());
        float[] gains = new float[gain.bins()];
        for (int bin = 0; bin < gains.length; bin++) {
            double row = rows.rowAt(gain.hertz(bin)) + 0.5;
            // The outermost patches reach to the ends of the spectrum; between patches half a row is shared.
            double above = patch.fromRow() == 0 ? 1 : row - patch.fromRow() + 0.5;
            double below = patch.toRow() == height ? 1 : patch.toRow() - row + 0.5;
            gains[bin] = (float) (1 - Math.clamp(Math.min(above, below), 0, 1));
        }
        float[] samples = gain.applied(
                clip.samples().values(),
                patch.fromFrame() * step,
                patch.toFrame() * step,
                (time, into) -> System.arraycopy(gains, 0, into, 0, gains.length),
                Job.silent());
        return new Clip(clip.id(), Tensor.wrap(samples, clip.samples().axes()), clip.sampleRate(), clip.origin());
    }

    private NoteSequence without(NoteSequence all, Patches.Patch patch, double step) {
        double from = patch.fromFrame() * step;
        double to = patch.toFrame() * step;
        return only(all, note -> {
            int row = (int) Math.round(rows.rowAt(A4_HERTZ * Math.pow(2, (note.pitch() - A4) / 12.0)));
            boolean hidden = row >= patch.fromRow()
                    && row < patch.toRow()
                    && note.onsetSeconds() < to
                    && note.endSeconds() > from;
            return note.isDrum() || !hidden;
        });
    }

    /** The piece with some of its notes only. */
    static NoteSequence only(NoteSequence all, Predicate<Note> kept) {
        return new NoteSequence(
                all.id(),
                all.notes().stream().filter(kept).toList(),
                all.tempi(),
                all.meters(),
                all.ticksPerBeat(),
                all.origin());
    }
}
