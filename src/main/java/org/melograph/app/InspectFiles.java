package org.melograph.app;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.melograph.base.BadInputException;
import org.melograph.base.Job;
import org.melograph.base.Refusal;
import org.melograph.base.StoppedException;
import org.melograph.feature.FrequencyAxis;
import org.melograph.feature.KeyEstimate;
import org.melograph.feature.SongFacts;
import org.melograph.io.InputFile;
import org.melograph.io.ReadOptions;
import org.melograph.io.Readers;
import org.melograph.io.audio.AudioInfo;
import org.melograph.io.audio.AudioProbe;
import org.melograph.io.source.KnownSets;
import org.melograph.music.AnalysedSong;
import org.melograph.music.CatalogueEntry;
import org.melograph.music.Clip;
import org.melograph.music.Note;
import org.melograph.music.NoteSequence;
import org.melograph.music.Table;
import org.melograph.music.Tempo;

/** Tells what files hold. */
public final class InspectFiles {
    /** The words an artist is described with that are told, the heaviest. */
    private static final int MOST_TERMS = 8;

    /** The facts about a file, by name, in a fixed order. */
    public record Facts(String path, String kind, Map<String, Object> facts) {}

    /** The files that could be read, and those that could not. */
    public record Report(List<Facts> files, List<Refusal> refused) {}

    /** Reads every file to its end and tells what is in it. */
    public Report run(List<Path> paths, Job job) throws StoppedException {
        List<Facts> files = new ArrayList<>();
        List<Refusal> refused = new ArrayList<>();
        for (Path path : paths) {
            job.report((double) (files.size() + refused.size()) / paths.size(), "Reading " + InputFile.quoted(path));
            try {
                files.add(facts(path, job));
            } catch (BadInputException e) {
                refused.add(new Refusal(path.toString(), e.reason()));
            }
        }
        return new Report(files, refused);
    }

    private static Facts facts(Path path, Job job) throws BadInputException, StoppedException {
        Optional<KnownSets.Recognised> set = KnownSets.in(path);
        if (set.isPresent()) {
            Map<String, Object> facts = new LinkedHashMap<>();
            facts.put("title", set.get().title());
            facts.put("recognised", set.get().sentence());
            facts.put("columns", set.get().columns());
            return new Facts(path.toString(), "data set", facts);
        }
        Object item = Readers.forFile(path).read(path, ReadOptions.STANDARD, job);
        return switch (item) {
            case Clip clip -> new Facts(path.toString(), "audio", audio(path, clip, job));
            case NoteSequence notes -> new Facts(path.toString(), "midi", midi(notes));
            case AnalysedSong song -> new Facts(path.toString(), "analysis", analysis(song));
            case Table table ->
                new Facts(path.toString(), "table", Map.of("rows", table.rows().size(), "columns", table.columns()));
            default -> throw new IllegalStateException("A reader made a " + item.getClass());
        };
    }

    private static Map<String, Object> audio(Path path, Clip clip, Job job) throws BadInputException, StoppedException {
        AudioInfo info = AudioProbe.probe(path);
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("format", info.format());
        facts.put("codec", info.codec());
        facts.put("seconds", rounded(clip.seconds(), 3));
        facts.put("sample_rate", info.sampleRate());
        facts.put("channels", info.channels());
        facts.put("bit_rate", info.bitRate());
        facts.put("title", info.title());
        facts.put("artist", info.artist());
        facts.put("album", info.album());
        // What silence does not tell is left out.
        SongFacts heard = SongFacts.of(clip, job);
        heard.beatsPerMinute().ifPresent(tempo -> facts.put("tempo", rounded(tempo, 1)));
        heard.key().ifPresent(key -> facts.put("key", key.name()));
        heard.integratedLufs().ifPresent(level -> facts.put("loudness_lufs", rounded(level, 1)));
        heard.rmsDecibels().ifPresent(level -> facts.put("rms_dbfs", rounded(level, 1)));
        return facts;
    }

    private static Map<String, Object> midi(NoteSequence notes) {
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("seconds", rounded(notes.seconds(), 3));
        facts.put("notes", notes.pitched().size());
        facts.put("drum_strokes", notes.drums().size());
        KeyEstimate.of(notes).ifPresent(key -> facts.put("key", key.name()));
        facts.put("ticks_per_beat", notes.ticksPerBeat());
        facts.put("tempo_map", notes.tempi().stream().map(InspectFiles::tempo).toList());
        facts.put(
                "meters",
                notes.meters().stream()
                        .map(m -> m.beats() + "/" + m.beatUnit())
                        .distinct()
                        .toList());
        facts.put(
                "channels",
                notes.notes().stream().map(Note::channel).distinct().sorted().toList());
        facts.put(
                "instruments",
                notes.pitched().stream().map(Note::program).distinct().sorted().toList());
        return facts;
    }

    private static Map<String, Object> analysis(AnalysedSong song) {
        CatalogueEntry entry = song.entry();
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("title", entry.title());
        facts.put("artist", entry.artist());
        facts.put("album", entry.album());
        if (entry.year() > 0) {
            facts.put("year", entry.year());
        }
        facts.put("seconds", rounded(song.seconds(), 3));
        if (song.tempo() > 0) {
            facts.put("tempo", rounded(song.tempo(), 1));
        }
        facts.put("key", FrequencyAxis.PITCH_CLASSES.get(song.key()) + (song.isMajor() ? " major" : " minor"));
        facts.put("loudness_db", rounded(song.loudness(), 1));
        facts.put("segments", song.segments());
        if (!Double.isNaN(entry.hotttnesss())) {
            facts.put("hotttnesss", rounded(entry.hotttnesss(), 3));
        }
        facts.put("terms", entry.terms().keySet().stream().limit(MOST_TERMS).toList());
        facts.put("track_id", entry.trackId());
        facts.put("song_id", entry.songId());
        facts.put("artist_id", entry.artistId());
        return facts;
    }

    private static Map<String, Object> tempo(Tempo tempo) {
        Map<String, Object> entry = new LinkedHashMap<>();
        entry.put("seconds", rounded(tempo.seconds(), 3));
        entry.put("beats_per_minute", rounded(tempo.beatsPerMinute(), 2));
        return entry;
    }

    private static double rounded(double value, int digits) {
        return Double.parseDouble(String.format(Locale.ROOT, "%." + digits + "f", value));
    }
}
