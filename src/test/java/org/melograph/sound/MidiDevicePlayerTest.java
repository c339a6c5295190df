package org.melograph.sound;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.sound.midi.MidiMessage;
import javax.sound.midi.Receiver;
import javax.sound.midi.ShortMessage;
import org.junit.jupiter.api.Test;
import org.melograph.base.BadInputException;
import org.melograph.base.Provenance;
import org.melograph.music.Meter;
import org.melograph.music.Note;
import org.melograph.music.NoteSequence;
import org.melograph.music.Tempo;

class MidiDevicePlayerTest {
    private static final NoteSequence PIECE = new NoteSequence(
            "tune",
            List.of(new Note(60, 100, 0, 5, 0, 48, 0, 0.05), new Note(64, 90, 0, 5, 48, 96, 0.05, 0.05)),
            List.of(new Tempo(0, 0, 120)),
            List.of(new Meter(0, 4, 4)),
            480,
            Provenance.made("test"));

    @Test
    void theDeviceGetsTheNotes() throws Exception {
        List<String> received = new CopyOnWriteArrayList<>();
        AtomicBoolean given = new AtomicBoolean();
        Receiver receiver = new Receiver() {
            @Override
            public void send(MidiMessage message, long timeStamp) {
                if (message instanceof ShortMessage m && (m.getCommand() & 0xe0) == 0x80) {
                    received.add(m.getCommand() + " " + m.getData1());
                }
            }

            @Override
            public void close() {}
        };
        try (MidiDevicePlayer player = new MidiDevicePlayer(receiver, () -> given.set(true))) {
            player.load(PIECE);
            assertEquals(0.1, player.seconds(), 1e-6);
            player.play();
            for (int i = 0; i < 400 && player.isPlaying(); i++) {
                Thread.sleep(5);
            }
        }

        assertEquals(List.of("144 60", "128 60", "144 64", "128 64"), received);
        assertTrue(given.get());
    }

    @Test
    void aDeviceThatIsNotThereIsRefused() {
        BadInputException refusal =
                assertThrows(BadInputException.class, () -> MidiDevicePlayer.open("Grand piano in the sky"));

        assertTrue(refusal.reason().startsWith("There is no MIDI device 'Grand piano in the sky'."), refusal.reason());
    }
}
