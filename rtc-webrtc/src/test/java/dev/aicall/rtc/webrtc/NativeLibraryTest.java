package dev.aicall.rtc.webrtc;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class NativeLibraryTest {
  private static final String UNPACKED = "/tmp/libwebrtc-java-linux-x86_641.so: ";

  @Test
  void namesThePackageOfAMissingLibrary() {
    assertThat(
            NativeLibrary.remedy(
                UNPACKED
                    + "libXfixes.so.3: cannot open shared object file: No such file or directory"))
        .contains("libXfixes.so.3")
        .endsWith("apt install libxfixes3");
  }

  @Test
  void namesAnUnknownLibraryItself() {
    assertThat(NativeLibrary.remedy(UNPACKED + "libfoo.so.7: cannot open shared object file"))
        .endsWith("the package that has libfoo.so.7");
  }

  @Test
  void namesTheOptionWhereTheTemporaryFolderMustNotExecute() {
    assertThat(
            NativeLibrary.remedy(
                UNPACKED + "failed to map segment from shared object: Operation not permitted"))
        .contains("-Djava.io.tmpdir");
  }

  @Test
  void passesOnWhatItDoesNotKnow() {
    assertThat(NativeLibrary.remedy("something new")).endsWith("something new");
  }

  @Test
  void namesPlatformsAsTheArtifactsDo() {
    assertThat(NativeLibrary.classifier("Linux", "amd64")).isEqualTo("linux-x86_64");
    assertThat(NativeLibrary.classifier("Mac OS X", "aarch64")).isEqualTo("macos-aarch64");
    assertThat(NativeLibrary.classifier("Windows 11", "amd64")).isEqualTo("windows-x86_64");
    assertThat(NativeLibrary.classifier("Linux", "arm")).isEqualTo("linux-aarch32");
  }

  @Test
  void masksIceCredentialsOfNativeWarnings() {
    assertThat(NativeLibrary.masked("STUN with bad username: ab12:cd34 from 192.0.2.7\n"))
        .isEqualTo("STUN with bad username: *** from 192.0.2.7");
    assertThat(NativeLibrary.masked("ufrag=ab12 pwd=secret rest"))
        .isEqualTo("ufrag=*** pwd=*** rest");
  }
}
