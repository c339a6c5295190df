package org.melograph.ui.shell;

import java.util.List;
import java.util.function.Function;
import org.melograph.ui.compose.ComposeRoom;
import org.melograph.ui.evaluate.EvaluateRoom;
import org.melograph.ui.library.LibraryRoom;
import org.melograph.ui.listen.ListenRoom;
import org.melograph.ui.map.MapRoom;
import org.melograph.ui.reproduce.ReproduceRoom;
import org.melograph.ui.room.Desk;
import org.melograph.ui.room.Room;
import org.melograph.ui.train.TrainRoom;

/** The rooms of the studio, in the order of the rail. A new room is a new line. */
public final class Views {
    private static final List<Function<Desk, Room>> ROOMS = List.of(
            LibraryRoom::new,
            ListenRoom::new,
            TrainRoom::new,
            EvaluateRoom::new,
            MapRoom::new,
            ComposeRoom::new,
            ReproduceRoom::new);

    private Views() {}

    /** Every room at a desk. */
    public static List<Room> at(Desk desk) {
        return ROOMS.stream().map(make -> make.apply(desk)).toList();
    }
}
