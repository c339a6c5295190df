package org.melograph.gate.canary.music;

/** A value that changes under its readers. */
public final class ChangesItsTitle {
    private String title = "";

    public void setTitle(String title) {
        this.title = title;
    }

    public String title() {
        return title;
    }
}
