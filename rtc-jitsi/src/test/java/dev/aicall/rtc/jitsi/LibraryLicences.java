package dev.aicall.rtc.jitsi;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.jar.JarFile;
import java.util.jar.Manifest;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.SAXException;

/**
 * What a library in Maven's local repository says of its licence: the pom beside its jar, else that
 * pom's parents, else its manifest.
 */
final class LibraryLicences {
  private final Path jar;
  private final String name;

  /** Reads nothing yet. */
  LibraryLicences(File jar) {
    this.jar = jar.toPath().toAbsolutePath();
    // Jars are .../ARTIFACT/VERSION/ARTIFACT-VERSION[-CLASSIFIER].jar
    Path version = Objects.requireNonNull(this.jar.getParent());
    name = String.valueOf(Objects.requireNonNull(version.getParent()).getFileName());
  }

  /** The artifact's id. */
  String name() {
    return name;
  }

  /** Names of licences, which can be chosen from; empty if nothing says any. */
  List<String> names() throws IOException {
    Path version = Objects.requireNonNull(jar.getParent());
    Path pom = version.resolve(name + "-" + version.getFileName() + ".pom");
    List<String> found = Files.exists(pom) ? namesOfPom(pom) : List.of();
    return found.isEmpty() ? namesOfManifest() : found;
  }

  private static List<String> namesOfPom(Path first) throws IOException {
    Path pom = first;
    while (pom != null) {
      Element project = project(pom);
      List<String> names = new ArrayList<>();
      for (Element licence : children(child(project, "licenses"), "license")) {
        names.add(text(licence, "name"));
      }
      if (!names.isEmpty()) {
        return names;
      }
      pom = parent(pom, project);
    }
    return List.of();
  }

  /** The parent's pom, null if there is none; it is there, since Maven has read it. */
  private static @Nullable Path parent(Path pom, Element project) throws IOException {
    Element parent = child(project, "parent");
    if (parent == null) {
      return null;
    }
    String artifact = text(parent, "artifactId");
    String version = text(parent, "version");
    Path root = root(pom, project, parent);
    Path file =
        root.resolve(text(parent, "groupId").replace('.', '/'))
            .resolve(artifact)
            .resolve(version)
            .resolve(artifact + "-" + version + ".pom");
    if (!Files.exists(file)) {
      throw new IOException(pom.getFileName() + ": its parent " + file + " is not there");
    }
    return file;
  }

  /** The repository, above ROOT/GROUP/OF/PARTS/ARTIFACT/VERSION/FILE. */
  private static Path root(Path pom, Element project, Element parent) {
    Element own = child(project, "groupId");
    String group = own == null ? text(parent, "groupId") : own.getTextContent().trim();
    Path folder = pom;
    for (int i = 0; i < group.split("\\.", -1).length + 3; i++) {
      folder = Objects.requireNonNull(folder.getParent());
    }
    return folder;
  }

  private List<String> namesOfManifest() throws IOException {
    try (JarFile file = new JarFile(jar.toFile())) {
      Manifest manifest = file.getManifest();
      String licence =
          manifest == null ? null : manifest.getMainAttributes().getValue("Bundle-License");
      return licence == null ? List.of() : List.of(licence);
    }
  }

  private static Element project(Path pom) throws IOException {
    try {
      DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
      factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
      return factory.newDocumentBuilder().parse(pom.toFile()).getDocumentElement();
    } catch (ParserConfigurationException | SAXException e) {
      throw new IOException(pom + " cannot be read", e);
    }
  }

  private static String text(Element parent, String tag) {
    Element found = child(parent, tag);
    return found == null ? "" : found.getTextContent().trim();
  }

  private static @Nullable Element child(Element parent, String tag) {
    return children(parent, tag).stream().findFirst().orElse(null);
  }

  private static List<Element> children(@Nullable Element parent, String tag) {
    List<Element> found = new ArrayList<>();
    Node each = parent == null ? null : parent.getFirstChild();
    while (each != null) {
      if (each instanceof Element element && element.getTagName().equals(tag)) {
        found.add(element);
      }
      each = each.getNextSibling();
    }
    return found;
  }
}
