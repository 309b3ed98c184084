package dev.aicall.rtc.jitsi;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;

/** Looks at what the libraries on the class path say of their licence. */
final class LicencesTest {
  private static final Pattern SEPARATOR = Pattern.compile(Pattern.quote(File.pathSeparator));
  private static final Pattern LICENCE =
      Pattern.compile("<license>\\s*<name>([^<]*)</name>", Pattern.DOTALL);
  private static final Pattern COPYLEFT =
      Pattern.compile("\\bL?GPL|General Public", Pattern.CASE_INSENSITIVE);

  @Test
  void nothingIsUnderTheGplOrLgplAlone() throws IOException {
    List<String> bad = new ArrayList<>();
    int looked = 0;
    for (String element : SEPARATOR.split(System.getProperty("java.class.path"), -1)) {
      if (element.endsWith(".jar")) {
        List<String> licences = licences(new File(element));
        looked += licences.isEmpty() ? 0 : 1;
        if (!licences.isEmpty()
            && licences.stream().allMatch(licence -> COPYLEFT.matcher(licence).find())) {
          bad.add(new File(element).getName() + " " + licences);
        }
      }
    }
    assertThat(looked).as("libraries that tell their licence").isGreaterThan(5);
    assertThat(bad).isEmpty();
  }

  private static List<String> licences(File jar) throws IOException {
    List<String> found = new ArrayList<>();
    try (ZipFile zip = new ZipFile(jar)) {
      for (ZipEntry entry : zip.stream().toList()) {
        if (entry.getName().startsWith("META-INF/maven/") && entry.getName().endsWith("/pom.xml")) {
          String pom = new String(zip.getInputStream(entry).readAllBytes(), StandardCharsets.UTF_8);
          Matcher licence = LICENCE.matcher(pom);
          while (licence.find()) {
            found.add(licence.group(1).trim());
          }
        }
      }
    }
    return found;
  }
}
