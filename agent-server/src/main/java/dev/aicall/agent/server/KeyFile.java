package dev.aicall.agent.server;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.EnumSet;
import java.util.Set;

/**
 * The file that keeps the keys, readable by its owner only. Where a file system has no POSIX
 * permissions its own rules have to do.
 */
final class KeyFile {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final int MAX_BYTES = 16 * 1024;
  private static final Set<PosixFilePermission> OWNER_ONLY =
      EnumSet.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE);

  private final Path file;

  KeyFile(Path file) {
    this.file = file.toAbsolutePath();
  }

  /** Reads the keys, made at random and written before if there is no file yet. */
  ServerKeys readOrCreate() {
    try {
      if (Files.notExists(file)) {
        create(ServerKeys.random());
      }
      // Read back: another server may have been quicker.
      return read();
    } catch (IOException e) {
      throw new UncheckedIOException("key file " + file + " cannot be read or made", e);
    }
  }

  private ServerKeys read() throws IOException {
    refuseIfOthersMayRead();
    if (Files.size(file) > MAX_BYTES) {
      throw corrupted();
    }
    JsonNode json;
    try {
      json = JSON.readTree(Files.readAllBytes(file));
    } catch (JsonProcessingException notJson) {
      // Its message quotes the file, so it goes no further.
      throw corrupted();
    }
    return new ServerKeys(key(json, "appId"), key(json, "appKey"), key(json, "apiKey"));
  }

  private String key(JsonNode json, String name) {
    String value = json.path(name).asText("");
    if (!value.matches("[0-9a-f]{32,128}")) {
      throw corrupted();
    }
    return value;
  }

  private void refuseIfOthersMayRead() throws IOException {
    PosixFileAttributeView view = Files.getFileAttributeView(file, PosixFileAttributeView.class);
    if (view == null) {
      return;
    }
    Set<PosixFilePermission> permissions = view.readAttributes().permissions();
    if (!OWNER_ONLY.containsAll(permissions)) {
      throw new IllegalStateException(
          "key file "
              + file
              + " is open to others ("
              + PosixFilePermissions.toString(permissions)
              + "): its keys may be known. Delete it to have new ones made, or, if nobody read it,"
              + " run: chmod 600 "
              + file);
    }
  }

  private IllegalStateException corrupted() {
    return new IllegalStateException(
        "key file "
            + file
            + " is damaged. Restore it, or delete it to have new keys made; tokens and share links"
            + " given out before are then void.");
  }

  /** Whole or not at all, and never over a file that is there: written aside, then linked. */
  private void create(ServerKeys keys) throws IOException {
    Path folder = file.getParent();
    if (folder == null) {
      throw new IOException("no folder to write to");
    }
    if (Files.notExists(folder)) {
      Files.createDirectories(folder, permissions(folder.getRoot(), "rwx------"));
    }
    Path aside = folder.resolve("." + file.getFileName() + "." + RandomIds.secret());
    byte[] text =
        JSON.createObjectNode()
            .put("appId", keys.appId())
            .put("appKey", keys.appKey())
            .put("apiKey", keys.apiKey())
            .toPrettyString()
            .getBytes(StandardCharsets.UTF_8);
    try {
      try (SeekableByteChannel channel =
          Files.newByteChannel(
              aside,
              Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
              permissions(folder, "rw-------"))) {
        ByteBuffer bytes = ByteBuffer.wrap(text);
        while (bytes.hasRemaining()) {
          channel.write(bytes);
        }
      }
      publish(aside);
    } finally {
      Files.deleteIfExists(aside);
    }
  }

  private void publish(Path aside) throws IOException {
    try {
      Files.createLink(file, aside);
    } catch (FileAlreadyExistsException e) {
      // Another server was quicker; its keys are used.
      return;
    } catch (UnsupportedOperationException e) {
      Files.move(aside, file);
    }
  }

  private static FileAttribute<?>[] permissions(Path where, String mode) throws IOException {
    FileStore store = Files.getFileStore(where);
    return store.supportsFileAttributeView(PosixFileAttributeView.class)
        ? new FileAttribute<?>[] {
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(mode))
        }
        : new FileAttribute<?>[0];
  }
}
