package dev.aicall.rtc.jitsi.srtp;

import dev.aicall.rtc.jitsi.log.LibraryLog;
import org.jitsi.srtp.crypto.Aes;
import org.jitsi.srtp.crypto.CipherFactory;

/**
 * The JDK's own AES for SRTP. Without a choice jitsi-srtp measures five implementations at first
 * use, which takes a second, and may pick a native one whose memory is only given back by the
 * garbage collector; the JDK's is as quick for packets of this size. Public because the library
 * makes it by its name.
 */
public final class JdkCiphers extends CipherFactory {
  /** Creates the factory. */
  public JdkCiphers() {
    super("SunJCE");
  }

  /** Makes the library use it from now on, for all its users in this process. */
  static void choose() {
    LibraryLog.quietenDirectLoggers();
    Aes.setFactoryClassName(JdkCiphers.class.getName());
  }
}
