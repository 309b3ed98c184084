package dev.aicall.rtc.jitsi.dtls;

import java.io.IOException;
import java.util.Hashtable;
import org.bouncycastle.tls.Certificate;
import org.bouncycastle.tls.CertificateRequest;
import org.bouncycastle.tls.ClientCertificateType;
import org.bouncycastle.tls.DefaultTlsServer;
import org.bouncycastle.tls.ProtocolVersion;
import org.bouncycastle.tls.TlsCredentialedSigner;
import org.bouncycastle.tls.TlsSRTPUtils;
import org.bouncycastle.tls.TlsUtils;
import org.bouncycastle.tls.UseSRTPData;
import org.bouncycastle.tls.crypto.impl.bc.BcTlsCrypto;
import org.jspecify.annotations.Nullable;

/** The server's part of a handshake, as BouncyCastle asks for it. */
@SuppressWarnings({"rawtypes", "JdkObsolete"}) // The library's own types.
final class ServerSide extends DefaultTlsServer {
  private final HandshakeTerms terms;
  private @Nullable UseSRTPData offered;

  ServerSide(BcTlsCrypto crypto, HandshakeTerms terms) {
    super(crypto);
    this.terms = terms;
  }

  @Override
  protected ProtocolVersion[] getSupportedVersions() {
    return HandshakeTerms.versions();
  }

  @Override
  protected int[] getSupportedCipherSuites() {
    return HandshakeTerms.CIPHER_SUITES.clone();
  }

  @Override
  public int[] getSupportedGroups() {
    return HandshakeTerms.groups();
  }

  @Override
  public int getHandshakeResendTimeMillis() {
    return HandshakeTerms.RESEND_MILLIS;
  }

  @Override
  public int getHandshakeTimeoutMillis() {
    return HandshakeTerms.LIMIT_MILLIS;
  }

  @Override
  public boolean requiresExtendedMasterSecret() {
    return true;
  }

  @Override
  public void processClientExtensions(Hashtable extensions) throws IOException {
    super.processClientExtensions(extensions);
    offered = TlsSRTPUtils.getUseSRTPExtension(extensions);
  }

  @Override
  public Hashtable getServerExtensions() throws IOException {
    Hashtable extensions = super.getServerExtensions();
    TlsSRTPUtils.addUseSRTPExtension(extensions, terms.choose(offered));
    return extensions;
  }

  @Override
  public CertificateRequest getCertificateRequest() {
    return new CertificateRequest(
        new short[] {ClientCertificateType.ecdsa_sign, ClientCertificateType.rsa_sign},
        TlsUtils.getDefaultSupportedSignatureAlgorithms(context),
        null);
  }

  @Override
  public void notifyClientCertificate(Certificate certificate) throws IOException {
    terms.check(certificate);
  }

  @Override
  protected TlsCredentialedSigner getECDSASignerCredentials() throws IOException {
    return terms.signer(context);
  }

  @Override
  public void notifyHandshakeComplete() throws IOException {
    super.notifyHandshakeComplete();
    terms.complete(context);
  }
}
