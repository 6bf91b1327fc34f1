package org.attune.app.authentication;

import jakarta.servlet.http.HttpServletRequest;
import java.net.InetAddress;
import java.util.Arrays;
import java.util.HexFormat;

/** Where a request comes from, as far as one household or one practice is apart from another: what limits count by. */
public final class ClientNetwork {

  private ClientNetwork() {}

  public static String of(HttpServletRequest request) {
    return of(request.getRemoteAddr());
  }

  /** An IPv4 address, or the first 64 bits of an IPv6 one, which a single subscriber is given; what is neither, as it is. */
  static String of(String address) {
    return first(64, address);
  }

  /** An IPv4 address, or the first 48 bits of an IPv6 one: those of a whole site, which has 65,536 networks. */
  static String siteOf(String address) {
    return first(48, address);
  }

  private static String first(int bits, String address) {
    int zone = address.indexOf('%');
    try {
      byte[] bytes = InetAddress.ofLiteral(zone < 0 ? address : address.substring(0, zone)).getAddress();
      return bytes.length == 4 ? HexFormat.of().formatHex(bytes)
          : HexFormat.of().formatHex(Arrays.copyOf(bytes, bits / 8)) + "/" + bits;
    } catch (IllegalArgumentException noAddress) {
      return address;
    }
  }
}
