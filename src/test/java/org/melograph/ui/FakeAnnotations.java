package org.melograph.ui;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.melograph.app.SongAnnotations;
import org.melograph.base.BadInputException;
import org.melograph.base.Job;
import org.melograph.base.StoppedException;
import org.melograph.io.annotation.AnnotationFile;
import org.melograph.io.annotation.Jams;
import org.melograph.music.Annotation;
import org.melograph.music.AnnotationLayer;

/** Annotations in memory, by the songs' paths; files are read and written as they are. */
public final class FakeAnnotations implements SongAnnotations {
    /** What is kept, by the hash of the song. */
    public final Map<String, List<AnnotationLayer>> kept = new ConcurrentHashMap<>();

    @Override
    public Annotated of(Path song) {
        return new Annotated(song.toString(), kept.getOrDefault(song.toString(), List.of()));
    }

    @Override
    public void keep(String hash, List<AnnotationLayer> layers) {
        kept.put(hash, List.copyOf(layers));
    }

    @Override
    public List<AnnotationLayer> read(Path file, Job job) throws BadInputException, StoppedException {
        return AnnotationFile.read(file, job);
    }

    @Override
    public void write(Path song, List<AnnotationLayer> layers, Path file) throws BadInputException {
        AnnotationFile.write(layers, new Jams("", "", "", 12, Map.of(), List.of()), file);
    }

    @Override
    public AnnotationLayer beats(Path song, Job job) {
        return new AnnotationLayer("Beats", 0, List.of(Annotation.point(0.5, ""), Annotation.point(1, "")));
    }
}
