package org.melograph.gate.canary.model;

/** The contract of the canaries' zoo. */
public interface Architecture {}
