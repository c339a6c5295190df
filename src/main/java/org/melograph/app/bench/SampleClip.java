package org.melograph.app.bench;

import java.nio.file.Path;
import java.util.List;
import org.melograph.app.SampleProject;
import org.melograph.base.Axis;
import org.melograph.base.BadInputException;
import org.melograph.base.Job;
import org.melograph.base.StoppedException;
import org.melograph.base.Tensor;
import org.melograph.io.ReadOptions;
import org.melograph.io.audio.AudioReader;
import org.melograph.io.source.SourceSpec;
import org.melograph.io.source.Sources;
import org.melograph.music.Clip;
import org.melograph.music.Song;

/** Real music of any length: the samples that come with the program, laid end to end. */
final class SampleClip {
    private SampleClip() {}

    /**
     * Music at 22,050 Hz.
     *
     * @throws BadInputException when the samples are not there
     */
    static Clip of(double seconds, Job job) throws BadInputException, StoppedException {
        return of(seconds, ReadOptions.STANDARD.sampleRate(), 0, job);
    }

    /**
     * Music at any rate.
     *
     * @param first the number of the song it begins with
     * @throws BadInputException when the samples are not there
     */
    static Clip of(double seconds, int sampleRate, int first, Job job) throws BadInputException, StoppedException {
        Path manifest = SampleProject.find()
                .orElseThrow(() -> new BadInputException(
                        "The samples are not there. Start from the folder that has 'samples', as ./melograph does."))
                .audio();
        List<Song> songs = Sources.open(SourceSpec.of(manifest), job).songs();
        float[] samples = new float[(int) Math.round(seconds * sampleRate)];
        Clip last = null;
        for (int filled = 0, next = first % songs.size(); filled < samples.length; next = (next + 1) % songs.size()) {
            last = new AudioReader().read(songs.get(next).path(), ReadOptions.at(sampleRate), job);
            int taken = Math.min(samples.length - filled, last.samples().length());
            System.arraycopy(last.samples().values(), 0, samples, filled, taken);
            filled += taken;
        }
        if (last == null) {
            throw new IllegalArgumentException("A clip of " + seconds + " s.");
        }
        return new Clip(
                "samples", Tensor.wrap(samples, new Axis("sample", samples.length)), last.sampleRate(), last.origin());
    }
}
