package org.melograph.sound;

import java.nio.file.Path;
import org.melograph.base.BadInputException;
import org.melograph.io.audio.AudioProbe;
import org.melograph.io.audio.AudioStream;

/** An audio file as something to play. */
final class FileSource implements PlayerSource {
    private final String title;
    private final AudioStream stream;

    FileSource(Path file) throws BadInputException {
        String tag = AudioProbe.probe(file).title();
        this.title = tag.isEmpty() ? String.valueOf(file.getFileName()) : tag;
        this.stream = AudioStream.open(file, 0, 2);
    }

    @Override
    public String title() {
        return title;
    }

    @Override
    public double seconds() {
        return stream.seconds();
    }

    @Override
    public int sampleRate() {
        return stream.sampleRate();
    }

    @Override
    public int channels() {
        return stream.channels();
    }

    @Override
    public int read(float[] into) throws BadInputException {
        return stream.read(into);
    }

    @Override
    public void seek(double seconds) throws BadInputException {
        stream.seek(seconds);
    }

    @Override
    public void close() {
        stream.close();
    }
}
