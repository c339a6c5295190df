package org.melograph.io.audio;

import static org.bytedeco.ffmpeg.global.avcodec.AV_CODEC_FLAG2_SKIP_MANUAL;
import static org.bytedeco.ffmpeg.global.avcodec.AV_CODEC_ID_OPUS;
import static org.bytedeco.ffmpeg.global.avcodec.AV_CODEC_ID_VORBIS;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_alloc;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_free;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_unref;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_alloc_context3;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_find_decoder;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_flush_buffers;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_free_context;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_get_name;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_open2;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_parameters_to_context;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_receive_frame;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_send_packet;
import static org.bytedeco.ffmpeg.global.avformat.AVFMT_DURATION_FROM_STREAM;
import static org.bytedeco.ffmpeg.global.avformat.AVSEEK_FLAG_BACKWARD;
import static org.bytedeco.ffmpeg.global.avformat.av_find_best_stream;
import static org.bytedeco.ffmpeg.global.avformat.av_read_frame;
import static org.bytedeco.ffmpeg.global.avformat.av_seek_frame;
import static org.bytedeco.ffmpeg.global.avformat.avformat_close_input;
import static org.bytedeco.ffmpeg.global.avformat.avformat_find_stream_info;
import static org.bytedeco.ffmpeg.global.avformat.avformat_open_input;
import static org.bytedeco.ffmpeg.global.avutil.AVERROR_EOF;
import static org.bytedeco.ffmpeg.global.avutil.AVMEDIA_TYPE_AUDIO;
import static org.bytedeco.ffmpeg.global.avutil.AV_NOPTS_VALUE;
import static org.bytedeco.ffmpeg.global.avutil.AV_TIME_BASE;
import static org.bytedeco.ffmpeg.global.avutil.av_dict_free;
import static org.bytedeco.ffmpeg.global.avutil.av_dict_get;
import static org.bytedeco.ffmpeg.global.avutil.av_dict_set;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_alloc;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_free;
import static org.bytedeco.ffmpeg.global.avutil.av_strerror;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.EnumMap;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import org.bytedeco.ffmpeg.avcodec.AVCodec;
import org.bytedeco.ffmpeg.avcodec.AVCodecContext;
import org.bytedeco.ffmpeg.avcodec.AVCodecParameters;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avformat.AVFormatContext;
import org.bytedeco.ffmpeg.avformat.AVIOContext;
import org.bytedeco.ffmpeg.avformat.AVStream;
import org.bytedeco.ffmpeg.avutil.AVDictionary;
import org.bytedeco.ffmpeg.avutil.AVDictionaryEntry;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.javacpp.Pointer;
import org.jspecify.annotations.Nullable;
import org.melograph.base.BadInputException;
import org.melograph.base.ContentHash;
import org.melograph.io.InputFile;

/**
 * Takes an audio file apart: container to packets to frames of samples at the file's own rate and channels. What a file
 * is, its bytes say; its extension only breaks ties. One thread at a time.
 */
final class AudioDecoder implements AutoCloseable {
    /** Containers that hold music; playlists and protocols that would open other files are left out on purpose. */
    private static final String CONTAINERS =
            "wav,w64,aiff,au,mp3,flac,ogg,mov,mp4,m4a,matroska,webm,caf,aac,asf,wv,ape";

    private static final String INDEX_BYTES = String.valueOf(1 << 26);
    private static final String WAV = "wav";
    private static final String MP4 = "m4a";

    /** Codecs whose sound depends on packets before need this run-up after a seek (Opus asks for 80 ms, MP3 less). */
    private static final double RUN_UP_SECONDS = 0.25;

    static {
        Natives.load();
    }

    private final Path file;
    private final AVFormatContext container = new AVFormatContext(null);
    private final AVPacket packet = av_packet_alloc();
    private final AVFrame frame = av_frame_alloc();
    private @Nullable AVCodecContext codec;
    private int stream = -1;
    private double unitSeconds;
    private double startSeconds = Double.NaN;
    private long endSample;
    private boolean drained;
    private boolean onePage;
    private long packets;
    private long damagedPackets;

    private AudioDecoder(Path file) {
        this.file = file;
    }

    /**
     * Opens a file.
     *
     * @throws BadInputException when the file is missing, empty or no audio; the message names it
     */
    static AudioDecoder open(Path file) throws BadInputException {
        InputFile.check(file);
        AudioDecoder decoder = new AudioDecoder(file);
        try {
            decoder.openContainer();
            decoder.openCodec();
            return decoder;
        } catch (BadInputException | RuntimeException e) {
            decoder.close();
            throw e;
        }
    }

