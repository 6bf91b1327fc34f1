package org.attune.app.directory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.UUID;
import java.util.zip.CRC32;
import java.util.zip.DeflaterOutputStream;
import javax.imageio.ImageIO;
import org.attune.app.AttuneTest;
import org.attune.app.TestPractice;
import org.attune.app.directory.internal.PhotographEncoder;
import org.attune.app.layout.InvalidInput;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;

/** A portrait is a small picture and nothing else, whatever was sent. */
@AttuneTest
class PhotographTests {

  @Autowired ApplicationContext application;
  @Autowired Photographs photographs;
  @Autowired Profiles profiles;
  @LocalServerPort int port;

  @Test
  void what_is_kept_is_a_small_jpeg() throws IOException {
    BufferedImage kept = read(PhotographEncoder.reencode(TestProfiles.picture(3000, 1500, "png")));
    assertThat(kept.getWidth()).isEqualTo(640);
    assertThat(kept.getHeight()).isEqualTo(320);
    assertThat(read(PhotographEncoder.reencode(TestProfiles.picture(40, 30, "jpeg"))).getWidth()).as("never made larger").isEqualTo(40);
  }

  @Test
  void where_and_how_it_was_taken_does_not_come_along_and_it_stands_upright() throws IOException {
    byte[] sideways = withExif(TestProfiles.picture(80, 40, "jpeg"), 6);
    byte[] kept = PhotographEncoder.reencode(sideways);
    assertThat(new String(sideways, StandardCharsets.ISO_8859_1)).contains("Exif", "a place that is private");
    assertThat(new String(kept, StandardCharsets.ISO_8859_1)).doesNotContain("Exif").doesNotContain("a place that is private");
    assertThat(read(kept).getWidth()).isEqualTo(40);
    assertThat(read(kept).getHeight()).isEqualTo(80);
  }

  @Test
  void what_is_no_picture_is_refused() {
    for (byte[] file : new byte[][] {{}, "<html>".getBytes(StandardCharsets.UTF_8), "%PDF-1.7".getBytes(StandardCharsets.UTF_8),
        {(byte) 0xFF, (byte) 0xD8, (byte) 0xFF, (byte) 0xE1, 0, 4, 0x45, 0x78}, TestProfiles.picture(20, 20, "gif"),
        Arrays.copyOf(TestProfiles.picture(500, 500, "png"), 60)}) {
      assertThatThrownBy(() -> PhotographEncoder.reencode(file)).isInstanceOf(InvalidInput.class).hasMessageContaining("directory.photograph.none");
    }
  }

  @Test
  void one_of_sixty_thousand_pixels_a_side_is_refused_by_its_size_before_it_is_drawn() throws IOException {
    assertThatThrownBy(() -> PhotographEncoder.reencode(pngThatSays(60_000, 60_000))).isInstanceOf(InvalidInput.class)
        .hasMessageContaining("directory.photograph.wide");
    assertThatThrownBy(() -> PhotographEncoder.reencode(pngThatSays(6_001, 10))).hasMessageContaining("directory.photograph.wide");
    assertThatThrownBy(() -> PhotographEncoder.reencode(pngThatSays(5_000, 5_000))).as("25 million").hasMessageContaining("directory.photograph.wide");
    assertThat(read(PhotographEncoder.reencode(TestProfiles.picture(6_000, 10, "png"))).getWidth()).isEqualTo(640);
  }

  @Test
  void it_is_public_once_approved_with_an_etag_that_changes_with_the_picture() throws Exception {
    String some = UUID.randomUUID().toString().substring(0, 8);
    TestPractice practice = TestPractice.named(application, "T" + some);
    ProfileId id = TestProfiles.published(application, practice, practice.therapist(), TestProfiles.content("Pia " + some));
    String path = "/find/pia-" + some + "/photograph";
    add(practice, TestProfiles.picture(30, 30, "png"));
    assertThat(get(path, null).statusCode()).as("before it is approved").isEqualTo(404);
    approve(practice, id);
    HttpResponse<byte[]> first = get(path, null);
    assertThat(first.headers().firstValue("Content-Type")).hasValue("image/jpeg");
    assertThat(first.headers().firstValue("X-Content-Type-Options")).hasValue("nosniff");
    String tag = first.headers().firstValue("ETag").orElseThrow();
    assertThat(tag).startsWith("\"");
    assertThat(get(path, tag).statusCode()).isEqualTo(304);
    add(practice, TestProfiles.picture(50, 50, "png"));
    assertThat(get(path, tag).statusCode()).as("until that is approved").isEqualTo(304);
    approve(practice, id);
    assertThat(get(path, tag).statusCode()).isEqualTo(200);
    photographs.remove(practice.therapist());
    assertThat(get(path, tag).statusCode()).as("taken off, at once").isEqualTo(404);
  }

