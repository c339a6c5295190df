package org.melograph.app;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/** The songs and models that come with the program: what the first start shows and the demo runs on. */
public record SampleProject(Path folder) {
    /** What the sample classifier is: small enough to be trained while somebody watches. */
    public static final String VERDICT_ARCHITECTURE = "mel-cnn";

    /** Its settings: the paper's full picture, which these few songs need. {@code samples/make.sh} says the same. */
    public static final Map<String, String> VERDICT_SETTINGS =
            Map.of("bands", "128", "hop", "512", "batch", "32", "epochs", "20");

    /** The samples where the launcher says, or in the current folder; empty where there are none. */
    public static Optional<SampleProject> find() {
        Path folder = Path.of(System.getProperty("melograph.samples", "samples"));
        return Files.isRegularFile(folder.resolve("manifest.csv"))
                ? Optional.of(new SampleProject(folder))
                : Optional.empty();
    }

    /** The audio excerpts with their classes and source tracks. */
    public Path audio() {
        return folder.resolve("manifest.csv");
    }

    /** The MIDI files with their classes. */
    public Path midi() {
        return folder.resolve("midi.csv");
    }

    /** The classifier trained on the excerpts. */
    public Path verdictModel() {
        return folder.resolve("models").resolve("verdict.melo");
    }

    /** The composer trained on the MIDI files. */
    public Path composerModel() {
        return folder.resolve("models").resolve("composer.melo");
    }
}
