package org.melograph.ui.shell;

import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.prefs.Preferences;
import javafx.stage.DirectoryChooser;
import javafx.stage.FileChooser;
import javafx.stage.Window;
import org.jspecify.annotations.Nullable;
import org.melograph.ui.room.FileChoice;

/** Asks for files with the system's dialogs, starting where the last answer was. */
final class WindowFiles implements FileChoice {
    private final Window window;
    private final Preferences store;
    private final Consumer<String> browser;

    /** @param browser shows what stands at an address */
    WindowFiles(Window window, Preferences store, Consumer<String> browser) {
        this.window = window;
        this.store = store;
        this.browser = browser;
    }

    @Override
    public List<Path> open(String title, String kind, List<String> extensions) {
        FileChooser chooser = chooser(title, kind, extensions);
        List<File> chosen = chooser.showOpenMultipleDialog(window);
        if (chosen == null) {
            return List.of();
        }
        chosen.forEach(this::remember);
        return chosen.stream().map(File::toPath).toList();
    }

    @Override
    public Optional<Path> folder(String title) {
        DirectoryChooser chooser = new DirectoryChooser();
        chooser.setTitle(title);
        chooser.setInitialDirectory(last());
        File chosen = chooser.showDialog(window);
        remember(chosen);
        return Optional.ofNullable(chosen).map(File::toPath);
    }

    @Override
    public Optional<Path> save(String title, String proposedName, List<String> extensions) {
        FileChooser chooser = chooser(title, extensions.getFirst(), extensions);
        chooser.setInitialFileName(proposedName);
        File chosen = chooser.showSaveDialog(window);
        remember(chosen);
        return Optional.ofNullable(chosen).map(File::toPath);
    }

    @Override
    public void reveal(Path folder) {
        browser.accept(folder.toUri().toString());
    }

    private FileChooser chooser(String title, String kind, List<String> extensions) {
        FileChooser chooser = new FileChooser();
        chooser.setTitle(title);
        List<String> patterns = extensions.stream().map(e -> "*." + e).toList();
        chooser.getExtensionFilters()
                .addAll(
                        new FileChooser.ExtensionFilter(kind, patterns),
                        new FileChooser.ExtensionFilter("All files", "*"));
        chooser.setInitialDirectory(last());
        return chooser;
    }

    private @Nullable File last() {
        File folder = new File(store.get("folder", System.getProperty("user.home", ".")));
        return folder.isDirectory() ? folder : null;
    }

    private void remember(@Nullable File chosen) {
        if (chosen != null) {
            File folder = chosen.isDirectory() ? chosen : chosen.getParentFile();
            if (folder != null) {
                store.put("folder", folder.getPath());
            }
        }
    }
}
