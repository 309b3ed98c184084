package dev.aicall.testkit.golden;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A folder of recordings, as bytes and as cases. */
final class GoldenSet {
  /** Names of lines that share an engine, as the README of the recordings has them. */
  private static final Pattern SHARED =
      Pattern.compile(
          "(.*/)(?:flow-|twice-).*|(.*takeover-[^/]*/).*|(ids/.*)/\\d+|(.*)/then-.*|(.*)/init");

  private final Map<GoldenFile, byte[]> files;

  GoldenSet(Map<GoldenFile, byte[]> files) {
    this.files = new EnumMap<>(files);
  }

  /** Reads a folder; it may lack some of the four files, but not all. */
  static GoldenSet of(Path folder) {
    Map<GoldenFile, byte[]> files = new EnumMap<>(GoldenFile.class);
    int found = 0;
    for (GoldenFile file : GoldenFile.values()) {
      Path path = folder.resolve(file.fileName());
      boolean exists = Files.exists(path);
      found += exists ? 1 : 0;
      try {
        files.put(file, exists ? Files.readAllBytes(path) : new byte[0]);
      } catch (IOException e) {
        throw new UncheckedIOException("cannot read " + path, e);
      }
    }
    if (found == 0) {
      throw new IllegalArgumentException("no recordings in " + folder.toAbsolutePath());
    }
    return new GoldenSet(files);
  }

  byte[] bytes(GoldenFile file) {
    return files.get(file).clone();
  }

  /** The same set with one file changed. */
  GoldenSet with(GoldenFile file, byte[] bytes) {
    Map<GoldenFile, byte[]> changed = new EnumMap<>(files);
    changed.put(file, bytes.clone());
    return new GoldenSet(changed);
  }

  /** All cases; a line that is no JSON is a case without members, which fails. */
  List<GoldenCase> cases() {
    List<GoldenCase> cases = new ArrayList<>();
    for (GoldenFile file : GoldenFile.values()) {
      cases.addAll(cases(file));
    }
    return cases;
  }

  List<GoldenCase> cases(GoldenFile file) {
    List<GoldenCase> cases = new ArrayList<>();
    GoldenCase last = null;
    String all = new String(files.get(file), StandardCharsets.UTF_8);
    for (String text : all.lines().filter(line -> !line.isBlank()).toList()) {
      JsonNode line = Json.parse(text).filter(JsonNode::isObject).orElseGet(Json::object);
      boolean shares = last != null && sharesEngine(last.line(), line);
      last = new GoldenCase(file, last == null ? 0 : last.engine() + (shares ? 0 : 1), line);
      cases.add(last);
    }
    return cases;
  }

  private static boolean sharesEngine(JsonNode last, JsonNode line) {
    return (!key(line).isEmpty() && key(line).equals(key(last)))
        || (isAboutTheAvatar(line) && isAboutTheAvatar(last));
  }

  private static String key(JsonNode line) {
    if (line.has("sequence")) {
      return line.get("sequence").asText();
    }
    String name = line.path("case").asText();
    Matcher matcher = SHARED.matcher(name);
    if (!matcher.matches()) {
      return name;
    }
    for (int group = 1; group <= matcher.groupCount(); group++) {
      if (matcher.group(group) != null) {
        return matcher.group(group);
      }
    }
    return name;
  }

  /** A run of transport events of an avatar agent is about one avatar that came with the first. */
  private static boolean isAboutTheAvatar(JsonNode line) {
    return line.path("setup").path("agentType").asInt() == 1
        && line.path("case").asText().startsWith("rtc/");
  }
}
