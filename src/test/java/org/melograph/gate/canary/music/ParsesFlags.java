package org.melograph.gate.canary.music;

import picocli.CommandLine;

/** Knows the command line. */
public interface ParsesFlags {
    CommandLine flags();
}
