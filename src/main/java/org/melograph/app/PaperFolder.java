package org.melograph.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import java.util.stream.Stream;
import org.melograph.app.paper.PaperModel;
import org.melograph.base.BadInputException;
import org.melograph.base.Json;
import org.melograph.project.ModelBundle;

/**
 * The folder of a reproduction: the report, a file for each finished run below {@code runs}, and the first run's model of
 * each kind below {@code models}. A run is named by all that decides how it turns out, so that one with other songs or
 * settings never passes for it.
 */
final class PaperFolder {
    private final Path folder;

    /** @throws BadInputException when the folder cannot be written to */
    PaperFolder(Path folder) throws BadInputException {
        this.folder = folder;
        try {
            Files.createDirectories(folder.resolve("runs"));
            Files.createDirectories(folder.resolve("models"));
        } catch (IOException e) {
            throw unusable(e);
        }
    }

    /** The report's place. */
    Path path() {
        return folder;
    }

    /** The name of a run, without the key of what it depends on besides model, seed and fold. */
    static String name(PaperModel model, long seed, int fold, String key) {
        return "%s-seed%d-fold%d-%s".formatted(model.slug(), seed, fold, key);
    }

    /** A finished run. */
    Optional<PaperRun> run(String name) throws BadInputException {
        Path file = file(name);
        try {
            return Files.exists(file)
                    ? Optional.of(Json.read(Files.readString(file), PaperRun.class, file.toString()))
                    : Optional.empty();
        } catch (IOException e) {
            throw new BadInputException("'" + file + "' cannot be read. Delete it to repeat the run.", e);
        }
    }

    /** How many finished runs a folder holds, whatever their settings; 0 where there is no such folder. */
    static int runsIn(Path folder) {
        try (Stream<Path> files = Files.list(folder.resolve("runs"))) {
            return (int) files.filter(f -> f.toString().endsWith(".json")).count();
        } catch (IOException _) {
            // A folder that is not there yet has none.
            return 0;
        }
    }

    /** Where the model of a run goes; its checkpoint stands beside it until the run is finished. */
    Path bundle(String name) {
        return folder.resolve("models").resolve(name + ".melo");
    }

    /** Keeps a finished run, at once or not at all, and drops its checkpoint. */
    void keep(String name, PaperRun run) throws BadInputException {
        Path half = file(name).resolveSibling(name + ".half");
        try {
            Files.writeString(half, Json.write(run));
            Files.move(half, file(name), StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw unusable(e);
        }
        KeepRun.deleteCheckpoints(KeepRun.checkpoints(bundle(name)));
    }

    /** Keeps a run's model. */
    void keep(String name, ModelBundle.Contents contents) throws BadInputException {
        ModelBundle.write(bundle(name), contents);
    }

    private Path file(String name) {
        return folder.resolve("runs").resolve(name + ".json");
    }

    private BadInputException unusable(IOException e) {
        return new BadInputException("'" + folder + "' cannot be written to. Choose another folder.", e);
    }
}
