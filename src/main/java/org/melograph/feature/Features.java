package org.melograph.feature;

import java.util.List;
import org.melograph.base.BadInputException;
import org.melograph.base.Params;

/** Every feature there is. */
public final class Features {
    /** In the order of lists and menus. */
    public static final List<Feature> ALL = List.of(
            new MelSpectrogram(),
            new Stft(),
            new BandSpectrogram(),
            new Mfcc(),
            new MfccMel(),
            new Chroma(),
            new ConstantQ(),
            new Tonnetz(),
            new OnsetCurve(),
            new Tempogram(),
            new Beats(),
            new PitchTrack(),
            new HarmonicPercussive(HarmonicPercussive.Part.HARMONIC),
            new HarmonicPercussive(HarmonicPercussive.Part.PERCUSSIVE),
            new LoudnessCurve(),
            new SpectralContrast(),
            new AudioStatistics(),
            new SongSegments(),
            new Waveform(),
            new NoteSeries(),
            new NoteTokens(),
            new NoteSteps(),
            new NoteStatistics(),
            new NoteEvents(),
            new LyricsVector(),
            new LyricsWords(),
            new Columns());

    private Features() {}

    /**
     * The feature of a written id.
     *
     * @throws BadInputException naming the nearest id where there is none such
     */
    public static Feature byId(String id) throws BadInputException {
        for (Feature feature : ALL) {
            if (feature.spec().id().equals(id)) {
                return feature;
            }
        }
        List<String> ids = ALL.stream().map(f -> f.spec().id()).toList();
        throw new BadInputException(
                "There is no feature '" + id + "'. Did you mean '" + Params.nearest(id, ids) + "'?");
    }
}
