package org.melograph.model;

/** What a model is asked. */
public enum Task {
    /** Which class does this piece belong to? */
    CLASSIFY,
    /** Which event comes next? */
    CONTINUE,
    /** Which tags does this piece have, each for itself? */
    TAG
}
