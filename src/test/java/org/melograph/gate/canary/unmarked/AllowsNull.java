package org.melograph.gate.canary.unmarked;

/** Lives in a package without package-info. */
public interface AllowsNull {}
