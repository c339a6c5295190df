package org.melograph.app.listen;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.melograph.base.BadInputException;
import org.melograph.base.Job;
import org.melograph.base.StoppedException;
import org.melograph.io.ReadOptions;
import org.melograph.io.audio.AudioReader;
import org.melograph.music.Clip;

/**
 * The sound of a file at one rate, decoded once for all who ask: whoever asks first reads it, the others wait or work on what
 * there is. When the reader's job is stopped, the next who asks reads on in its place.
 */
final class SharedSound {
    private static final long LOOK_MILLIS = 20;

    private final Path file;
    private final int sampleRate;
    private float[] samples = new float[0];
    private int count;
    private double declaredSeconds;
    private boolean reading;
    private @Nullable Clip whole;
    private @Nullable BadInputException refusal;

    SharedSound(Path file, int sampleRate) {
        this.file = file;
        this.sampleRate = sampleRate;
    }

    /** All of it, read or waited for. */
    Clip whole(Job job) throws BadInputException, StoppedException {
        return whole(() -> {}, job);
    }

    /** As {@link #whole(Job)}; {@code progressed} is run on the calling thread whenever there is more. */
    Clip whole(Runnable progressed, Job job) throws BadInputException, StoppedException {
        while (true) {
            synchronized (this) {
                if (whole != null) {
                    return whole;
                }
                if (refusal != null) {
                    throw refusal;
                }
                if (!reading) {
                    reading = true;
                    break;
                }
                pause();
            }
            job.throwIfStopped();
            progressed.run();
        }
        return read(progressed, job);
    }

    private Clip read(Runnable progressed, Job job) throws BadInputException, StoppedException {
        try {
            AudioReader.Progress progress = (now, length, rate, seconds) -> {
                progress(now, length, seconds);
                progressed.run();
            };
            Clip clip = new AudioReader().read(file, ReadOptions.at(sampleRate), progress, job);
            synchronized (this) {
                whole = clip;
                samples = clip.samples().values();
                count = samples.length;
                declaredSeconds = clip.seconds();
            }
            return clip;
        } catch (BadInputException e) {
            synchronized (this) {
                refusal = e;
            }
            throw e;
        } finally {
            synchronized (this) {
                reading = false;
                notifyAll();
            }
        }
    }

    private synchronized void progress(float[] now, int length, double seconds) {
        samples = now;
        count = length;
        declaredSeconds = seconds;
        notifyAll();
    }

    /**
     * Waits until there are more samples than {@code known}, or all. Where nobody reads it is read here, and all comes at once.
     *
     * @return how many there are
     */
    int more(int known, Job job) throws BadInputException, StoppedException {
        while (true) {
            synchronized (this) {
                if (refusal != null) {
                    throw refusal;
                }
                if (whole != null || count > known) {
                    return count;
                }
                // Whoever draws the outline is about to read.
                pause();
                if (!reading && whole == null) {
                    break;
                }
            }
            job.throwIfStopped();
        }
        return whole(job).samples().length();
    }

    @SuppressWarnings("WaitNotInLoop") // who pauses looks again, whatever woke him
    private void pause() throws StoppedException {
        try {
            wait(LOOK_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StoppedException();
        }
    }

    /** Whether all of it is there. */
    synchronized boolean isWhole() {
        return whole != null;
    }

    /** The length as far as it is known, in seconds: what the file declares until all was read; 0 where it does not tell. */
    synchronized double seconds() {
        return declaredSeconds;
    }

    /** How many samples there are. */
    synchronized int count() {
        return count;
    }

    /** What there is: as many samples as {@link #more} told do not change any more. */
    synchronized float[] samples() {
        return samples;
    }

    int sampleRate() {
        return sampleRate;
    }
}
