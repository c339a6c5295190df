package org.melograph.app;

import java.nio.file.Path;

/** What every verb works in: the library file, and how many threads it may use. */
public record Workspace(Path library, int threads) {}
