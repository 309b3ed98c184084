package dev.aicall.cli.load.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.xml.sax.InputSource;

class SvgPlotTest {
  @Test
  void withoutDataItSaysSo() throws Exception {
    Document svg = drawn(plot(List.of(), List.of()));

    assertThat(svg.getElementsByTagName("path").getLength()).isZero();
    assertThat(svg.getDocumentElement().getTextContent()).contains("nothing was measured");
  }

  @Test
  void oneValueIsADot() throws Exception {
    for (Plot.Shape shape : Plot.Shape.values()) {
      Document svg = drawn(plot(List.of(line(shape, 5)), List.of()));

      assertThat(svg.getElementsByTagName("circle").getLength()).as(shape.name()).isEqualTo(1);
    }
  }

  @Test
  void aConstantIsALineAndZerosLieOnTheAxis() throws Exception {
    String constant = SvgPlot.draw(plot(List.of(line(Plot.Shape.LINE, 7, 7, 7)), List.of()));
    String zeros = SvgPlot.draw(plot(List.of(line(Plot.Shape.AREA, 0, 0, 0)), List.of()));

    assertThat(constant).contains("class=\"line c1\"").doesNotContain("NaN", "Infinity");
    assertThat(zeros).contains("class=\"area c1\"").doesNotContain("NaN", "Infinity");
  }

  @Test
  void axesHaveUnitsAndLimitsAreDrawn() throws Exception {
    Plot.Mark near = new Plot.Mark("setup.p95 at most 8 ms", 8, false);
    Plot.Mark far = new Plot.Mark("setup.max at most 9 s", 9_000, true);
    Document svg = drawn(plot(List.of(line(Plot.Shape.DOTS, 3, 9)), List.of(near, far)));

    String text = svg.getDocumentElement().getTextContent();
    assertThat(text).contains("ms").contains("time in s").contains("at most 8 ms");
    assertThat(text).contains("↑ setup.max at most 9 s");
    assertThat(SvgPlot.draw(plot(List.of(line(Plot.Shape.DOTS, 3, 9)), List.of(near))))
        .contains("limit broken");
  }

  @Test
  void aLongLoadCountsMinutes() throws Exception {
    Plot hour = new Plot("a", "ms", 1, 3_600, List.of(line(Plot.Shape.LINE, 1, 2)), List.of());

    assertThat(SvgPlot.draw(hour)).contains("time in min").contains(">60<");
  }

  @Test
  void manyValuesHaveNoDots() {
    double[] many = new double[500];

    assertThat(SvgPlot.draw(plot(List.of(line(Plot.Shape.DOTS, many)), List.of())))
        .doesNotContain("<circle");
  }

  private static Plot plot(List<Plot.Line> lines, List<Plot.Mark> marks) {
    return new Plot("a <title>", "ms", 1, 10, lines, marks);
  }

  private static Plot.Line line(Plot.Shape shape, double... values) {
    List<Plot.Dot> dots = new ArrayList<>();
    for (double value : values) {
      dots.add(new Plot.Dot(dots.size(), value, "tip & more"));
    }
    return new Plot.Line("a", "", 1, shape, dots);
  }

  private static Document drawn(Plot plot) throws Exception {
    return DocumentBuilderFactory.newInstance()
        .newDocumentBuilder()
        .parse(new InputSource(new StringReader(SvgPlot.draw(plot))));
  }
}
