package org.melograph.ui.player;

import org.melograph.music.Clip;
import org.melograph.sound.PlayerSource;

/**
 * What a track sounds like.
 *
 * @param outline all of it in mono, at any rate, for the pictures
 * @param source what is played; whoever loads it closes it
 */
public record Sound(Clip outline, PlayerSource source) {}
