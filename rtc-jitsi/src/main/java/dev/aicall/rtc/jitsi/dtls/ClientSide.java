package dev.aicall.rtc.jitsi.dtls;

import java.io.IOException;
import java.util.Hashtable;
import java.util.Vector;
import org.bouncycastle.tls.CertificateRequest;
import org.bouncycastle.tls.DefaultTlsClient;
import org.bouncycastle.tls.ProtocolVersion;
import org.bouncycastle.tls.TlsAuthentication;
import org.bouncycastle.tls.TlsCredentials;
import org.bouncycastle.tls.TlsSRTPUtils;
import org.bouncycastle.tls.TlsServerCertificate;
import org.bouncycastle.tls.crypto.impl.bc.BcTlsCrypto;

/** The client's part of a handshake, as BouncyCastle asks for it. */
@SuppressWarnings({"rawtypes", "unchecked", "JdkObsolete"}) // The library's own types.
final class ClientSide extends DefaultTlsClient {
  private final HandshakeTerms terms;

  ClientSide(BcTlsCrypto crypto, HandshakeTerms terms) {
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
  protected Vector getSupportedGroups(Vector namedGroupRoles) {
    Vector groups = new Vector();
    for (int group : HandshakeTerms.groups()) {
      groups.add(group);
    }
    return groups;
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
  public Hashtable getClientExtensions() throws IOException {
    Hashtable extensions = super.getClientExtensions();
    Hashtable all = extensions == null ? new Hashtable() : extensions;
    TlsSRTPUtils.addUseSRTPExtension(all, HandshakeTerms.offeredProfiles());
    return all;
  }

  @Override
  public void processServerExtensions(Hashtable extensions) throws IOException {
    super.processServerExtensions(extensions);
    terms.chosen(TlsSRTPUtils.getUseSRTPExtension(extensions));
  }

  @Override
  public TlsAuthentication getAuthentication() {
    return new TlsAuthentication() {
      @Override
      public void notifyServerCertificate(TlsServerCertificate server) throws IOException {
        terms.check(server.getCertificate());
      }

      @Override
      public TlsCredentials getClientCredentials(CertificateRequest request) throws IOException {
        return terms.signer(context);
      }
    };
  }

  @Override
  public void notifyHandshakeComplete() throws IOException {
    super.notifyHandshakeComplete();
    terms.complete(context);
  }
}
