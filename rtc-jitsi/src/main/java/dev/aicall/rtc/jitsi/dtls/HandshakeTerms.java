package dev.aicall.rtc.jitsi.dtls;

import dev.aicall.rtc.jitsi.srtp.SrtpKeys;
import dev.aicall.rtc.jitsi.srtp.SrtpProfile;
import java.io.IOException;
import java.util.Set;
import org.bouncycastle.tls.AlertDescription;
import org.bouncycastle.tls.Certificate;
import org.bouncycastle.tls.CipherSuite;
import org.bouncycastle.tls.ExporterLabel;
import org.bouncycastle.tls.HashAlgorithm;
import org.bouncycastle.tls.NamedGroup;
import org.bouncycastle.tls.ProtocolVersion;
import org.bouncycastle.tls.SignatureAlgorithm;
import org.bouncycastle.tls.SignatureAndHashAlgorithm;
import org.bouncycastle.tls.TlsContext;
import org.bouncycastle.tls.TlsCredentialedSigner;
import org.bouncycastle.tls.TlsFatalAlert;
import org.bouncycastle.tls.UseSRTPData;
import org.bouncycastle.tls.crypto.TlsCertificate;
import org.bouncycastle.tls.crypto.TlsCryptoParameters;
import org.bouncycastle.tls.crypto.impl.bc.BcDefaultTlsCredentialedSigner;
import org.bouncycastle.tls.crypto.impl.bc.BcTlsCrypto;
import org.jspecify.annotations.Nullable;

/** What both roles of a handshake insist on, and what came out of it. Used by one thread. */
final class HandshakeTerms {
  /**
   * First resend of a flight that was not answered; it doubles each time. As in libwebrtc. The
   * library's own value is a second, with which lossy connections take many seconds to begin.
   */
  static final int RESEND_MILLIS = 50;

  /** A handshake may take this long: our choice, within the 15 s that a join may take. */
  static final int LIMIT_MILLIS = 12_000;

  /**
   * What WebRTC peers have: ECDSA with P-256; RSA is for those that chose it. Galois counter mode
   * only, which {@link RecordCheck} relies on.
   */
  static final int[] CIPHER_SUITES = {
    CipherSuite.TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256,
    CipherSuite.TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384,
    CipherSuite.TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256,
    CipherSuite.TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384
  };

  private static final int[] GROUPS = {NamedGroup.x25519, NamedGroup.secp256r1};
  private static final byte[] NO_KEY_IDENTIFIER = {};

  private final BcTlsCrypto crypto;
  private final DtlsIdentity identity;
  private final Set<Fingerprint> expected;
  private final boolean client;
  private @Nullable SrtpProfile profile;
  private @Nullable SrtpKeys keys;
  private boolean wrongFingerprint;

  HandshakeTerms(
      BcTlsCrypto crypto, DtlsIdentity identity, Set<Fingerprint> expected, DtlsRole role) {
    this.crypto = crypto;
    this.identity = identity;
    this.expected = Set.copyOf(expected);
    this.client = role == DtlsRole.CLIENT;
  }

  static ProtocolVersion[] versions() {
    return ProtocolVersion.DTLSv12.only();
  }

  static int[] groups() {
    return GROUPS.clone();
  }

  /** What this side offers as client. */
  static UseSRTPData offeredProfiles() {
    SrtpProfile[] all = SrtpProfile.values();
    int[] ids = new int[all.length];
    for (int i = 0; i < all.length; i++) {
      ids[i] = all[i].wireId();
    }
    return new UseSRTPData(ids, NO_KEY_IDENTIFIER);
  }

  /** Picks, as server, the best profile of those that are offered. */
  UseSRTPData choose(@Nullable UseSRTPData offered) throws TlsFatalAlert {
    if (offered != null) {
      for (SrtpProfile mine : SrtpProfile.values()) {
        for (int id : offered.getProtectionProfiles()) {
          if (id == mine.wireId()) {
            profile = mine;
            return new UseSRTPData(new int[] {id}, NO_KEY_IDENTIFIER);
          }
        }
      }
    }
    throw new TlsFatalAlert(
        AlertDescription.handshake_failure, "the other side offers no SRTP profile of ours");
  }

  /** Takes, as client, what the server picked. */
  void chosen(@Nullable UseSRTPData answer) throws TlsFatalAlert {
    if (answer == null || answer.getProtectionProfiles().length != 1) {
      throw new TlsFatalAlert(
          AlertDescription.handshake_failure, "the other side chose no SRTP profile");
    }
    profile =
        SrtpProfile.byWireId(answer.getProtectionProfiles()[0])
            .orElseThrow(() -> new TlsFatalAlert(AlertDescription.illegal_parameter));
  }

  /** Lets only that certificate pass whose hash came with the session description. */
  void check(@Nullable Certificate certificate) throws IOException {
    if (certificate == null || certificate.isEmpty()) {
      wrongFingerprint = true;
      throw new TlsFatalAlert(AlertDescription.bad_certificate, "no certificate");
    }
    TlsCertificate own = certificate.getCertificateAt(0);
    if (!expected.contains(Fingerprint.of(own.getEncoded()))) {
      wrongFingerprint = true;
      throw new TlsFatalAlert(AlertDescription.bad_certificate, "another certificate");
    }
  }

  TlsCredentialedSigner signer(TlsContext context) throws IOException {
    Certificate chain =
        new Certificate(new TlsCertificate[] {crypto.createCertificate(identity.certificate())});
    return new BcDefaultTlsCredentialedSigner(
        new TlsCryptoParameters(context),
        crypto,
        identity.key(),
        chain,
        SignatureAndHashAlgorithm.getInstance(HashAlgorithm.sha256, SignatureAlgorithm.ecdsa));
  }

  void complete(TlsContext context) throws TlsFatalAlert {
    SrtpProfile agreed = profile;
    if (agreed == null) {
      throw new TlsFatalAlert(AlertDescription.handshake_failure, "no SRTP profile");
    }
    byte[] material =
        context.exportKeyingMaterial(ExporterLabel.dtls_srtp, null, agreed.keyingBytes());
    keys = new SrtpKeys(agreed, material, client);
  }

  SrtpKeys keys() {
    SrtpKeys made = keys;
    if (made == null) {
      throw new IllegalStateException("the handshake is not complete");
    }
    return made;
  }

  boolean isWrongFingerprint() {
    return wrongFingerprint;
  }
}
