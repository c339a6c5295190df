package org.melograph.io.audio;

import static org.bytedeco.ffmpeg.global.avcodec.av_packet_alloc;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_free;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_rescale_ts;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_unref;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_alloc_context3;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_find_encoder_by_name;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_free_context;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_open2;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_parameters_from_context;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_receive_packet;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_send_frame;
import static org.bytedeco.ffmpeg.global.avformat.AVIO_FLAG_WRITE;
import static org.bytedeco.ffmpeg.global.avformat.av_interleaved_write_frame;
import static org.bytedeco.ffmpeg.global.avformat.av_write_trailer;
import static org.bytedeco.ffmpeg.global.avformat.avformat_alloc_output_context2;
import static org.bytedeco.ffmpeg.global.avformat.avformat_free_context;
import static org.bytedeco.ffmpeg.global.avformat.avformat_new_stream;
import static org.bytedeco.ffmpeg.global.avformat.avformat_write_header;
import static org.bytedeco.ffmpeg.global.avformat.avio_closep;
import static org.bytedeco.ffmpeg.global.avformat.avio_open;
import static org.bytedeco.ffmpeg.global.avutil.AV_SAMPLE_FMT_FLTP;
import static org.bytedeco.ffmpeg.global.avutil.av_channel_layout_copy;
import static org.bytedeco.ffmpeg.global.avutil.av_channel_layout_default;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_alloc;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_free;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_get_buffer;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_make_writable;

import java.nio.file.Path;
import org.bytedeco.ffmpeg.avcodec.AVCodec;
import org.bytedeco.ffmpeg.avcodec.AVCodecContext;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avformat.AVFormatContext;
import org.bytedeco.ffmpeg.avformat.AVIOContext;
import org.bytedeco.ffmpeg.avformat.AVStream;
import org.bytedeco.ffmpeg.avutil.AVDictionary;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.javacpp.FloatPointer;
import org.jspecify.annotations.Nullable;
import org.melograph.base.BadInputException;
import org.melograph.io.InputFile;

/** Writes sound as MP3 (LAME), with the header by which a reader cuts off what the coding adds at both ends. */
public final class Mp3Writer implements AutoCloseable {
    /** The rates that MP3 knows, in Hz. */
    private static final int[] RATES = {8_000, 11_025, 12_000, 16_000, 22_050, 24_000, 32_000, 44_100, 48_000};

    static {
        Natives.load();
    }

    private final Path file;
    private final int channels;
    private final AVFormatContext container = new AVFormatContext(null);
    private final AVPacket packet = av_packet_alloc();
    private final AVFrame frame = av_frame_alloc();
    private @Nullable AVCodecContext codec;
    private boolean opened;

    private Mp3Writer(Path file, int channels) {
        this.file = file;
        this.channels = channels;
    }

    /** Whether this build of FFmpeg can write MP3. */
    public static boolean isAvailable() {
        AVCodec lame = avcodec_find_encoder_by_name("libmp3lame");
        return lame != null && !lame.isNull();
    }

    /** Whether MP3 knows a sample rate. */
    public static boolean knowsRate(int sampleRate) {
        for (int rate : RATES) {
            if (rate == sampleRate) {
                return true;
            }
        }
        return false;
    }

    /**
     * Writes a file, replacing what is there.
     *
     * @param interleaved samples, full scale -1 to 1; louder ones are clipped by the reader
     * @param channels 1 or 2
     * @param sampleRate in Hz, one that MP3 knows
     * @param bitsPerSecond such as 128,000
     * @throws BadInputException when it cannot be written
     */
    public static void write(float[] interleaved, int channels, int sampleRate, int bitsPerSecond, Path file)
            throws BadInputException {
        if (!isAvailable() || !knowsRate(sampleRate)) {
            throw new BadInputException(
                    InputFile.quoted(file) + " cannot be written as MP3 at " + sampleRate + " Hz. Write it as WAV.");
        }
        try (Mp3Writer writer = new Mp3Writer(file, channels)) {
            writer.encode(interleaved, writer.open(sampleRate, bitsPerSecond));
        }
    }

    private AVCodecContext open(int sampleRate, int bitsPerSecond) throws BadInputException {
        AVCodec lame = avcodec_find_encoder_by_name("libmp3lame");
        AVCodecContext context = avcodec_alloc_context3(lame);
        codec = context;
        context.bit_rate(bitsPerSecond);
        context.sample_rate(sampleRate);
        context.sample_fmt(AV_SAMPLE_FMT_FLTP);
        av_channel_layout_default(context.ch_layout(), channels);
        context.time_base().num(1).den(sampleRate);
        check(avcodec_open2(context, lame, (AVDictionary) null));
        check(avformat_alloc_output_context2(container, null, "mp3", file.toString()));
        AVStream stream = avformat_new_stream(container, lame);
        check(avcodec_parameters_from_context(stream.codecpar(), context));
        stream.time_base(context.time_base());
        AVIOContext out = new AVIOContext(null);
        check(avio_open(out, "file:" + file.toAbsolutePath(), AVIO_FLAG_WRITE));
        container.pb(out);
        opened = true;
        check(avformat_write_header(container, (AVDictionary) null));
        return context;
    }

    private void encode(float[] interleaved, AVCodecContext context) throws BadInputException {
        int size = context.frame_size();
        frame.format(AV_SAMPLE_FMT_FLTP);
        frame.nb_samples(size);
        frame.sample_rate(context.sample_rate());
        check(av_channel_layout_copy(frame.ch_layout(), context.ch_layout()));
        check(av_frame_get_buffer(frame, 0));
        int frames = interleaved.length / channels;
        float[] plane = new float[size];
        for (int first = 0; first < frames; first += size) {
            int count = Math.min(size, frames - first);
            check(av_frame_make_writable(frame));
            for (int c = 0; c < channels; c++) {
                for (int i = 0; i < count; i++) {
                    plane[i] = interleaved[(first + i) * channels + c];
                }
                new FloatPointer(frame.data(c)).put(plane, 0, count);
            }
            frame.nb_samples(count);
            frame.pts(first);
            check(avcodec_send_frame(context, frame));
            writePackets(context);
        }
        check(avcodec_send_frame(context, null));
        writePackets(context);
        check(av_write_trailer(container));
    }

    private void writePackets(AVCodecContext context) throws BadInputException {
        while (avcodec_receive_packet(context, packet) >= 0) {
            AVStream stream = container.streams(0);
            av_packet_rescale_ts(packet, context.time_base(), stream.time_base());
            packet.stream_index(0);
            int written = av_interleaved_write_frame(container, packet);
            av_packet_unref(packet);
            check(written);
        }
    }

    private void check(int result) throws BadInputException {
        if (result < 0) {
            throw new BadInputException(InputFile.quoted(file)
                    + " cannot be written as MP3. Choose another place, or see that the disk is not full.");
        }
    }

    @Override
    public void close() {
        AVCodecContext context = codec;
        if (context != null) {
            avcodec_free_context(context);
        }
        if (opened) {
            avio_closep(container.pb());
        }
        if (!container.isNull()) {
            avformat_free_context(container);
        }
        av_frame_free(frame);
        av_packet_free(packet);
    }
}
