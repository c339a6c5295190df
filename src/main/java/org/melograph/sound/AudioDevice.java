package org.melograph.sound;

/**
 * A device that sound can be played on.
 *
 * @param name identifies it where an output is opened
 * @param description what its driver says
 */
public record AudioDevice(String name, String description) {}
