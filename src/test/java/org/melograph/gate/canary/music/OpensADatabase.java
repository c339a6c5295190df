package org.melograph.gate.canary.music;

import java.sql.Connection;

/** Stores itself. */
public interface OpensADatabase {
    Connection library();
}