  @Test
  void a_form_sent_twice_adds_one_picture() {
    TestPractice practice = TestPractice.named(application, "U" + UUID.randomUUID().toString().substring(0, 8));
    profiles.write(practice.therapist(), UUID.randomUUID(), 0, TestProfiles.content("Pia"));
    UUID key = UUID.randomUUID();
    photographs.add(practice.therapist(), key, TestProfiles.PICTURE);
    photographs.add(practice.therapist(), key, TestProfiles.PICTURE);
    assertThat(TestProfiles.latest(application, practice.therapist()).number()).isEqualTo(2);
  }

  private void add(TestPractice practice, byte[] file) {
    photographs.add(practice.therapist(), UUID.randomUUID(), file);
  }

  private void approve(TestPractice practice, ProfileId id) {
    int number = TestProfiles.latest(application, practice.therapist()).number();
    profiles.submit(practice.therapist(), number);
    profiles.approve(practice.manager(), id, number);
  }

  private HttpResponse<byte[]> get(String path, @Nullable String known) throws Exception {
    HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + path));
    if (known != null) {
      request.header("If-None-Match", known);
    }
    return HttpClient.newHttpClient().send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
  }

  private static BufferedImage read(byte[] jpeg) throws IOException {
    assertThat(jpeg[0]).isEqualTo((byte) 0xFF);
    assertThat(jpeg[1]).isEqualTo((byte) 0xD8);
    return ImageIO.read(new ByteArrayInputStream(jpeg));
  }

  /** A JPEG that a phone held sideways made, with words in its Exif part. */
  private static byte[] withExif(byte[] jpeg, int orientation) throws IOException {
    var tiff = new ByteArrayOutputStream();
    var out = new DataOutputStream(tiff);
    out.write("Exif\0\0MM\0*".getBytes(StandardCharsets.ISO_8859_1));
    out.writeInt(8);
    out.writeShort(1);
    out.writeShort(0x0112);
    out.writeShort(3);
    out.writeInt(1);
    out.writeShort(orientation);
    out.writeShort(0);
    out.writeInt(0);
    out.write("a place that is private".getBytes(StandardCharsets.ISO_8859_1));
    var file = new ByteArrayOutputStream();
    file.write(jpeg, 0, 2);
    var segment = new DataOutputStream(file);
    segment.writeShort(0xFFE1);
    segment.writeShort(tiff.size() + 2);
    segment.write(tiff.toByteArray());
    segment.write(jpeg, 2, jpeg.length - 2);
    return file.toByteArray();
  }

  /** A PNG of a few bytes that claims a size. */
  private static byte[] pngThatSays(int width, int height) throws IOException {
    var file = new ByteArrayOutputStream();
    file.write(new byte[] {(byte) 0x89, 'P', 'N', 'G', 13, 10, 26, 10});
    var header = new ByteArrayOutputStream();
    var out = new DataOutputStream(header);
    out.writeInt(width);
    out.writeInt(height);
    out.write(new byte[] {8, 2, 0, 0, 0});
    chunk(file, "IHDR", header.toByteArray());
    var pixels = new ByteArrayOutputStream();
    try (var deflated = new DeflaterOutputStream(pixels)) {
      deflated.write(new byte[1000]);
    }
    chunk(file, "IDAT", pixels.toByteArray());
    chunk(file, "IEND", new byte[0]);
    return file.toByteArray();
  }

  private static void chunk(ByteArrayOutputStream file, String type, byte[] content) throws IOException {
    var out = new DataOutputStream(file);
    out.writeInt(content.length);
    var typed = new ByteArrayOutputStream();
    typed.write(type.getBytes(StandardCharsets.US_ASCII));
    typed.write(content);
    out.write(typed.toByteArray());
    var sum = new CRC32();
    sum.update(typed.toByteArray());
    out.writeInt((int) sum.getValue());
  }
}
