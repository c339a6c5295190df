package org.melograph.app;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.melograph.base.BadInputException;
import org.melograph.base.Job;
import org.melograph.base.Refusal;
import org.melograph.base.StoppedException;
import org.melograph.io.InputFile;
import org.melograph.io.audio.TagField;
import org.melograph.io.audio.TagReader;
import org.melograph.io.audio.TagWriter;
import org.melograph.io.audio.Tags;
import org.melograph.project.FileStamp;
import org.melograph.project.SongRecord;
import org.melograph.project.SongTags;

/**
 * Writes tags into songs' files, because the user asked for it; nothing else in the program does. The library follows: a
 * song whose file has other bytes now keeps its label, its group and its verdicts.
 */
public final class WriteTags {
    private final Workspace workspace;

    public WriteTags(Workspace workspace) {
        this.workspace = workspace;
    }

    /**
     * What is to be written into one file.
     *
     * @param values over what the fields said; an empty text takes a field away, fields that are not named stay
     */
    public record Wish(Path file, Map<TagField, String> values) {
        public Wish {
            values = Map.copyOf(values);
        }
    }

    /**
     * What was done.
     *
     * @param written files that changed
     * @param unchanged files that said all that already
     */
    public record Report(int written, int unchanged, List<Refusal> refused) {
        public Report {
            refused = List.copyOf(refused);
        }
    }

    /**
     * Writes file after file; one that cannot be written is named and stays as it is.
     *
     * @throws BadInputException when the library cannot be written
     */
    public Report run(List<Wish> wishes, Job job) throws BadInputException, StoppedException {
        int written = 0;
        List<Refusal> refused = new ArrayList<>();
        for (int i = 0; i < wishes.size(); i++) {
            Wish wish = wishes.get(i);
            job.throwIfStopped();
            job.report((double) i / wishes.size(), "Writing tags of " + InputFile.quoted(wish.file()));
            boolean changed;
            try {
                changed = TagWriter.write(wish.file(), wish.values());
            } catch (BadInputException e) {
                refused.add(new Refusal(wish.file().toString(), e.reason()));
                continue;
            }
            if (changed) {
                written++;
                follow(wish.file());
            }
        }
        return new Report(written, wishes.size() - written - refused.size(), refused);
    }

    private void follow(Path file) throws BadInputException {
        Path path = file.toAbsolutePath().normalize();
        Optional<SongRecord> known = workspace.library().songs().at(path);
        if (known.isPresent()) {
            SongRecord song = known.get();
            workspace
                    .library()
                    .songs()
                    .follow(song.hash(), song.rewritten(InputFile.hash(path), tags(TagReader.read(path)), stamp(path)));
        }
    }

    /** Tags as the library keeps them. */
    static SongTags tags(Tags tags) {
        return new SongTags(
                tags.text(TagField.ALBUM_ARTIST),
                tags.text(TagField.GENRE),
                tags.number(TagField.YEAR),
                tags.number(TagField.TRACK),
                tags.text(TagField.COMMENT));
    }

    /** A file's stamp as it is now. */
    static FileStamp stamp(Path file) throws BadInputException {
        try {
            return FileStamp.of(file);
        } catch (IOException e) {
            throw InputFile.unreadable(file, e);
        }
    }
}
