using System;
using System.Net;
using System.Net.Security;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
public static class PopisPin {
  static string pin;
  static byte[] Join(params byte[][] parts) {
    var all = new System.IO.MemoryStream();
    foreach (var part in parts) all.Write(part, 0, part.Length);
    return all.ToArray();
  }
  static byte[] Der(byte tag, byte[] body) {
    int n = body.Length;
    byte[] head = n < 128 ? new byte[] { tag, (byte)n }
      : n < 256 ? new byte[] { tag, 0x81, (byte)n }
      : new byte[] { tag, 0x82, (byte)(n >> 8), (byte)n };
    return Join(head, body);
  }
  public static string Of(X509Certificate certificate) {
    byte[] algorithm = Join(CryptoConfig.EncodeOID(certificate.GetKeyAlgorithm()), certificate.GetKeyAlgorithmParameters());
    byte[] key = Join(new byte[1], certificate.GetPublicKey());
    byte[] spki = Der(0x30, Join(Der(0x30, algorithm), Der(0x03, key)));
    return "sha256/" + Convert.ToBase64String(SHA256.Create().ComputeHash(spki));
  }
  static bool Check(object sender, X509Certificate certificate, X509Chain chain, SslPolicyErrors errors) {
    return certificate != null && Of(certificate) == pin;
  }
  public static void Use(string given) {
    pin = given;
    ServicePointManager.ServerCertificateValidationCallback = Check;
  }
}
