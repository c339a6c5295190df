package org.melograph.dataset;

import org.melograph.base.Tensor;

/**
 * One piece of one song as a model sees it. The piece is a window on the song's whole feature, so cutting copies
 * nothing.
 *
 * @param songId the song it was cut from
 * @param group what no split tears apart
 * @param target the answer
 * @param feature the song's whole feature, time last
 * @param start first step of the window
 * @param length steps of the window that exist; less than the cut's length only for a padded piece
 */
public record Example(String songId, String group, Target target, Tensor feature, int start, int length) {}
