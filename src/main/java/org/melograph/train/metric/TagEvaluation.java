package org.melograph.train.metric;

/**
 * What a model said of the tags of held-out songs, and what it is worth.
 *
 * @param scores over songs
 * @param clips the answers for each piece
 */
public record TagEvaluation(TagScores scores, TagAnswers clips) {}
