package org.melograph.train.metric;

/** The scores at one level: of the pieces a model sees ("clip"), or of whole songs. */
public record LevelScores(Score accuracy, Score balancedAccuracy, Score macroF1, Score logLoss) {}
