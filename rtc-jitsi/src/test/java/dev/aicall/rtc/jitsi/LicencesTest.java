package dev.aicall.rtc.jitsi;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Looks at what every library on the class path says of its licence. */
final class LicencesTest {
  private static final Pattern SEPARATOR = Pattern.compile(Pattern.quote(File.pathSeparator));
  private static final Pattern OURS = Pattern.compile("aicall-.*\\.jar");
  private static final Pattern COPYLEFT =
      Pattern.compile("\\b[AL]?GPL|General Public", Pattern.CASE_INSENSITIVE);

  @Test
  void nothingIsUnderTheGplOrLgplAlone() throws IOException {
    Map<String, List<String>> licences = new TreeMap<>();
    for (String element : SEPARATOR.split(System.getProperty("java.class.path"), -1)) {
      File file = new File(element);
      if (element.endsWith(".jar") && !OURS.matcher(file.getName()).matches()) {
        LibraryLicences library = new LibraryLicences(file);
        licences.put(library.name(), library.names());
      }
    }
    assertThat(licences).containsKeys("ice4j", "libjitsi", "bcprov-jdk18on", "jna");

    // Also none at all: what is not known is not used.
    licences.values().removeIf(LicencesTest::mayBeUsed);
    assertThat(licences).isEmpty();
  }

  @Test
  void aLibraryThatSaysNothingIsAskedFurtherUp(@TempDir Path repository) throws IOException {
    pom(repository, "above", "", "<license><name>LGPL-3.0</name></license>");
    pom(repository, "between", parent("above"), "");
    File jar = pom(repository, "library", parent("between"), "");

    assertThat(new LibraryLicences(jar).name()).isEqualTo("library");
    assertThat(new LibraryLicences(jar).names()).containsExactly("LGPL-3.0");
  }

  @Test
  void itsManifestIsAskedLast(@TempDir Path repository) throws IOException {
    File jar = pom(repository, "library", "", "");
    write(jar, "MIT");
    assertThat(new LibraryLicences(jar).names()).containsExactly("MIT");
    write(jar, null);
    assertThat(new LibraryLicences(jar).names()).isEmpty();
  }

  @Test
  void whoMayChooseMayChooseAnother() {
    assertThat(mayBeUsed(List.of("LGPL-2.1-or-later", "Apache-2.0"))).isTrue();
    assertThat(mayBeUsed(List.of("GNU Lesser General Public License"))).isFalse();
    assertThat(mayBeUsed(List.of("AGPLv3", "GPL-2.0"))).isFalse();
    assertThat(mayBeUsed(List.of())).isFalse();
  }

  private static boolean mayBeUsed(List<String> names) {
    return names.stream().anyMatch(name -> !COPYLEFT.matcher(name).find());
  }

  private static String parent(String artifact) {
    return "<parent><groupId>org.house</groupId><artifactId>%s</artifactId><version>1</version></parent>"
        .formatted(artifact);
  }

  /** Writes a pom; returns where its jar would be. */
  private static File pom(Path repository, String artifact, String parent, String licences)
      throws IOException {
    Path folder = Files.createDirectories(repository.resolve("org/house").resolve(artifact + "/1"));
    Files.writeString(
        folder.resolve(artifact + "-1.pom"),
        "<project><groupId>org.house</groupId>%s<licenses>%s</licenses></project>"
            .formatted(parent, licences));
    return folder.resolve(artifact + "-1.jar").toFile();
  }

  private static void write(File jar, @Nullable String licence) throws IOException {
    Manifest manifest = new Manifest();
    manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
    if (licence != null) {
      manifest.getMainAttributes().putValue("Bundle-License", licence);
    }
    try (OutputStream out = new FileOutputStream(jar)) {
      new JarOutputStream(out, manifest).close();
    }
  }
}
