package org.melograph.dataset;

/**
 * What a split did, for reports and the leak guard.
 *
 * @param by {@code song}, {@code group}, {@code file} or {@code by-piece (leaks)}
 * @param sharedSongs songs or groups that stand both in the test part and outside it, counted on the finished split; 0
 *     for an honest one
 * @param hash SHA-256 of the sorted song ids of the three parts
 */
public record SplitSummary(String by, int trainSongs, int validSongs, int testSongs, int sharedSongs, String hash) {}
