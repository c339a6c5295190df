package org.melograph.sound;

import java.util.List;
import org.melograph.base.BadInputException;
import org.melograph.music.NoteSequence;

/** Notes as something to play: rendered block by block while they play, so that a long piece begins at once. */
final class NoteSource implements PlayerSource {
    /** After the last release, sound below this (-66 dB) counts as gone, */
    private static final float SILENCE = 0.0005f;

    /** when it stays so long, */
    private static final double SILENT_SECONDS = 0.1;

    /** and after so long in any case. */
    private static final double LONGEST_TAIL_SECONDS = 6;

    private final NoteSequence piece;
    private final NoteSynthesizer synthesizer;
    private final double noteSeconds;
    private List<NoteEvents.Event> events;
    private int nextEvent;
    private long pieceFrame;
    private long silentFrames;

    NoteSource(NoteSequence piece, SoundFont soundFont) throws BadInputException {
        this.piece = piece;
        this.noteSeconds = piece.seconds();
        this.synthesizer = new NoteSynthesizer(soundFont);
        this.events = NoteEvents.from(piece, 0);
    }

    @Override
    public String title() {
        String id = piece.id();
        return id.substring(Math.max(id.lastIndexOf('/'), id.lastIndexOf('\\')) + 1);
    }

    /** The end of the last note; what rings on after it is played too. */
    @Override
    public double seconds() {
        return noteSeconds;
    }

    @Override
    public int sampleRate() {
        return NoteSynthesizer.SAMPLE_RATE;
    }

    @Override
    public int channels() {
        return NoteSynthesizer.CHANNELS;
    }

    @Override
    public int read(float[] into) {
        int frames = into.length / NoteSynthesizer.CHANNELS;
        if (nextEvent == events.size() && hasFadedAway()) {
            return -1;
        }
        long blockEnd = pieceFrame + frames;
        while (nextEvent < events.size() && frameOf(events.get(nextEvent)) < blockEnd) {
            NoteEvents.Event event = events.get(nextEvent++);
            synthesizer.send(event.message(), synthesizer.framesMade() + frameOf(event) - pieceFrame);
        }
        synthesizer.make(into, frames);
        pieceFrame = blockEnd;
        listen(into, frames);
        return frames;
    }

    private static long frameOf(NoteEvents.Event event) {
        return Math.round(event.seconds() * NoteSynthesizer.SAMPLE_RATE);
    }

    private boolean hasFadedAway() {
        double tail = (double) pieceFrame / NoteSynthesizer.SAMPLE_RATE - noteSeconds;
        return silentFrames > SILENT_SECONDS * NoteSynthesizer.SAMPLE_RATE || tail > LONGEST_TAIL_SECONDS;
    }

    private void listen(float[] samples, int frames) {
        for (int i = 0; i < frames; i++) {
            boolean silent = Math.abs(samples[2 * i]) < SILENCE && Math.abs(samples[2 * i + 1]) < SILENCE;
            silentFrames = silent ? silentFrames + 1 : 0;
        }
    }

    @Override
    public void seek(double seconds) {
        synthesizer.silence();
        events = NoteEvents.from(piece, seconds);
        nextEvent = 0;
        silentFrames = 0;
        pieceFrame = Math.round(seconds * NoteSynthesizer.SAMPLE_RATE);
    }

    @Override
    public void close() {
        synthesizer.close();
    }
}
