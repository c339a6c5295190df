package org.melograph.ui.listen;

import java.nio.file.Path;
import org.melograph.base.Axis;
import org.melograph.base.Tensor;
import org.melograph.explain.Pcm;
import org.melograph.plot.WaveOverview;
import org.melograph.sound.PlayerSource;
import org.melograph.ui.job.Work;
import org.melograph.ui.player.PlayerModel;
import org.melograph.ui.player.Sound;
import org.melograph.ui.player.Track;
import org.melograph.ui.room.Desk;

/**
 * A song in another version, to be compared with it: the player changes from the one to the other and stays at the same moment
 * of the music.
 *
 * @param song the song's file
 * @param id of the version, different for each
 * @param detail what stands below the title while it is heard
 * @param startSeconds where the song's beginning is in the version
 * @param speed seconds of the version in one second of the song
 * @param made makes its sound; called off the FX thread
 */
record HeardVersion(Path song, String id, String detail, double startSeconds, double speed, Work<Pcm> made) {
    /** A version that runs along the song's own time. */
    HeardVersion(Path song, String id, String detail, Work<Pcm> made) {
        this(song, id, detail, 0, 1, made);
    }

    private Track track(Desk desk) {
        Track whole = desk.track(song);
        Track version = new Track(song + " · " + id, whole.title(), detail, job -> {
            Pcm pcm = made.run(job);
            float[] mono = pcm.mono();
            Tensor outline = Tensor.wrap(mono, new Axis("sample", mono.length));
            return new Sound(
                    PlayerSource.samples(detail, pcm.samples(), pcm.sampleRate()),
                    inside -> WaveOverview.of("", outline, pcm.sampleRate()));
        });
        return speed == 1 && startSeconds == 0 ? version.along(whole.id()) : version;
    }

    /** Whether it is what the player has. */
    boolean isOnDeck(Desk desk) {
        return desk.player().isOnDeck(track(desk));
    }

    /** Plays it from the moment of the song that is heard now; goes back to the song where it is heard already. */
    void toggle(Desk desk) {
        PlayerModel player = desk.player();
        double now = player.positionProperty().get();
        if (isOnDeck(desk)) {
            player.playFrom(desk.track(song), Math.max(0, (now - startSeconds) / speed), Double.POSITIVE_INFINITY);
        } else {
            Track on = player.trackProperty().get();
            boolean along = on != null && on.timeOf().equals(song.toString());
            player.playFrom(track(desk), along ? startSeconds + now * speed : 0, Double.POSITIVE_INFINITY);
        }
    }
}
