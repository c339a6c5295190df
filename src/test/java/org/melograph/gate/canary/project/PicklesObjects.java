package org.melograph.gate.canary.project;

import java.io.IOException;
import java.io.ObjectOutputStream;

/** Writes objects that only this very class can read again. */
public final class PicklesObjects {
    public void write(ObjectOutputStream out, String title) throws IOException {
        out.writeObject(title);
    }
}
