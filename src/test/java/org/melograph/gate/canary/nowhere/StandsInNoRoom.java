package org.melograph.gate.canary.nowhere;

/** Lives in a package that the import table does not name. */
public interface StandsInNoRoom {}
