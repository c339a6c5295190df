package org.melograph.io.audio;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.melograph.base.Axis;
import org.melograph.base.BadInputException;
import org.melograph.base.Job;
import org.melograph.base.Provenance;
import org.melograph.base.StoppedException;
import org.melograph.base.Tensor;
import org.melograph.io.InputFile;
import org.melograph.io.PlayingTime;
import org.melograph.io.ReadOptions;
import org.melograph.io.Reader;
import org.melograph.music.Clip;

/**
 * Reads audio as mono samples: channels are averaged, encoder delay and padding are cut off, and what is resampled has
 * {@code ceil(samples * rate / own rate)} samples, as librosa counts them.
 */
public final class AudioReader implements Reader<Clip> {
    /** A file that ends before this part of the length its header promises counts as truncated. */
    private static final double PROMISE_KEPT = 0.9;

    /** What a container's clock may be off by for the codec's own padding. */
    private static final double LEAST_LOSS_SECONDS = 0.05;

    private static final int FRAMES_BETWEEN_REPORTS = 64;
    private static final int SAMPLES_PER_BYTE = 64;
    private static final int LARGEST_ARRAY = Integer.MAX_VALUE - 8;

    @Override
    public String id() {
        return "audio";
    }

    @Override
    public Set<String> extensions() {
        return Set.of("wav", "au", "snd", "aif", "aiff", "aifc", "mp3", "flac", "ogg", "oga", "opus", "m4a");
    }

    /** Is told what was read so far, while reading goes on. */
    @FunctionalInterface
    public interface Progress {
        /**
         * Takes what was read.
         *
         * @param samples full scale -1 to 1; the first {@code count} never change any more
         * @param sampleRate in Hz
         * @param seconds the length the file declares; 0 where it does not tell
         */
        void read(float[] samples, int count, int sampleRate, double seconds);
    }

    @Override
    public Clip read(Path file, ReadOptions options, Job job) throws BadInputException, StoppedException {
        return read(file, options, (samples, count, sampleRate, seconds) -> {}, job);
    }

    /** As {@link #read(Path, ReadOptions, Job)}, and tells every second or two what there is. */
    public Clip read(Path file, ReadOptions options, Progress progress, Job job)
            throws BadInputException, StoppedException {
        try (AudioDecoder decoder = AudioDecoder.open(file)) {
            return read(file, decoder, options, Double.POSITIVE_INFINITY, progress, (block, count) -> {}, job)
                    .clip();
        }
    }

    /**
     * What was read of a file.
     *
     * @param clip its beginning, or all of it
     * @param seconds how long all of it lasts
     */
    record Part(Clip clip, double seconds) {}

    /**
     * Reads to the end, and keeps no more than the first {@code keptSeconds}.
     *
     * @param ear hears every sample as it comes
     */
    static Part read(
            Path file,
            AudioDecoder decoder,
            ReadOptions options,
            double keptSeconds,
            Progress progress,
            AudioScan.Ear ear,
            Job job)
            throws BadInputException, StoppedException {
        try (Resampler resampler = new Resampler(options.sampleRate(), 1)) {
            checkLength(file, decoder.promisedSeconds(), options);
            Samples samples = new Samples(file, decoder.info(), options, keptSeconds);
            for (long frame = 0; decoder.next(); frame++) {
                int made = resampler.convert(decoder.frame());
                ear.hear(resampler.block(), made);
                samples.append(resampler.block(), made);
                checkLength(file, samples.seconds(resampler.rate()), options);
                job.throwIfStopped();
                if (frame % FRAMES_BETWEEN_REPORTS == 0) {
                    job.report(samples.part(resampler.rate()), "Reading " + file.getFileName());
                    progress.read(samples.values, samples.kept, resampler.rate(), samples.declaredSeconds);
                }
            }
            int rest = resampler.drain();
            ear.hear(resampler.block(), rest);
            samples.append(resampler.block(), rest);
            checkWhole(file, decoder, resampler.secondsIn());
            long due = resampler.isSteady() ? resampler.framesDue() : samples.count;
            float[] mono = samples.take(due);
            Provenance origin = new Provenance(
                    "read audio",
                    Map.of("sample_rate", Integer.toString(resampler.rate())),
                    InputFile.hash(file),
                    List.of());
            Clip clip = new Clip(
                    file.toString(), Tensor.wrap(mono, new Axis("sample", mono.length)), resampler.rate(), origin);
            return new Part(clip, (double) due / resampler.rate());
        }
    }

    private static void checkLength(Path file, double seconds, ReadOptions options) throws BadInputException {
        if (seconds > options.longestSeconds()) {
            throw new BadInputException(InputFile.quoted(file) + " lasts " + PlayingTime.text(seconds)
                    + ", longer than " + PlayingTime.text(options.longestSeconds()) + ". Cut it into shorter files.");
        }
    }

    private static void checkWhole(Path file, AudioDecoder decoder, double seconds) throws BadInputException {
        if (decoder.isMostlyDamaged()) {
            throw new BadInputException(InputFile.quoted(file)
                    + " is damaged or no audio: little of it can be decoded. Remove it or convert it again.");
        }
        if (seconds == 0) {
            throw new BadInputException(InputFile.quoted(file) + " has no samples. Remove it or choose another.");
        }
        double promised = decoder.promisedSeconds();
        if (seconds < promised * PROMISE_KEPT && seconds < promised - LEAST_LOSS_SECONDS) {
            throw new BadInputException(InputFile.quoted(file) + " ends after " + PlayingTime.text(seconds) + " of "
                    + PlayingTime.text(promised) + ": it is truncated. Copy or download it again.");
        }
    }

    /** Mono samples that grow, at once to the length the file declares where it does. */
    private static final class Samples {
        private final double declaredSeconds;
        private final int most;
        private float[] values;
        private int kept;
        private long count;

        Samples(Path file, AudioInfo info, ReadOptions options, double keptSeconds) {
            declaredSeconds = info.seconds();
            double rate = options.sampleRate() > 0 ? options.sampleRate() : info.sampleRate();
            most = (int) Math.min(LARGEST_ARRAY, keptSeconds * rate);
            // A damaged header may declare hours in a file of a few bytes: no codec makes more of a byte than this.
            double plausible = Math.min(
                    (declaredSeconds + 0.1) * rate,
                    SAMPLES_PER_BYTE * (double) file.toFile().length());
            values = new float[(int) Math.clamp(plausible, Math.min(4096, most), most)];
        }

        void append(float[] block, int length) {
            int taken = Math.min(length, most - kept);
            if (taken > values.length - kept) {
                long grown = Math.max((long) kept + taken, values.length * 3L / 2);
                values = Arrays.copyOf(values, (int) Math.min(most, grown));
            }
            System.arraycopy(block, 0, values, kept, taken);
            kept += taken;
            count += length;
        }

        double seconds(int rate) {
            return (double) count / rate;
        }

        double part(int rate) {
            return declaredSeconds > 0 ? seconds(rate) / declaredSeconds : Double.NaN;
        }

        /** The samples, cut or filled with silence to {@code length}, or to as many as are kept. */
        float[] take(long length) {
            int wanted = (int) Math.min(length, most);
            return values.length == wanted ? values : Arrays.copyOf(values, wanted);
        }
    }
}
