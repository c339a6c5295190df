package org.melograph.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.melograph.app.AnnotateSong;
import org.melograph.app.SongAnnotations;
import org.melograph.base.BadInputException;
import org.melograph.base.Job;
import org.melograph.base.StoppedException;
import org.melograph.io.InputFile;
import org.melograph.io.annotation.AnnotationFile;
import org.melograph.music.Annotation;
import org.melograph.music.AnnotationLayer;
import org.melograph.music.FrequencyBand;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What is said of moments and stretches of a song. */
@Command(
        name = "annotations",
        description = {
            "List, import or export the labels of a song's moments and stretches.",
            "Files are label tracks of Audacity (.txt), .lab, .jams or .csv."
        },
        footer = "%nExample: melograph library annotations song.mp3 --import labels.txt --export song.jams")
final class AnnotationsVerb extends Verb {
    @Parameters(index = "0", paramLabel = "SONG", description = "The song's file.")
    Path song = Path.of("");

    @Option(names = "--import", paramLabel = "F", description = "Adds the layers of this file.")
    @Nullable
    Path imported;

    @Option(names = "--beats", description = "Adds the song's beats as a layer.")
    boolean beats;

    @Option(names = "--export", paramLabel = "F", description = "Writes the layers to this .txt, .jams or .csv file.")
    @Nullable
    Path exported;

    @Option(names = "--layer", paramLabel = "NAME", description = "Lists or writes only this layer.")
    @Nullable
    String layer;

    @Override
    int work(Job job) throws BadInputException, StoppedException {
        Path out = exported;
        if (out != null && !AnnotationFile.WRITABLE.contains(InputFile.extension(out))) {
            throw new BadCommandException("'" + out + "' can be " + AnnotationFile.WRITABLE + " only.");
        }
        AnnotateSong annotate = new AnnotateSong(workspace());
        SongAnnotations.Annotated annotated = imported == null ? annotate.of(song) : annotate.add(song, imported, job);
        if (beats) {
            annotated = annotate.add(song, annotate.beats(song, job));
        }
        List<AnnotationLayer> layers = chosen(annotated.layers());
        if (out != null) {
            annotate.write(song, layers, out);
        }
        if (json) {
            terminal.json(Map.of("song", song, "hash", annotated.hash(), "layers", layers));
        } else {
            terminal.table(List.of("layer", "start", "end", "label", "Hz"), rows(layers));
            if (out != null) {
                terminal.say("Wrote %s", out);
            }
        }
        return DONE;
    }

    private List<AnnotationLayer> chosen(List<AnnotationLayer> layers) throws BadInputException {
        if (layer == null) {
            return layers;
        }
        List<AnnotationLayer> chosen =
                layers.stream().filter(l -> l.name().equals(layer)).toList();
        if (chosen.isEmpty()) {
            throw new BadInputException("'" + song + "' has no layer '" + layer + "'. It has "
                    + layers.stream().map(AnnotationLayer::name).toList() + ".");
        }
        return chosen;
    }

    private static List<List<String>> rows(List<AnnotationLayer> layers) {
        List<List<String>> rows = new ArrayList<>();
        for (AnnotationLayer layer : layers) {
            for (Annotation a : layer.annotations()) {
                FrequencyBand band = a.band();
                rows.add(List.of(
                        layer.name(),
                        "%.3f".formatted(a.start()),
                        a.isPoint() ? "" : "%.3f".formatted(a.end()),
                        a.label(),
                        band == null ? "" : "%.0f-%.0f".formatted(band.lowHz(), band.highHz())));
            }
        }
        return rows;
    }
}
