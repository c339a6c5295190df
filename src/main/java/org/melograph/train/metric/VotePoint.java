package org.melograph.train.metric;

/**
 * One point of the vote curve: when {@code threshold} pieces must agree, {@code accuracy} of all songs are named right
 * and {@code undecided} of all songs get no name.
 */
public record VotePoint(int threshold, double accuracy, double undecided) {}
