package org.melograph.zoo.neural;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.melograph.base.BadInputException;
import org.melograph.base.Param;
import org.melograph.base.Params;
import org.melograph.dataset.Cut;
import org.melograph.dataset.FrontEnd;
import org.melograph.model.InputShape;
import org.melograph.model.TrainingParams;

/** Two recurrent layers over a spectrogram in 72 bands (Bai). */
public final class StftLstm extends NeuralArchitecture {
    @Override
    public String id() {
        return "stft-lstm";
    }

    @Override
    public String title() {
        return "Spectrogram in octave bands: two LSTM layers";
    }

    @Override
    public String paper() {
        return "bai";
    }

    @Override
    public String source() {
        return "Bai, 'Music Classification with Neural Network', the LSTM: LSTM 80, LSTM 80 of which the last step counts, "
                + "dense 40 with ReLU, softmax, on 20 frames of 72 bands, 30 pieces of a song. Bands: of the 1025 bins of a "
                + "2048-point transform the first 16, and of the bins 2^k+1 to 2^(k+1), k from 3 to 9, eight means each. Our "
                + "decisions where the paper is silent: 1102 samples from frame to frame, so that 600 frames are 30 s; power "
                + "in dB; Adam, class weights.";
    }

    @Override
    public String inputKind() {
        return "bands";
    }

    @Override
    public List<Param> params() {
        List<Param> params = new ArrayList<>(List.of(
                new Param.Whole("frames", "Frames", "Frames in a piece, 20 to the second.", 20, 2, 10_000),
                new Param.Whole("units", "Recurrent units", "LSTM units of each layer.", 80, 1, 2048),
                new Param.Whole("dense", "Dense units", "Units of the layer before the answer.", 40, 1, 4096),
                dropout(0)));
        params.addAll(TrainingParams.of(40, 32, 0.001, 8));
        return List.copyOf(params);
    }

    @Override
    public FrontEnd frontEnd(Params params) throws BadInputException {
        int frames = params.whole("frames");
        return FrontEnd.of(
                "bands", Map.of("n_fft", "2048", "hop_length", "1102", "spacing", "octaves"), new Cut(frames, frames));
    }

    @Override
    public InputShape usualInput() {
        return new InputShape(72, 20);
    }

    @Override
    Plan plan(InputShape input, int classes, Params params, long seed) {
        int units = params.whole("units");
        double dropout = params.real("dropout");
        return new LayerChain(InputLayout.SEQUENCE, input, classes, params.real("learning_rate"), 0, seed)
                .recurrent("lstm1", Cell.LSTM, units, false)
                .dropout("drop1", dropout)
                .recurrent("lstm2", Cell.LSTM, units, false)
                .ends("ends", units)
                .dropout("drop2", dropout)
                .dense("dense", params.whole("dense"))
                .embedding()
                .classes();
    }
}
