package org.melograph.io.annotation;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.melograph.base.BadInputException;
import org.melograph.base.Job;
import org.melograph.base.StoppedException;
import org.melograph.io.InputFile;
import org.melograph.music.AnnotationLayer;

/** Reads and writes annotations of a song, in the format that the file's extension names. */
public final class AnnotationFile {
    /** The extensions that are read: label tracks of Audacity and of music research, JAMS, tables. */
    public static final List<String> READABLE = List.of("txt", "lab", JamsFile.EXTENSION, "csv");

    /** The extensions that are written. */
    public static final List<String> WRITABLE = List.of("txt", JamsFile.EXTENSION, "csv");

    private AnnotationFile() {}

    /**
     * Reads a file.
     *
     * @return at least one layer; a label track is named as its file
     * @throws BadInputException when it is none of the formats, or a line makes no sense: the message names it
     */
    public static List<AnnotationLayer> read(Path file, Job job) throws BadInputException, StoppedException {
        return switch (InputFile.extension(file)) {
            case "txt", "lab" -> List.of(new AnnotationLayer(name(file), 0, LabelTrack.read(file)));
            case "csv" ->
                AnnotationTable.read(file, job).stream()
                        .map(layer -> layer.name().isEmpty() ? layer.renamed(name(file)) : layer)
                        .toList();
            case JamsFile.EXTENSION -> {
                List<AnnotationLayer> layers = AnnotationJams.layers(JamsFile.read(file));
                if (layers.isEmpty()) {
                    throw new BadInputException(
                            InputFile.quoted(file) + " says nothing of its song. Choose another file.");
                }
                yield layers;
            }
            default ->
                throw new BadInputException(InputFile.quoted(file)
                        + " is no file of annotations. Choose a label track (.txt, .lab), .jams or .csv.");
        };
    }

    private static String name(Path file) {
        String name = String.valueOf(file.getFileName());
        return name.substring(0, name.length() - InputFile.extension(file).length() - 1);
    }

    /**
     * Writes a file; one that is there is replaced.
     *
     * @param song title, artist, album, length and identifiers, as JAMS wants them; its annotations are not written
     * @throws BadInputException when the extension is none of {@link #WRITABLE}, a label track is to hold several layers, or
     *     the place cannot be written
     */
    public static void write(List<AnnotationLayer> layers, Jams song, Path file) throws BadInputException {
        try {
            switch (InputFile.extension(file)) {
                case "txt" ->
                    Files.writeString(
                            file, LabelTrack.text(onlyOne(layers, file).annotations()));
                case "csv" -> AnnotationTable.write(layers, file);
                case JamsFile.EXTENSION ->
                    JamsFile.write(
                            new Jams(
                                    song.title(),
                                    song.artist(),
                                    song.release(),
                                    song.seconds(),
                                    song.identifiers(),
                                    AnnotationJams.annotations(layers)),
                            file);
                default ->
                    throw new BadInputException("Annotations are not written to " + InputFile.quoted(file)
                            + ". Choose a name that ends in .txt, .jams or .csv.");
            }
        } catch (IOException e) {
            throw new BadInputException("'" + file + "' cannot be written. Choose another place.", e);
        }
    }

    private static AnnotationLayer onlyOne(List<AnnotationLayer> layers, Path file) throws BadInputException {
        if (layers.size() != 1) {
            throw new BadInputException(InputFile.quoted(file) + " can hold one layer, not " + layers.size()
                    + ". Choose a layer, or write .jams or .csv.");
        }
        return layers.getFirst();
    }
}
