package org.melograph.gate.canary.music;

import java.awt.image.BufferedImage;

/** Draws outside plot. */
public interface PaintsOnSwing {
    BufferedImage picture();
}
