package org.melograph.io.audio;

import static org.bytedeco.ffmpeg.global.avutil.AV_SAMPLE_FMT_FLT;
import static org.bytedeco.ffmpeg.global.avutil.AV_SAMPLE_FMT_FLTP;
import static org.bytedeco.ffmpeg.global.avutil.av_channel_layout_default;
import static org.bytedeco.ffmpeg.global.avutil.av_channel_layout_uninit;
import static org.bytedeco.ffmpeg.global.avutil.av_opt_set_double;
import static org.bytedeco.ffmpeg.global.avutil.av_opt_set_int;
import static org.bytedeco.ffmpeg.global.avutil.av_opt_set_sample_fmt;
import static org.bytedeco.ffmpeg.global.swresample.swr_alloc_set_opts2;
import static org.bytedeco.ffmpeg.global.swresample.swr_convert;
import static org.bytedeco.ffmpeg.global.swresample.swr_free;
import static org.bytedeco.ffmpeg.global.swresample.swr_get_out_samples;
import static org.bytedeco.ffmpeg.global.swresample.swr_init;
import static org.bytedeco.ffmpeg.global.swresample.swr_inject_silence;
import static org.bytedeco.ffmpeg.global.swresample.swr_set_matrix;

import java.math.BigInteger;
import java.util.Arrays;
import org.bytedeco.ffmpeg.avutil.AVChannelLayout;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.swresample.SwrContext;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.javacpp.PointerPointer;
import org.jspecify.annotations.Nullable;

/**
 * Turns decoded frames into interleaved float samples at a wanted rate and number of channels. Mono is the plain average
 * of the channels. A frame whose rate or channels differ from the one before (chained Ogg, spliced MP3) is followed.
 */
final class Resampler implements AutoCloseable {
    /**
     * Taps per phase at the input's rate, and the filter's half-power point as a fraction of Nyquist: the filter of
     * soxr's HQ recipe, with which librosa resamples (agreement 73 dB or better on music; 48 dB with FFmpeg's own).
     */
    private static final int FILTER_TAPS = 160;

    private static final double CUTOFF = 0.957;

    static {
        Natives.load();
    }

    private final int wantedRate;
    private final int wantedChannels;
    private final PointerPointer<FloatPointer> planes = new PointerPointer<>(1);
    private FloatPointer room = new FloatPointer(1 << 16);
    private float[] block = new float[1 << 16];
    private int filled;
    private @Nullable SwrContext context;
    private int rateIn;
    private int formatIn;
    private int channelsIn;
    private int rateOut;
    private int channelsOut;
    private long framesIn;
    private long passedIn;
    private long passedOut;
    private double secondsBefore;
    private long jumpedTo;
    private long firstOut;

    /**
     * Prepares a conversion.
     *
     * @param wantedRate in Hz; 0 keeps the first frame's
     * @param wantedChannels 1 averages; 0 keeps the first frame's
     */
    Resampler(int wantedRate, int wantedChannels) {
        this.wantedRate = wantedRate;
        this.wantedChannels = wantedChannels;
    }

    /** The rate of what comes out, in Hz; 0 before the first frame. */
    int rate() {
        return rateOut;
    }

    /** The channels of what comes out; 0 before the first frame. */
    int channels() {
        return channelsOut;
    }

    /** The length of what went in, in seconds. */
    double secondsIn() {
        return secondsBefore + (rateIn == 0 ? 0 : (double) framesIn / rateIn);
    }

    /** Whether everything that went in had one rate. */
    boolean isSteady() {
        return secondsBefore == 0;
    }

    /** How many sample frames are due for what went in at one rate: {@code ceil(frames * rate out / rate in)}. */
    long framesDue() {
        return rateIn == 0 ? 0 : Math.ceilDiv(framesIn * rateOut, (long) rateIn);
    }

    /** What the last {@link #convert} or {@link #drain} made, interleaved; overwritten by the next. */
    float[] block() {
        return block;
    }

    /**
     * Converts a decoded frame.
     *
     * @return the number of sample frames now at the start of {@link #block()}; may be 0
     */
    int convert(AVFrame frame) {
        filled = 0;
        int channels = frame.ch_layout().nb_channels();
        if (context == null || frame.sample_rate() != rateIn || frame.format() != formatIn || channels != channelsIn) {
            flushInto();
            configure(frame, channels);
        }
        framesIn += frame.nb_samples();
        passedIn += frame.nb_samples();
        run(frame.extended_data(), frame.nb_samples());
        return filled / channelsOut;
    }