    private void openContainer() throws BadInputException {
        AVDictionary options = new AVDictionary(null);
        av_dict_set(options, "format_whitelist", CONTAINERS, 0);
        av_dict_set(options, "protocol_whitelist", "file", 0);
        // Of three hours of MP3 the usual megabyte remembers too few places: a jump then reads for seconds.
        av_dict_set(options, "indexmem", INDEX_BYTES, 0);
        int opened = avformat_open_input(container, "file:" + file.toAbsolutePath(), null, options);
        av_dict_free(options);
        if (opened < 0) {
            container.setNull();
            throw noAudio(reason(opened));
        }
        int described = avformat_find_stream_info(container, (AVDictionary) null);
        if (described < 0) {
            throw noAudio(reason(described));
        }
        stream = av_find_best_stream(container, AVMEDIA_TYPE_AUDIO, -1, -1, (AVCodec) null, 0);
        if (stream < 0) {
            throw noAudio("it holds no sound");
        }
    }

    private void openCodec() throws BadInputException {
        AVStream sound = sound();
        AVCodec found = avcodec_find_decoder(sound.codecpar().codec_id());
        if (found == null || found.isNull()) {
            throw new BadInputException(InputFile.quoted(file) + " is coded as " + codecName()
                    + ", which is not read. Convert it to WAV, FLAC or MP3.");
        }
        AVCodecContext context = avcodec_alloc_context3(found);
        codec = context;
        avcodec_parameters_to_context(context, sound.codecpar());
        context.pkt_timebase(sound.time_base());
        // Songs are read in parallel; a codec that starts threads of its own would only fight for the same cores.
        context.thread_count(1);
        int opened = avcodec_open2(context, found, (AVDictionary) null);
        if (opened < 0) {
            throw noAudio(reason(opened));
        }
        if (containerName().equals(MP4)) {
            endSample = Math.round(declaredSeconds() * sound.codecpar().sample_rate());
        }
        unitSeconds =
                (double) sound.time_base().num() / Math.max(1, sound.time_base().den());
    }

    private AVStream sound() {
        return container.streams(stream);
    }

    private String codecName() {
        return avcodec_get_name(sound().codecpar().codec_id()).getString();
    }

    /** The frame {@link #next} decoded: samples in the codec's own format. Overwritten by the next call. */
    AVFrame frame() {
        return frame;
    }

    /**
     * Decodes the next frame, to the last sample the codec holds back.
     *
     * @return false at the end of the file
     */
    boolean next() {
        AVCodecContext context = openedCodec();
        while (true) {
            int received = avcodec_receive_frame(context, frame);
            if (received >= 0) {
                if (Double.isNaN(startSeconds)) {
                    startSeconds = stampSeconds();
                }
                cutPadding();
                if (frame.nb_samples() > 0) {
                    return true;
                }
                continue;
            }
            if (received == AVERROR_EOF() || drained) {
                return false;
            }
            feed(context);
        }
    }

    /**
     * Leaves only music in the frame: AAC comes in whole blocks, and MP4 says how much of the last one counts. Other
     * containers cut it themselves.
     */
    private void cutPadding() {
        if (endSample > 0) {
            long first = Math.round(frameSeconds() * frame.sample_rate());
            frame.nb_samples(first < 0 ? 0 : Math.clamp(endSample - first, 0, frame.nb_samples()));
        }
    }

    private void feed(AVCodecContext context) {
        if (av_read_frame(container, packet) < 0) {
            avcodec_send_packet(context, null);
            drained = true;
            return;
        }
        if (packet.stream_index() == stream) {
            if (packets++ == 0) {
                checkOnePageVorbis(context);
            }
            if (avcodec_send_packet(context, packet) < 0) {
                damagedPackets++;
            }
        }
        av_packet_unref(packet);
    }

    /**
     * Vorbis' first packet makes no sound. Where a file has more than one page FFmpeg counts it before time 0; in a file
     * of a single page it counts it as sound and cuts as much off the end. Such a file is cut here instead.
     */
    private void checkOnePageVorbis(AVCodecContext context) {
        if (context.codec_id() == AV_CODEC_ID_VORBIS && packet.pts() == 0 && packet.duration() > 0) {
            context.flags2(context.flags2() | AV_CODEC_FLAG2_SKIP_MANUAL);
            startSeconds = packet.duration() * unitSeconds;
            onePage = true;
            endSample = Math.round(declaredSeconds() * context.sample_rate());
        }
    }

    /** What the disk said when it could not be read on; empty where the file came to its own end. */
    String readFailure() {
        AVIOContext disk = container.pb();
        int error = disk == null || disk.isNull() ? 0 : disk.error();
        return error < 0 && error != AVERROR_EOF() ? reason(error) : "";
    }

    /** The time of the current frame's first sample from the start of the sound, in seconds; NaN where unknown. */
    double frameSeconds() {
        return stampSeconds() - startSeconds;
    }

    private double stampSeconds() {
        long stamp = frame.best_effort_timestamp();
        return stamp == AV_NOPTS_VALUE() ? Double.NaN : stamp * unitSeconds;
    }

