package org.melograph.plot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.melograph.base.BadInputException;
import org.w3c.dom.Document;
import org.xml.sax.SAXException;

class PictureFileTest {
    private final Path folder;

    PictureFileTest(@TempDir Path folder) {
        this.folder = folder;
    }

    static List<Picture> all() {
        return PicturesFixture.all();
    }

    @Test
    void aPngHasTwoDotsAPixel() throws BadInputException, IOException {
        Path file = folder.resolve("new folder/matrix.png");
        PngFile.write(PicturesFixture.matrix(3), file, 400, 300, PlotTheme.LIGHT);
        BufferedImage image = ImageIO.read(file.toFile());
        assertEquals(800, image.getWidth());
        assertEquals(600, image.getHeight());
        assertEquals(PlotTheme.LIGHT.panel(), image.getRGB(1, 599));
    }

    @ParameterizedTest
    @MethodSource("all")
    void anSvgIsWellFormedAndSaysWhatItShows(Picture picture)
            throws BadInputException, ParserConfigurationException, SAXException, IOException {
        Path file = folder.resolve("picture.svg");
        SvgFile.write(picture, file, 640, 400, PlotTheme.DARK);
        Document svg = DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(file.toFile());
        assertEquals("svg", svg.getDocumentElement().getNodeName());
        assertEquals(picture.title(), svg.getElementsByTagName("title").item(0).getTextContent());
        assertEquals(
                picture.description(), svg.getElementsByTagName("desc").item(0).getTextContent());
    }

    @Test
    void labelsStayTextInAnSvg() throws BadInputException, IOException {
        Path file = folder.resolve("picture.svg");
        SvgFile.write(PicturesFixture.matrix(3), file, 640, 400, PlotTheme.DARK);
        String svg = Files.readString(file);
        assertTrue(svg.contains(">class number 2</text>"));
        assertTrue(svg.contains(">20</text>"));
        SvgFile.write(PicturesFixture.curves(), file, 640, 400, PlotTheme.DARK);
        assertTrue(Files.readString(file).contains(">lr → 3e-4</text>"));
    }

    @Test
    void threeFiguresStandInTheCellsOfTwentyClasses() throws BadInputException, IOException {
        ConfusionMatrix twenty = PicturesFixture.matrix(20);
        List<List<Integer>> counts = twenty.counts().stream()
                .map(row -> row.stream().map(count -> count * 7).toList())
                .toList();
        Path file = folder.resolve("picture.svg");
        SvgFile.write(ConfusionMatrix.of("", twenty.classes(), counts), file, 760, 640, PlotTheme.DARK);
        String svg = Files.readString(file);
        assertEquals(20, svg.split(">140</text>", -1).length - 1);
        assertEquals(19, svg.split(">35</text>", -1).length - 1);
    }

    @Test
    void aLongLegendStandsBesideTheCurvesAndRepeatedColoursAreDashed() throws BadInputException, IOException {
        List<Curves.Series> series = IntStream.range(0, 10)
                .mapToObj(i -> Curves.Series.of(
                        "class number " + i, Ink.ofClass(i), Curves.points(List.of(0, 1), List.of(1.0, i / 10.0))))
                .toList();
        Path file = folder.resolve("picture.svg");
        SvgFile.write(
                Curves.of("Precision · recall", Curves.Scale.unit("recall"), Curves.Scale.unit("precision"), series),
                file,
                500,
                320,
                PlotTheme.DARK);
        String svg = Files.readString(file);
        assertTrue(svg.contains(">Precision · recall</text>"), "the title is whole");
        assertTrue(svg.contains(">class number 9</text>"));
        assertEquals(4, svg.split("stroke-dasharray=\"4\"", -1).length - 1, "two lines and their legend");
    }

    @Test
    void signsOfXmlInATitleAreEscaped() throws BadInputException, IOException {
        Path file = folder.resolve("picture.svg");
        SvgFile.write(PicturesFixture.heatmap(), file, 640, 400, PlotTheme.DARK);
        String svg = Files.readString(file);
        assertTrue(svg.contains("Mel &lt;8&gt; &amp; co"));
        assertFalse(svg.contains("<8>"));
    }

    @Test
    void aSizeThatCannotBeDrawnIsRefused() {
        Path file = folder.resolve("picture.png");
        BadInputException refused = assertThrows(
                BadInputException.class,
                () -> PngFile.write(PicturesFixture.wave(), file, 20_000, 100, PlotTheme.DARK));
        assertTrue(refused.reason().contains("20000 x 100"), refused.reason());
        assertThrows(
                BadInputException.class, () -> SvgFile.write(PicturesFixture.wave(), file, 10, 100, PlotTheme.DARK));
    }

    @Test
    void aPlaceThatCannotBeWrittenIsNamed() throws IOException {
        Path occupied = Files.writeString(folder.resolve("occupied"), "a file");
        BadInputException refused = assertThrows(
                BadInputException.class,
                () -> PngFile.write(PicturesFixture.wave(), occupied.resolve("a.png"), 100, 100, PlotTheme.DARK));
        assertTrue(refused.reason().contains("a.png"), refused.reason());
    }
}
