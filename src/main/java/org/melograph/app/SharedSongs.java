package org.melograph.app;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.melograph.base.BadInputException;
import org.melograph.base.Job;
import org.melograph.base.Refusal;
import org.melograph.base.StoppedException;
import org.melograph.dataset.Dataset;
import org.melograph.dataset.Example;
import org.melograph.dataset.FrontEnd;
import org.melograph.dataset.Split;
import org.melograph.music.Song;

/**
 * The same songs through the front ends of several models. A song that one of them cannot hear is left out for all, so
 * that every verdict is of all.
 *
 * @param datasets one for each model; all of the same songs in the same order
 * @param refused songs that were left out, each once
 */
record SharedSongs(List<Dataset> datasets, List<Refusal> refused) {
    SharedSongs {
        datasets = List.copyOf(datasets);
        refused = List.copyOf(refused);
    }

    /** Reads a collection through a front end. */
    @FunctionalInterface
    interface Reading {
        Dataset through(FrontEnd frontEnd, Job job) throws BadInputException, StoppedException;
    }

    /**
     * Reads the songs through each front end, through equal ones once.
     *
     * @throws BadInputException when there is no song that all can hear
     */
    static SharedSongs read(List<FrontEnd> frontEnds, Reading reading, Job job)
            throws BadInputException, StoppedException {
        Set<FrontEnd> different = new HashSet<>(frontEnds);
        Map<FrontEnd, Dataset> read = new HashMap<>();
        List<Dataset> datasets = new ArrayList<>();
        for (FrontEnd frontEnd : frontEnds) {
            Dataset dataset = read.get(frontEnd);
            if (dataset == null) {
                double done = read.size();
                frontEnd.checkContent(job.part(0, 0));
                dataset = reading.through(frontEnd, job.part(done / different.size(), (done + 1) / different.size()));
                read.put(frontEnd, dataset);
            }
            datasets.add(dataset);
        }
        return of(datasets);
    }

    /**
     * What the datasets have in common.
     *
     * @param datasets of one collection
     * @throws BadInputException when that is nothing, or a class has no song left
     */
    static SharedSongs of(List<Dataset> datasets) throws BadInputException {
        Map<String, Refusal> refused = new LinkedHashMap<>();
        Set<String> common = null;
        for (Dataset dataset : datasets) {
            dataset.refused().forEach(refusal -> refused.putIfAbsent(refusal.path(), refusal));
            Set<String> ids = dataset.songs().stream().map(Song::id).collect(Collectors.toSet());
            common = common == null ? ids : both(common, ids);
        }
        Set<String> left = common == null ? Set.of() : common;
        if (left.isEmpty()) {
            throw new BadInputException("There is no song that every member can hear."
                    + (refused.isEmpty()
                            ? ""
                            : " The first was left out because: "
                                    + refused.values().iterator().next().reason()));
        }
        List<String> labels = datasets.getFirst().labels();
        List<Dataset> shared = new ArrayList<>();
        for (Dataset dataset : datasets) {
            if (!dataset.labels().equals(labels)) {
                throw new BadInputException("The members hear songs of different classes, " + labels + " and "
                        + dataset.labels() + ". Remove the songs that one of them cannot hear, or that member.");
            }
            shared.add(only(dataset, left, List.copyOf(refused.values())));
        }
        return new SharedSongs(shared, List.copyOf(refused.values()));
    }

    private static Set<String> both(Set<String> some, Set<String> others) {
        return some.stream().filter(others::contains).collect(Collectors.toSet());
    }

    private static Dataset only(Dataset dataset, Set<String> left, List<Refusal> refused) {
        Dataset d = dataset.only(dataset.examples().stream()
                .filter(e -> left.contains(e.songId()))
                .toList());
        return new Dataset(d.songs(), d.examples(), d.labels(), d.frontEnd(), d.channels(), d.steps(), refused);
    }

    /**
     * The split of one dataset made for another of the same songs.
     *
     * @param split not by piece, because the pieces of two front ends are not the same
     */
    static Split alike(Split split, Dataset other) {
        return new Split(of(split.train(), other), of(split.valid(), other), of(split.test(), other), split.summary());
    }

    private static List<Example> of(List<Example> part, Dataset other) {
        Set<String> songs = part.stream().map(Example::songId).collect(Collectors.toSet());
        return other.examples().stream().filter(e -> songs.contains(e.songId())).toList();
    }
}