    /**
     * Goes to a place somewhat before {@code seconds}; {@link #frameSeconds} of the next frame says where.
     *
     * @return false when the place is near the start, or cannot be found: then the file is to be opened anew, which also
     *     gives a codec its first blocks as they are
     */
    boolean seek(double seconds) {
        if (Double.isNaN(startSeconds)) {
            // The first sample says where the file's own clock begins.
            next();
        }
        // The clock of a single page is lost after a jump.
        if (onePage || Double.isNaN(startSeconds) || seconds <= RUN_UP_SECONDS) {
            return false;
        }
        long stamp = (long) ((startSeconds + seconds - RUN_UP_SECONDS) / unitSeconds);
        if (av_seek_frame(container, stream, stamp, AVSEEK_FLAG_BACKWARD) < 0) {
            return false;
        }
        avcodec_flush_buffers(openedCodec());
        drained = false;
        return true;
    }

    /** The length the file's header promises, in seconds; 0 where it promises none. */
    double promisedSeconds() throws BadInputException {
        if (containerName().equals(WAV)) {
            AVCodecParameters parameters = sound().codecpar();
            double bytesPerSecond = (double) parameters.block_align() * parameters.sample_rate();
            // Of compressed samples the header does not say how long they sound.
            return codecName().startsWith("pcm_") && bytesPerSecond > 0
                    ? WavHeader.promisedBytes(file) / bytesPerSecond
                    : 0;
        }
        return container.duration_estimation_method() == AVFMT_DURATION_FROM_STREAM ? declaredSeconds() : 0;
    }

    private double declaredSeconds() {
        long length = container.duration();
        if (length == AV_NOPTS_VALUE() || length < 0) {
            return 0;
        }
        AVCodecParameters parameters = sound().codecpar();
        // Ogg counts the run-up that an Opus decoder throws away.
        double runUp = parameters.codec_id() == AV_CODEC_ID_OPUS
                ? (double) parameters.initial_padding() / Math.max(1, parameters.sample_rate())
                : 0;
        return Math.max(0, (double) length / AV_TIME_BASE - runUp);
    }

    /** Whether most of what was read could not be decoded. */
    boolean isMostlyDamaged() {
        return damagedPackets * 2 > packets;
    }

    /** What the file says of itself. */
    AudioInfo info() {
        AVStream sound = sound();
        long bits = sound.codecpar().bit_rate();
        return new AudioInfo(
                containerName(),
                codecName(),
                declaredSeconds(),
                sound.codecpar().sample_rate(),
                sound.codecpar().ch_layout().nb_channels(),
                bits > 0 ? bits : Math.max(0, container.bit_rate()),
                tag("title"),
                tag("artist"),
                tag("album"));
    }

    private String containerName() {
        String names = container.iformat().name().getString();
        return names.startsWith("mov,") ? MP4 : names.split(",", -1)[0];
    }

    private String tag(String name) {
        // Ogg keeps its tags with the stream, other containers with the file.
        for (AVDictionary tags : new AVDictionary[] {container.metadata(), sound().metadata()}) {
            AVDictionaryEntry entry = tags == null ? null : av_dict_get(tags, name, null, 0);
            if (entry != null && !entry.isNull()) {
                return entry.value().getString(StandardCharsets.UTF_8).strip();
            }
        }
        return "";
    }

    /** What FFmpeg finds in the tags. */
    Tags tags() {
        Map<TagField, String> values = new EnumMap<>(TagField.class);
        for (TagField field : TagField.values()) {
            String name = field == TagField.YEAR ? "date" : field.name().toLowerCase(Locale.ROOT);
            String value = tag(name);
            if (!value.isEmpty()) {
                values.put(field, value);
            }
        }
        return new Tags(values);
    }

    /** SHA-256 of the coded sound from here to the end of the file: the same where nothing but tags differs. */
    String packetHash() {
        MessageDigest digest = ContentHash.sha256();
        while (av_read_frame(container, packet) >= 0) {
            if (packet.stream_index() == stream) {
                digest.update(packet.data().capacity(packet.size()).asByteBuffer());
            }
            av_packet_unref(packet);
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    private AVCodecContext openedCodec() {
        if (codec == null) {
            throw new IllegalStateException("The decoder is closed.");
        }
        return codec;
    }

    private BadInputException noAudio(String why) {
        return new BadInputException(InputFile.quoted(file) + " is no audio (" + why
                + "): it is damaged or has the wrong extension. Remove it or convert it again.");
    }

    private static String reason(int error) {
        byte[] text = new byte[128];
        av_strerror(error, text, text.length);
        int end = 0;
        while (end < text.length && text[end] != 0) {
            end++;
        }
        String words = new String(text, 0, end, StandardCharsets.UTF_8);
        return words.isEmpty() ? "error " + error : words.substring(0, 1).toLowerCase(Locale.ROOT) + words.substring(1);
    }

    @Override
    public void close() {
        if (codec != null) {
            avcodec_free_context(codec);
            codec = null;
        }
        if (!isNull(container)) {
            avformat_close_input(container);
        }
        if (!isNull(packet)) {
            av_packet_free(packet);
        }
        if (!isNull(frame)) {
            av_frame_free(frame);
        }
    }

    private static boolean isNull(Pointer pointer) {
        return Pointer.isNull(pointer);
    }
}
