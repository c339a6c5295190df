package org.melograph.music;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What a catalogue such as the Million Song Dataset knows of a song besides its sound.
 *
 * @param trackId the recording, such as {@code TRAAABD128F429CF47}
 * @param songId the song it is a recording of, such as {@code SOCIWDW12A8C13D406}; empty where unknown
 * @param artistId the same for every song of an artist; empty where unknown
 * @param album empty where unknown
 * @param year of its release; 0 where unknown
 * @param hotttnesss how much it was talked of when the catalogue was made, 0 to 1; NaN where unknown
 * @param terms the words its artist is described with and their weights, 0 to 1, the heaviest first
 */
public record CatalogueEntry(
        String trackId,
        String songId,
        String title,
        String artist,
        String artistId,
        String album,
        int year,
        double hotttnesss,
        Map<String, Double> terms) {
    public CatalogueEntry {
        terms = Collections.unmodifiableMap(new LinkedHashMap<>(terms));
    }
}
