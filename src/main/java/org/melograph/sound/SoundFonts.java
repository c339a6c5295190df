package org.melograph.sound;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.melograph.base.BadInputException;
import org.melograph.io.InputFile;

/** The soundfonts of this machine. */
public final class SoundFonts {
    /** Where the launcher says that the program's own samples are. */
    private static final String SAMPLES_PROPERTY = "melograph.samples";

    private SoundFonts() {}

    /**
     * Every soundfont found: the program's own, the user's, the system's, and the JDK's last, which is always there.
     * Within a folder sorted by name.
     */
    public static List<SoundFont> list() {
        List<SoundFont> found = new ArrayList<>();
        for (Path folder : folders()) {
            for (Path file : soundFontsIn(folder)) {
                SoundFont font = named(file);
                if (found.stream().noneMatch(f -> f.name().equals(font.name()))) {
                    found.add(font);
                }
            }
        }
        found.add(SoundFont.BUILT_IN);
        return List.copyOf(found);
    }

    /**
     * The soundfont to use.
     *
     * @param chosen a file the user chose; null for the first of {@link #list} that can be read and has the ordinary
     *     instruments, as some hold effects only
     * @throws BadInputException when the chosen file is missing, empty or no soundfont
     */
    public static SoundFont choose(@Nullable Path chosen) throws BadInputException {
        if (chosen == null) {
            return firstWithInstruments();
        }
        InputFile.check(chosen);
        SoundFont font = named(chosen);
        // Reading it now tells what is wrong before anybody waits for music.
        NoteSynthesizer.bank(font);
        return font;
    }

    private static SoundFont firstWithInstruments() {
        for (SoundFont font : list()) {
            if (isUsable(font)) {
                return font;
            }
        }
        return SoundFont.BUILT_IN;
    }

    // Nobody chose these: a damaged file in a folder is passed over.
    private static boolean isUsable(SoundFont font) {
        try {
            return NoteSynthesizer.hasPiano(font);
        } catch (BadInputException e) {
            return false;
        }
    }

    private static List<Path> folders() {
        List<Path> folders = new ArrayList<>();
        folders.add(Path.of(System.getProperty(SAMPLES_PROPERTY, "samples"), "soundfont"));
        Path home = Path.of(System.getProperty("user.home", "."));
        folders.add(home.resolve(".local/share/soundfonts"));
        folders.add(home.resolve("Library/Audio/Sounds/Banks"));
        folders.add(Path.of("/usr/local/share/soundfonts"));
        folders.add(Path.of("/usr/share/soundfonts"));
        folders.add(Path.of("/usr/share/sounds/sf2"));
        return folders;
    }

    private static List<Path> soundFontsIn(Path folder) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(f -> {
                        String name = f.getFileName().toString().toLowerCase(Locale.ROOT);
                        return (name.endsWith(".sf2") || name.endsWith(".dls")) && Files.isReadable(f);
                    })
                    .sorted()
                    .toList();
        } catch (IOException e) {
            // A folder that cannot be listed has nothing to offer.
            return List.of();
        }
    }

    private static SoundFont named(Path file) {
        String name = String.valueOf(file.getFileName());
        int dot = name.lastIndexOf('.');
        return new SoundFont(dot > 0 ? name.substring(0, dot) : name, file);
    }
}
