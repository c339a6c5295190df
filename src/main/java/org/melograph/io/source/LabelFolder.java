package org.melograph.io.source;

import java.io.IOException;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.ListIterator;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.melograph.base.BadInputException;
import org.melograph.base.Job;
import org.melograph.base.Refusal;
import org.melograph.base.StoppedException;
import org.melograph.io.InputFile;
import org.melograph.io.words.LyricsText;
import org.melograph.music.Collection;
import org.melograph.music.Song;

/** The songs of a folder with one sub-folder per label, at any depth below it (the layout of GTZAN). */
final class LabelFolder extends SimpleFileVisitor<Path> {
    private final Path root;
    private final Job job;
    private final List<Song> songs = new ArrayList<>();
    private final List<Refusal> refused = new ArrayList<>();
    private final Set<Path> texts = new HashSet<>();

    private LabelFolder(Path root, Job job) {
        this.root = root;
        this.job = job;
    }

    static Collection list(Path root, Job job) throws BadInputException, StoppedException {
        LabelFolder found = new LabelFolder(root, job);
        try {
            Files.walkFileTree(root, EnumSet.of(FileVisitOption.FOLLOW_LINKS), Integer.MAX_VALUE, found);
        } catch (IOException e) {
            throw InputFile.unreadable(root, e);
        }
        job.throwIfStopped();
        found.addLyrics();
        found.songs.sort(Comparator.comparing(Song::id));
        found.refused.sort(Comparator.comparing(Refusal::path));
        Path name = root.toAbsolutePath().normalize().getFileName();
        return new Collection(name == null ? root.toString() : name.toString(), found.songs, found.refused, null);
    }

    @Override
    public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
        if (!folder.equals(root) && isHidden(folder)) {
            refuse(folder, InputFile.quoted(folder) + " is a hidden folder and was left out. Rename it to use it.");
            return FileVisitResult.SKIP_SUBTREE;
        }
        return job.isStopped() ? FileVisitResult.TERMINATE : FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
        if (isHidden(file)) {
            refuse(file, InputFile.quoted(file) + " is a hidden file and was left out. Rename it to use it.");
            return FileVisitResult.CONTINUE;
        }
        if (LyricsText.EXTENSIONS.contains(InputFile.extension(file))) {
            texts.add(file);
            return FileVisitResult.CONTINUE;
        }
        try {
            Sources.checkMusic(file);
            InputFile.check(file);
            String id = id(file);
            songs.add(new Song(id, file, -1, String.valueOf(file.getFileName()), "", label(file), id, null, null));
        } catch (BadInputException e) {
            refuse(file, e.reason());
        }
        return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFileFailed(Path file, IOException e) {
        refuse(file, InputFile.unreadable(file, e).reason());
        return FileVisitResult.CONTINUE;
    }

    /** Gives each song the words in the text beside it; texts beside no song, and those without words, are refused. */
    private void addLyrics() {
        Set<Path> read = new HashSet<>();
        for (ListIterator<Song> each = songs.listIterator(); !texts.isEmpty() && each.hasNext(); ) {
            Song song = each.next();
            Optional<Path> text = LyricsText.file(song.path());
            if (text.isPresent() && texts.contains(text.get())) {
                read.add(text.get());
                try {
                    each.set(song.withLyrics(LyricsText.read(text.get())));
                } catch (BadInputException e) {
                    refuse(text.get(), e.reason());
                }
            }
        }
        for (Path text : texts) {
            if (!read.contains(text)) {
                refuse(
                        text,
                        InputFile.quoted(text)
                                + " is of no kind that is read, unless it holds the lyrics of a song and is"
                                + " called like it. Rename it or leave it out.");
            }
        }
    }

    private void refuse(Path path, String reason) {
        refused.add(new Refusal(path.toString(), reason));
    }

    /** The path below the root with slashes, the same on every platform. */
    private String id(Path file) {
        return root.relativize(file).toString().replace(file.getFileSystem().getSeparator(), "/");
    }

    private @Nullable String label(Path file) {
        Path below = root.relativize(file);
        return below.getNameCount() > 1 ? below.getName(0).toString() : null;
    }

    private static boolean isHidden(Path path) {
        return String.valueOf(path.getFileName()).startsWith(".");
    }
}
