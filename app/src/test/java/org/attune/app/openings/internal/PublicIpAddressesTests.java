package org.attune.app.openings.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import org.attune.app.openings.internal.CalendarFetch.FetchFailed;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PublicIpAddressesTests {

  @ParameterizedTest
  @ValueSource(strings = {"0.0.0.0", "10.0.0.1", "100.64.0.1", "100.127.255.255", "127.0.0.1", "127.255.255.254", "169.254.169.254", "172.16.0.1",
      "172.31.255.255", "192.0.0.8", "192.0.2.1", "192.88.99.1", "192.168.1.1", "198.18.0.1", "198.19.255.255", "198.51.100.7", "203.0.113.9",
      "224.0.0.1", "239.255.255.250", "240.0.0.1", "255.255.255.255",
      // other ways to write one
      "2130706433", "127.1",
      "::", "::1", "::127.0.0.1", "64:ff9b::7f00:1", "64:ff9b:1::1", "100::1", "2001::1", "2001:0:7f00:1::", "2001:2::1", "2001:10::1", "2001:20::1",
      "2001:db8::1", "2002:7f00:1::", "3fff::1", "5f00::1", "fc00::1", "fd12:3456::1", "fe80::1", "fec0::1", "ff02::1"})
  void an_address_that_is_not_for_everybody_is_none_to_fetch_from(String address) throws UnknownHostException {
    assertThat(PublicIpAddresses.contain(InetAddress.getByName(address))).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"1.1.1.1", "9.255.255.255", "11.0.0.0", "100.63.255.255", "100.128.0.0", "126.255.255.255", "128.0.0.1", "169.253.255.255",
      "172.15.255.255", "172.32.0.0", "192.0.1.1", "192.167.255.255", "192.169.0.0", "198.17.255.255", "198.20.0.0", "223.255.255.255",
      "2001:200::1", "2003::1", "2606:4700::1111", "2a00:1450:4001::1"})
  void an_address_for_everybody_is_and_so_are_those_beside_a_range(String address) throws UnknownHostException {
    assertThat(PublicIpAddresses.contain(InetAddress.getByName(address))).isTrue();
  }

  @Test
  void an_ipv4_address_is_none_either_where_it_is_written_as_ipv6() throws UnknownHostException {
    byte[] mapped = {0, 0, 0, 0, 0, 0, 0, 0, 0, 0, (byte) 0xff, (byte) 0xff, 127, 0, 0, 1};
    assertThat(PublicIpAddresses.contain(Inet6Address.getByAddress(null, mapped, -1))).as("as a resolver may give it").isFalse();
    assertThat(PublicIpAddresses.contain(InetAddress.getByName("::ffff:127.0.0.1"))).isFalse();
    assertThat(PublicIpAddresses.contain(InetAddress.getByName("::ffff:a9fe:a9fe"))).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"http://calendar.example/a.ics", "ftp://calendar.example/a.ics", "file:///etc/passwd", "jar:https://calendar.example/a!/b",
      "https://user:secret@calendar.example/a.ics", "https://user@calendar.example/a.ics", "https://calendar.example/a.ics#b", "https:/a.ics", "https://",
      "https://0x7f.1/a.ics", "https://0177.0.0.1.1/", "", "calendar.example", "https://calendar example/a.ics"})
  void an_address_is_typed_as_https_with_a_host_and_nothing_else(String typed) {
    assertThatThrownBy(() -> CalendarFetch.address(typed)).isInstanceOf(FetchFailed.class);
  }

  @Test
  void calendars_call_the_same_webcal() throws FetchFailed {
    assertThat(CalendarFetch.address(" webcal://calendar.example/a.ics?key=b ")).hasToString("https://calendar.example/a.ics?key=b");
  }
}
