package dev.aicall.rtc.jitsi.dtls;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import org.bouncycastle.asn1.ASN1EncodableVector;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.DERBitString;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.sec.SECObjectIdentifiers;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.TBSCertificate;
import org.bouncycastle.asn1.x509.Time;
import org.bouncycastle.asn1.x509.V3TBSCertificateGenerator;
import org.bouncycastle.asn1.x9.X9ECParameters;
import org.bouncycastle.asn1.x9.X9ObjectIdentifiers;
import org.bouncycastle.crypto.AsymmetricCipherKeyPair;
import org.bouncycastle.crypto.digests.SHA256Digest;
import org.bouncycastle.crypto.ec.CustomNamedCurves;
import org.bouncycastle.crypto.generators.ECKeyPairGenerator;
import org.bouncycastle.crypto.params.AsymmetricKeyParameter;
import org.bouncycastle.crypto.params.ECKeyGenerationParameters;
import org.bouncycastle.crypto.params.ECNamedDomainParameters;
import org.bouncycastle.crypto.signers.DSADigestSigner;
import org.bouncycastle.crypto.signers.ECDSASigner;
import org.bouncycastle.crypto.signers.StandardDSAEncoding;
import org.bouncycastle.crypto.util.SubjectPublicKeyInfoFactory;

/**
 * A P-256 key and the certificate that this key signed for itself. Nobody looks at anything in the
 * certificate but its hash.
 */
public final class DtlsIdentity {
  /** Long enough for any call; some stacks look at the dates. Our choice. */
  private static final Duration LIFE = Duration.ofDays(30);

  /** Clocks differ. Our choice. */
  private static final Duration EARLIER = Duration.ofDays(1);

  private static final X500Name NAME = new X500Name("CN=aicall");
  private static final int SERIAL_BITS = 63;

  private final AsymmetricKeyParameter key;
  private final byte[] certificate;
  private final Fingerprint fingerprint;

  private DtlsIdentity(AsymmetricKeyParameter key, byte[] certificate) {
    this.key = key;
    this.certificate = certificate;
    this.fingerprint = Fingerprint.of(certificate);
  }

  /**
   * Makes a new one; takes some milliseconds, the first time in a process much longer.
   *
   * @param now the time of day
   * @return a new identity
   */
  public static DtlsIdentity make(Instant now) {
    SecureRandom random = new SecureRandom();
    X9ECParameters curve = CustomNamedCurves.getByOID(SECObjectIdentifiers.secp256r1);
    ECKeyPairGenerator generator = new ECKeyPairGenerator();
    generator.init(
        new ECKeyGenerationParameters(
            new ECNamedDomainParameters(SECObjectIdentifiers.secp256r1, curve), random));
    AsymmetricCipherKeyPair pair = generator.generateKeyPair();
    AlgorithmIdentifier algorithm = new AlgorithmIdentifier(X9ObjectIdentifiers.ecdsa_with_SHA256);
    V3TBSCertificateGenerator content = new V3TBSCertificateGenerator();
    content.setSerialNumber(
        new ASN1Integer(new BigInteger(SERIAL_BITS, random).add(BigInteger.ONE)));
    content.setIssuer(NAME);
    content.setSubject(NAME);
    content.setStartDate(new Time(Date.from(now.minus(EARLIER))));
    content.setEndDate(new Time(Date.from(now.plus(LIFE))));
    content.setSignature(algorithm);
    try {
      content.setSubjectPublicKeyInfo(
          SubjectPublicKeyInfoFactory.createSubjectPublicKeyInfo(pair.getPublic()));
      TBSCertificate unsigned = content.generateTBSCertificate();
      ASN1EncodableVector parts = new ASN1EncodableVector();
      parts.add(unsigned);
      parts.add(algorithm);
      parts.add(new DERBitString(sign(pair.getPrivate(), unsigned)));
      return new DtlsIdentity(
          pair.getPrivate(), new DERSequence(parts).getEncoded(ASN1Encoding.DER));
    } catch (IOException e) {
      throw new UncheckedIOException("a certificate cannot be encoded", e);
    }
  }

  private static byte[] sign(AsymmetricKeyParameter key, TBSCertificate unsigned)
      throws IOException {
    byte[] content = unsigned.getEncoded(ASN1Encoding.DER);
    DSADigestSigner signer =
        new DSADigestSigner(new ECDSASigner(), new SHA256Digest(), StandardDSAEncoding.INSTANCE);
    signer.init(true, key);
    signer.update(content, 0, content.length);
    return signer.generateSignature();
  }

  /**
   * Returns the hash by which the other side knows this one.
   *
   * @return of the certificate
   */
  public Fingerprint fingerprint() {
    return fingerprint;
  }

  AsymmetricKeyParameter key() {
    return key;
  }

  byte[] certificate() {
    return certificate.clone();
  }

  @Override
  public String toString() {
    return "DtlsIdentity[" + fingerprint + "]";
  }
}