    /** Hands out what the filter still holds; afterwards the converter starts anew. */
    int drain() {
        filled = 0;
        flushInto();
        release();
        return channelsOut == 0 ? 0 : filled / channelsOut;
    }

    /** Forgets what the filter holds, as after a jump in time; what comes next begins at a sample frame of the file. */
    void reset(long firstFrame) {
        release();
        jumpedTo = firstFrame;
    }

    /** Which sample frame of the whole file's output the first since the last {@link #reset} is. */
    long firstOut() {
        return firstOut;
    }

    /** Adds what the filter still holds, up to the number of frames that are due for what went in. */
    private void flushInto() {
        if (context != null) {
            if (rateIn != rateOut) {
                // The filter ends in silence instead of a mirror, and so gives the last sample that is due.
                swr_inject_silence(context, FILTER_TAPS);
            }
            run(null, 0);
            long due = Math.ceilDiv(passedIn * rateOut, (long) rateIn);
            long tooMany = Math.max(0, passedOut - due);
            filled -= (int) Math.min(filled, tooMany * channelsOut);
        }
    }

    private void run(@Nullable PointerPointer<?> data, int frames) {
        int capacity = Math.max(256, swr_get_out_samples(openContext(), frames));
        if ((long) capacity * channelsOut > room.capacity()) {
            room.deallocate();
            room = new FloatPointer(2L * capacity * channelsOut);
        }
        planes.put(0, room);
        int made = swr_convert(openContext(), planes, capacity, data, frames);
        if (made <= 0) {
            return;
        }
        int values = made * channelsOut;
        if (filled + values > block.length) {
            block = Arrays.copyOf(block, 2 * (filled + values));
        }
        room.get(block, filled, values);
        passedOut += made;
        filled += values;
    }

    private void configure(AVFrame frame, int channels) {
        release();
        if (rateIn != 0 && rateIn != frame.sample_rate()) {
            secondsBefore = secondsIn();
            framesIn = 0;
        }
        rateIn = frame.sample_rate();
        formatIn = frame.format();
        channelsIn = channels;
        if (rateOut == 0) {
            rateOut = wantedRate > 0 ? wantedRate : rateIn;
            channelsOut = wantedChannels > 0 ? wantedChannels : channels;
        }
        AVChannelLayout out = new AVChannelLayout();
        av_channel_layout_default(out, channelsOut);
        SwrContext fresh = new SwrContext(null);
        swr_alloc_set_opts2(fresh, out, AV_SAMPLE_FMT_FLT, rateOut, frame.ch_layout(), formatIn, rateIn, 0, null);
        av_channel_layout_uninit(out);
        out.deallocate();
        av_opt_set_sample_fmt(fresh, "internal_sample_fmt", AV_SAMPLE_FMT_FLTP, 0);
        av_opt_set_int(fresh, "filter_size", FILTER_TAPS, 0);
        av_opt_set_double(fresh, "cutoff", CUTOFF, 0);
        av_opt_set_double(fresh, "rematrix_maxval", 1.0, 0);
        if (channelsOut == 1) {
            double[] mean = new double[channels];
            Arrays.fill(mean, 1.0 / channels);
            swr_set_matrix(fresh, mean, channels);
        } else if (channelsOut == 2 && channels == 1) {
            swr_set_matrix(fresh, new double[] {1, 1}, 1);
        }
        if (swr_init(fresh) < 0) {
            swr_free(fresh);
            throw new IllegalStateException("No conversion from " + channels + " channels at " + rateIn + " Hz to "
                    + channelsOut + " at " + rateOut + " Hz.");
        }
        context = fresh;
        passedIn = 0;
        passedOut = 0;
        // Output stands on the grid of a file that is read from its start: silence fills up to where both rates meet.
        int meet = rateIn
                / BigInteger.valueOf(rateIn).gcd(BigInteger.valueOf(rateOut)).intValue();
        int lead = Math.floorMod(jumpedTo, meet);
        firstOut = (jumpedTo - lead) / meet * (rateOut / (rateIn / meet));
        if (lead > 0) {
            swr_inject_silence(fresh, lead);
            passedIn = lead;
        }
        jumpedTo = 0;
    }

    private SwrContext openContext() {
        if (context == null) {
            throw new IllegalStateException("Nothing was converted yet.");
        }
        return context;
    }

    private void release() {
        if (context != null) {
            swr_free(context);
            context = null;
        }
    }

    @Override
    public void close() {
        release();
        room.deallocate();
        planes.deallocate();
    }
}
