package dev.aicall.rtc.jitsi.srtp;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Field;
import org.jitsi.srtp.crypto.Aes;
import org.junit.jupiter.api.Test;

class JdkCiphersTest {
  @Test
  void libraryNeitherMeasuresNorLoadsAnotherAes() throws ReflectiveOperationException {
    JdkCiphers.choose();

    assertThat(Aes.createCipher("AES/GCM/NoPadding").getProvider().getName()).isEqualTo("SunJCE");
    assertThat(Aes.createCipher("AES/CTR/NoPadding").getProvider().getName()).isEqualTo("SunJCE");
    Field made = Aes.class.getDeclaredField("factories");
    made.setAccessible(true);
    assertThat(made.get(null)).as("implementations that were made to be measured").isNull();
  }
}
