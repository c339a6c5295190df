package org.melograph.gate.canary.feature;

/** Says nothing by its name. */
public interface WindowUtils {}
