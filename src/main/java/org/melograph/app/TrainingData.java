package org.melograph.app;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.melograph.base.BadInputException;
import org.melograph.base.Job;
import org.melograph.base.Params;
import org.melograph.base.StoppedException;
import org.melograph.dataset.Dataset;
import org.melograph.dataset.FrontEnd;
import org.melograph.dataset.Remarks;
import org.melograph.dataset.TableColumns;
import org.melograph.feature.EventVocabulary;
import org.melograph.io.Readers;
import org.melograph.io.midi.MidiReader;
import org.melograph.io.msd.AnalysedSongReader;
import org.melograph.io.source.SourceSpec;
import org.melograph.model.Architecture;
import org.melograph.model.EnsembleMember;
import org.melograph.music.Collection;
import org.melograph.music.Song;
import org.melograph.music.SongKind;
import org.melograph.zoo.ModelZoo;

/**
 * What a run learns from, read but not yet divided.
 *
 * @param params the architecture's parameters, every one set
 * @param dataset the songs; for an ensemble those that every member can hear, as its first member hears them
 * @param remarks what is odd about the data, see {@link Remarks}, and which columns of a table were left out
 * @param members for an ensemble, the same songs in the same order as each member hears them; else empty
 */
record TrainingData(
        Architecture architecture,
        Params params,
        Collection collection,
        Dataset dataset,
        List<String> remarks,
        List<Member> members) {
    private static final String COLUMNS = "columns";

    TrainingData {
        members = List.copyOf(members);
    }

    /** What a member of an ensemble learns from. */
    record Member(EnsembleMember member, TrainingData data) {}

    /**
     * Reads what a request learns from.
     *
     * @param before what was read for another request of the same source: its songs are taken where nothing stands
     *     between file and model but what stood there then; null for none
     */
    static TrainingData read(Workspace workspace, TrainModel.Request request, @Nullable TrainingData before, Job job)
            throws BadInputException, StoppedException {
        Architecture architecture = ModelZoo.byId(request.architecture());
        Collection collection =
                before != null && before.architecture.inputKind().equals(architecture.inputKind())
                        ? before.collection
                        : LibrarySource.open(workspace, request.source(), architecture.inputKind(), job.part(0, 0.1));
        Params params = architecture.settings(request.set(), kind(collection));
        return switch (architecture) {
            case Architecture.Solo solo ->
                solo(workspace, request.source(), solo, params, collection, before, job.part(0.1, 1));
            case Architecture.Ensemble ensemble ->
                ensemble(workspace, request.source(), ensemble, params, collection, job.part(0.1, 1));
        };
    }

    private static TrainingData solo(
            Workspace workspace,
            @Nullable SourceSpec source,
            Architecture.Solo architecture,
            Params params,
            Collection collection,
            @Nullable TrainingData before,
            Job job)
            throws BadInputException, StoppedException {
        FrontEnd frontEnd = frontEnd(architecture, params, collection, source, job);
        if (before != null && collection.equals(before.collection) && before.fits(architecture, frontEnd)) {
            return new TrainingData(architecture, params, collection, before.dataset, before.remarks, List.of());
        }
        Dataset dataset = switch (architecture.task()) {
            case CLASSIFY -> workspace.datasets().classification(collection, frontEnd, null, job);
            case TAG -> workspace.datasets().tagging(collection, frontEnd, null, job);
            case CONTINUE ->
                workspace.datasets().continuation(collection, frontEnd, EventVocabulary.STANDARD.names(), job);
        };
        return new TrainingData(
                architecture, params, collection, dataset, remarks(collection, source, dataset), List.of());
    }

    private static TrainingData ensemble(
            Workspace workspace,
            @Nullable SourceSpec source,
            Architecture.Ensemble architecture,
            Params params,
            Collection collection,
            Job job)
            throws BadInputException, StoppedException {
        List<EnsembleMember> members = architecture.members(params);
        List<TrainingData> own = new ArrayList<>();
        for (EnsembleMember member : members) {
            Params settings = member.architecture().settings(member.set(), kind(collection));
            FrontEnd frontEnd = frontEnd(member.architecture(), settings, collection, source, job);
            TrainingData same = own.stream()
                    .filter(data -> data.fits(member.architecture(), frontEnd))
                    .findFirst()
                    .orElse(null);
            Job part = job.part((double) own.size() / members.size(), (own.size() + 1.0) / members.size());
            own.add(solo(workspace, source, member.architecture(), settings, collection, same, part));
        }
        SharedSongs shared =
                SharedSongs.of(own.stream().map(TrainingData::dataset).toList());
        List<Member> heard = new ArrayList<>();
        for (int i = 0; i < own.size(); i++) {
            TrainingData data = own.get(i);
            Dataset dataset = shared.datasets().get(i);
            heard.add(new Member(
                    members.get(i),
                    new TrainingData(data.architecture, data.params, collection, dataset, data.remarks, List.of())));
        }
        Dataset first = shared.datasets().getFirst();
        return new TrainingData(architecture, params, collection, first, remarks(collection, source, first), heard);
    }

    /** What a collection's songs are kept as; of several kinds words count where they are most, then
     * analyses, then sound. */
    private static SongKind kind(Collection collection) throws BadInputException {
        if (collection.table() != null) {
            return SongKind.ROWS;
        }
        Map<SongKind, Integer> counts = new EnumMap<>(SongKind.class);
        for (Song song : collection.songs()) {
            counts.merge(kind(song), 1, Integer::sum);
        }
        if (counts.size() == 1) {
            return counts.keySet().iterator().next();
        }
        if (2 * counts.getOrDefault(SongKind.WORDS, 0) > collection.songs().size()) {
            return SongKind.WORDS;
        }
        return counts.containsKey(SongKind.ANALYSES) ? SongKind.ANALYSES : SongKind.AUDIO;
    }

    private static SongKind kind(Song song) throws BadInputException {
        if (song.wordsOnly()) {
            return SongKind.WORDS;
        }
        return switch (Readers.forFile(song.path()).id()) {
            case MidiReader.ID -> SongKind.NOTES;
            case AnalysedSongReader.ID -> SongKind.ANALYSES;
            default -> SongKind.AUDIO;
        };
    }

    /** Whether {@link #read} would take the songs of these data for a request of the same source. */
    boolean serves(TrainModel.Request request, Job job) throws BadInputException, StoppedException {
        if (!members.isEmpty()
                || !(ModelZoo.byId(request.architecture()) instanceof Architecture.Solo other)
                || !other.inputKind().equals(architecture.inputKind())) {
            return false;
        }
        Params settings = other.settings(request.set(), kind(collection));
        return fits(other, frontEnd(other, settings, collection, request.source(), job));
    }

    private boolean fits(Architecture other, FrontEnd otherFrontEnd) {
        return members.isEmpty() && dataset.frontEnd().equals(otherFrontEnd) && architecture.task() == other.task();
    }

    private static FrontEnd frontEnd(
            Architecture.Solo architecture, Params params, Collection collection, @Nullable SourceSpec source, Job job)
            throws BadInputException, StoppedException {
        FrontEnd plain = architecture.frontEnd(params);
        FrontEnd frontEnd = plain.withContent(plain.contentNow(job.part(0, 0)));
        boolean wantsTable = frontEnd.feature().equals(COLUMNS);
        if (wantsTable != (collection.table() != null)) {
            throw new BadInputException(
                    wantsTable
                            ? "'" + architecture.id() + "' learns from the rows of a table, and '" + collection.name()
                                    + "' is none. Give a CSV table with --label."
                            : "'" + architecture.id() + "' learns from " + frontEnd.feature() + ", and '"
                                    + collection.name()
                                    + "' is a table. Choose an architecture for tables, such as table-mlp.");
        }
        return collection.table() == null || source == null
                ? frontEnd
                : frontEnd.withColumns(
                        TableColumns.choose(collection.table(), source).columns());
    }

    private static List<String> remarks(Collection collection, @Nullable SourceSpec source, Dataset dataset)
            throws BadInputException {
        List<String> remarks = new ArrayList<>();
        if (collection.table() != null && source != null) {
            remarks.addAll(TableColumns.choose(collection.table(), source).notes());
        }
        remarks.addAll(collection.notes());
        remarks.addAll(Remarks.on(dataset));
        return remarks;
    }
}
