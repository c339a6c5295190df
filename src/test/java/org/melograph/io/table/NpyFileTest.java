package org.melograph.io.table;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.melograph.base.Axis;
import org.melograph.base.BadInputException;
import org.melograph.base.Tensor;

class NpyFileTest {
    private final Path file;

    NpyFileTest(@TempDir Path folder) {
        this.file = folder.resolve("x.npy");
    }

    @Test
    void aTensorIsReadBack() throws Exception {
        float[] values = new float[40_000];
        for (int i = 0; i < values.length; i++) {
            values[i] = i * 0.25f - 3;
        }
        values[7] = Float.NaN;
        Tensor tensor = Tensor.wrap(values, new Axis("mel", 4), new Axis("frame", 10_000));

        NpyFile.write(tensor, file);

        assertEquals(tensor, NpyFile.read(file, "mel", "frame"));
    }

    @Test
    void theHeaderIsTheOneNumpyWrites() throws Exception {
        NpyFile.write(Tensor.wrap(new float[] {1}, new Axis("sample", 1)), file);

        byte[] bytes = Files.readAllBytes(file);
        assertEquals(128 + 4, bytes.length);
        assertArrayEquals(new byte[] {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y', 1, 0, 118, 0}, Arrays.copyOf(bytes, 10));
        String header = new String(bytes, 10, 118, StandardCharsets.US_ASCII);
        assertEquals("{'descr': '<f4', 'fortran_order': False, 'shape': (1,), }", header.strip());
        assertTrue(header.endsWith("\n"));
    }

    @Test
    void doublesInFortranOrderAreReadByAxis() throws Exception {
        write("{'descr': '<f8', 'fortran_order': True, 'shape': (2, 3), }", 1, 4, 2, 5, 3, 6);

        Tensor read = NpyFile.read(file, "row", "column");

        assertEquals(Tensor.wrap(new float[] {1, 2, 3, 4, 5, 6}, new Axis("row", 2), new Axis("column", 3)), read);
    }

    @Test
    void otherTypesAndShapesAreRefused() throws Exception {
        write("{'descr': '<i8', 'fortran_order': False, 'shape': (1,), }", 0);
        assertRefused("type 'i8'");
        write("{'descr': '<f8', 'fortran_order': False, 'shape': (1, 1), }", 0);
        assertRefused("has 2 axes, not the 1 wanted: sample");
        write("{'descr': '<f8', 'fortran_order': False, 'shape': (70000, 70000), }", 0);
        BadInputException refusal = assertThrows(BadInputException.class, () -> NpyFile.read(file, "a", "b"));
        assertTrue(refusal.reason().contains("truncated"), refusal.reason());
        Files.writeString(file, "hello, this is no array at all");
        assertRefused("is no .npy file");
    }

    private void assertRefused(String part) {
        BadInputException refusal = assertThrows(BadInputException.class, () -> NpyFile.read(file, "sample"));
        assertTrue(refusal.reason().contains(part), refusal.reason());
    }

    private void write(String header, double... values) throws Exception {
        ByteBuffer bytes =
                ByteBuffer.allocate(10 + header.length() + 8 * values.length).order(ByteOrder.LITTLE_ENDIAN);
        bytes.put(new byte[] {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y', 1, 0}).putShort((short) header.length());
        bytes.put(header.getBytes(StandardCharsets.US_ASCII));
        for (double value : values) {
            bytes.putDouble(value);
        }
        Files.write(file, bytes.array());
    }
}
