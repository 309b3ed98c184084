package dev.aicall.rtc.webrtc;

import dev.onvoid.webrtc.RTCPeerConnection;
import dev.onvoid.webrtc.media.video.NativeI420Buffer;
import java.lang.reflect.Field;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lets go of native connections, which webrtc-java 0.14.0 forgets: it closes them and keeps its
 * reference, so each leaves about 120 KB behind for good. Later versions let go by themselves.
 *
 * <p>All native objects count references the same way, and picture buffers may be let go of from
 * Java. So a buffer is made to point to the connection for the moment of its release. Where the
 * field cannot be reached (the library as a named module that is not opened) the memory stays lost.
 */
final class NativeRelease {
  private static final Logger log = LoggerFactory.getLogger(NativeRelease.class);

  private static final @Nullable Field HANDLE = handleField();

  private NativeRelease() {}

  private static @Nullable Field handleField() {
    try {
      // The class that has it is not for others to import.
      Field field = RTCPeerConnection.class.getSuperclass().getDeclaredField("nativeHandle");
      field.setAccessible(true);
      return field;
    } catch (ReflectiveOperationException | RuntimeException e) {
      log.info("closed connections keep their native memory: {}", e.toString());
      return null;
    }
  }

  /**
   * Returns what to let go of later. To be asked before the connection is closed, which forgets it.
   *
   * @return an address, 0 if it cannot be known
   */
  static long handleOf(RTCPeerConnection connection) {
    return HANDLE == null ? 0 : get(HANDLE, connection);
  }

  /**
   * Lets go of a closed connection; once, on the control thread, after everything that belongs to
   * it.
   */
  static void release(long handle) {
    if (HANDLE == null || handle == 0) {
      return;
    }
    NativeI420Buffer carrier = NativeI420Buffer.allocate(2, 2);
    long own = get(HANDLE, carrier);
    set(HANDLE, carrier, handle);
    carrier.release();
    set(HANDLE, carrier, own);
    carrier.release();
  }

  private static long get(Field field, Object object) {
    try {
      return field.getLong(object);
    } catch (IllegalAccessException e) {
      throw new IllegalStateException("the field was made accessible", e);
    }
  }

  private static void set(Field field, Object object, long handle) {
    try {
      field.setLong(object, handle);
    } catch (IllegalAccessException e) {
      throw new IllegalStateException("the field was made accessible", e);
    }
  }
}
