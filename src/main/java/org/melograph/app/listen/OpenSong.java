package org.melograph.app.listen;

import java.io.IOException;
import java.lang.ref.WeakReference;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.HashMap;
import java.util.Map;
import org.melograph.app.Workspace;
import org.melograph.base.BadInputException;
import org.melograph.io.InputFile;
import org.melograph.io.audio.AudioInfo;
import org.melograph.io.audio.AudioProbe;

/** Opens songs to be looked at. A song that somebody still looks at is opened once for all. */
public final class OpenSong {
    /** A file as it is now: one that was written anew is another song. */
    private record Content(Path file, FileTime changed, long bytes) {
        static Content of(Path file) throws BadInputException {
            try {
                return new Content(file, Files.getLastModifiedTime(file), Files.size(file));
            } catch (IOException e) {
                throw InputFile.unreadable(file, e);
            }
        }
    }

    /** A song that lasts longer is looked at in parts: of all of it, a spectrogram alone would take 100 MB and more. */
    public static final double LONGEST_WHOLE_SECONDS = 600;

    private final Workspace workspace;
    private final Map<Content, WeakReference<OpenedSong>> open = new HashMap<>();

    /** Opens songs in a workspace, whose library keeps what is computed of them. */
    public OpenSong(Workspace workspace) {
        this.workspace = workspace;
    }

    /**
     * Opens a song; none of its sound is read yet.
     *
     * @throws BadInputException when the file is missing, empty or no audio; the message names it
     */
    public OpenedSong run(Path file) throws BadInputException {
        InputFile.check(file);
        AudioInfo info = AudioProbe.probe(file);
        synchronized (open) {
            open.values().removeIf(song -> song.get() == null);
            Content content = Content.of(file);
            WeakReference<OpenedSong> known = open.get(content);
            OpenedSong song = known == null ? null : known.get();
            if (song == null) {
                song = info.seconds() > LONGEST_WHOLE_SECONDS
                        ? new LongSong(file, info.seconds())
                        : new ShortSong(
                                file, info.seconds(), workspace.library().features());
                open.put(content, new WeakReference<>(song));
            }
            return song;
        }
    }
}
