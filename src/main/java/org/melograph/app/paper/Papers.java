package org.melograph.app.paper;

import java.util.List;
import org.melograph.base.BadInputException;
import org.melograph.base.Params;

/** Every paper that can be run again. A new one is a file beside these and a line here. */
public final class Papers {
    /** In the order people read them. */
    public static final List<PaperExperiment> ALL = List.of(
            ChenPaper.EXPERIMENT,
            BaiPaper.EXPERIMENT,
            AbelaPaper.EXPERIMENT,
            LengyelPaper.EXPERIMENT,
            ChangPaper.EXPERIMENT);

    private Papers() {}

    /**
     * The paper with an id.
     *
     * @throws BadInputException naming the nearest id there is
     */
    public static PaperExperiment byId(String id) throws BadInputException {
        List<String> ids = ALL.stream().map(PaperExperiment::id).toList();
        for (PaperExperiment paper : ALL) {
            if (paper.id().equals(id)) {
                return paper;
            }
        }
        throw new BadInputException("There is no paper '" + id + "'. Did you mean '" + Params.nearest(id, ids)
                + "'? There are " + String.join(", ", ids) + ".");
    }
}
