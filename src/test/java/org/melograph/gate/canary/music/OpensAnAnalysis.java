package org.melograph.gate.canary.music;

import io.jhdf.HdfFile;

/** Looks into files of the Million Song Dataset. */
public interface OpensAnAnalysis {
    HdfFile analysis();
}
