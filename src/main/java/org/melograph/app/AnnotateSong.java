package org.melograph.app;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.melograph.base.BadInputException;
import org.melograph.base.Job;
import org.melograph.base.Params;
import org.melograph.base.StoppedException;
import org.melograph.feature.Beats;
import org.melograph.feature.Feature;
import org.melograph.feature.Features;
import org.melograph.io.InputFile;
import org.melograph.io.ReadOptions;
import org.melograph.io.annotation.AnnotationFile;
import org.melograph.io.annotation.Jams;
import org.melograph.io.audio.AudioInfo;
import org.melograph.io.audio.AudioProbe;
import org.melograph.io.audio.AudioReader;
import org.melograph.music.Annotation;
import org.melograph.music.AnnotationLayer;
import org.melograph.music.Clip;
import org.melograph.project.Annotations;
import org.melograph.project.SongRecord;

/** Says things of moments and stretches of songs, and keeps them in the library by the song's content. */
public final class AnnotateSong implements SongAnnotations {
    private final Workspace workspace;

    /** Annotates in a workspace, whose library keeps what is said. */
    public AnnotateSong(Workspace workspace) {
        this.workspace = workspace;
    }

    private Annotations kept() {
        return workspace.library().annotations();
    }

    @Override
    public Annotated of(Path song) throws BadInputException {
        InputFile.check(song);
        String hash = InputFile.hash(song);
        return new Annotated(hash, kept().of(hash));
    }

    @Override
    public void keep(String hash, List<AnnotationLayer> layers) throws BadInputException {
        kept().keep(hash, layers);
    }

    @Override
    public List<AnnotationLayer> read(Path file, Job job) throws BadInputException, StoppedException {
        return AnnotationFile.read(file, job);
    }

    /**
     * Adds the layers of a file below those a song has.
     *
     * @return all that is said of the song then
     */
    public Annotated add(Path song, Path file, Job job) throws BadInputException, StoppedException {
        return add(song, read(file, job));
    }

    /** Adds a layer below those a song has; returns all that is said of it then. */
    public Annotated add(Path song, AnnotationLayer layer) throws BadInputException {
        return add(song, List.of(layer));
    }

    private Annotated add(Path song, List<AnnotationLayer> more) throws BadInputException {
        Annotated before = of(song);
        List<AnnotationLayer> all = new ArrayList<>(before.layers());
        for (AnnotationLayer layer : more) {
            all.add(layer.colored(all.size()));
        }
        keep(before.hash(), all);
        return new Annotated(before.hash(), all);
    }

    @Override
    public void write(Path song, List<AnnotationLayer> layers, Path file) throws BadInputException {
        AnnotationFile.write(layers, facts(song), file);
    }

    private Jams facts(Path song) throws BadInputException {
        String hash = InputFile.hash(song);
        Map<String, String> identifiers = Map.of("sha256", hash);
        Optional<SongRecord> known = workspace.library().songs().find(hash);
        if (known.isPresent()) {
            SongRecord s = known.get();
            return new Jams(s.title(), s.artist(), s.album(), s.seconds(), identifiers, List.of());
        }
        AudioInfo info = AudioProbe.probe(song);
        return new Jams(info.title(), info.artist(), info.album(), info.seconds(), identifiers, List.of());
    }

    @Override
    public AnnotationLayer beats(Path song, Job job) throws BadInputException, StoppedException {
        Feature feature = Features.byId("beats");
        if (!(feature instanceof Beats beats)) {
            throw new IllegalStateException("The feature 'beats' is another one.");
        }
        Params params = Params.parse(beats.spec().params(), Map.of());
        ReadOptions options = ReadOptions.STANDARD;
        Clip clip = new AudioReader().read(song, options, job.part(0, 0.5));
        List<Annotation> marks = beats.track(clip, params, job.part(0.5, 1)).seconds().stream()
                .map(seconds -> Annotation.point(seconds, ""))
                .toList();
        if (marks.isEmpty()) {
            throw new BadInputException(
                    InputFile.quoted(song) + " has no beats: nothing begins in it. Choose another song.");
        }
        return new AnnotationLayer("Beats", 0, marks);
    }
}
