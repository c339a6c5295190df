package org.melograph.ui.player;

import org.melograph.ui.job.Work;

/**
 * Something that can be played: a song's file, or composed notes.
 *
 * @param id what makes it the same track again: the path, or a take's name
 * @param title of the song
 * @param detail what stands below the title: artist and label
 * @param sound reads or renders it; called off the FX thread
 */
public record Track(String id, String title, String detail, Work<Sound> sound) {}
