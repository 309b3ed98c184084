package dev.aicall.rtc.jitsi.srtp;

import dev.aicall.rtc.jitsi.log.LibraryLog;
import java.lang.reflect.Field;
import java.util.List;
import java.util.Map;
import org.jitsi.srtp.crypto.Aes;
import org.jitsi.srtp.crypto.CipherFactory;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The JDK's own AES for SRTP. Left alone, jitsi-srtp measures up to five implementations at first
 * use, on the thread that sends sound, which takes 1 to 3 s, and may pick a native one whose memory
 * is only given back by the garbage collector. {@code Aes.setFactoryClassName} does not prevent it
 * (1.1-23-gaf3cd06: a class of one's own is forgotten, one of its own is put first, but all are
 * made), so the table of what won is filled before it is asked.
 */
final class JdkCiphers {
  private static final Logger log = LoggerFactory.getLogger(JdkCiphers.class);
  private static final List<String> TRANSFORMATIONS =
      List.of("AES/GCM/NoPadding", "AES/CTR/NoPadding", "AES/ECB/NoPadding");

  private JdkCiphers() {}

  /** Makes the library use it from now on, for all its users in this process. */
  @SuppressWarnings("LockOnNonEnclosingClassLiteral") // as Aes does
  static void choose() {
    LibraryLog.quietenDirectLoggers();
    CipherFactory jdk = new CipherFactory("SunJCE");
    try {
      Field winners = Aes.class.getDeclaredField("fastestFactories");
      winners.setAccessible(true);
      @SuppressWarnings("unchecked")
      Map<String, CipherFactory> table = (Map<String, CipherFactory>) winners.get(null);
      synchronized (Aes.class) {
        TRANSFORMATIONS.forEach(transformation -> table.put(transformation, jdk));
      }
    } catch (ReflectiveOperationException | RuntimeException e) {
      log.debug("jitsi-srtp looks for the fastest AES by itself", e);
    }
  }
}
