package org.attune.app.directory;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import javax.imageio.ImageIO;
import org.attune.app.TestPractice;
import org.attune.app.identity.Viewer;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationContext;

/** Profiles for tests, made by the calls that people's own pages make. */
public final class TestProfiles {

  /** A picture, as small as they get. */
  public static final byte[] PICTURE = picture(2, 3, "png");

  private TestProfiles() {}

  /** A picture of this size and format. */
  public static byte[] picture(int width, int height, String format) {
    var bytes = new ByteArrayOutputStream();
    try {
      ImageIO.write(new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB), format, bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  /** What a therapist of this name says. */
  public static ProfileContent content(String name) {
    return content(name, null);
  }

  /** The same, of somebody who practises under supervision where it is given. */
  public static ProfileContent content(String name, @Nullable Training training) {
    return new ProfileContent(name,
        new Introduction("Most people who come to me say they’re fine, really.", "I say what I notice and ask before I push.", "We begin with this week."),
        List.of(new SampleAnswer("why-here", "That’s a fine place to begin."), new SampleAnswer("silly", "It was heavy enough to bring you here."),
            new SampleAnswer("last-therapist", "That sounds lonely.")),
        new ProfessionalRegistration("Registered counsellor, BACP", training == null ? CredentialType.REGISTER : CredentialType.PERMIT, "398217",
            List.of("United Kingdom"), training),
        new FocusAreas(Set.of("life-transitions", "grief"), Set.of("person-centred"), "eating disorders"),
        new Practicalities(Set.of("en", "nl"), new Fee(55, 30, "GBP"), Set.of(), new Location(true, true, "Leeds", true), new Welcomes(false, true), "she/her"),
        new TherapyStyle(0, 1, 0, -1));
  }

  /** A profile that is in the directory, with three places. */
  public static ProfileId published(ApplicationContext application, TestPractice practice, Viewer.Member therapist, ProfileContent content) {
    var profiles = application.getBean(Profiles.class);
    ProfileId id = approved(application, practice, therapist, content);
    profiles.confirmPlaces(therapist, 3);
    return id;
  }

  /** Writes, submits and approves. */
  public static ProfileId approved(ApplicationContext application, TestPractice practice, Viewer.Member therapist, ProfileContent content) {
    var profiles = application.getBean(Profiles.class);
    int number = submitted(application, therapist, content);
    ProfileId id = profiles.own(therapist).orElseThrow().id();
    profiles.approve(practice.manager(), id, number);
    return id;
  }

  /** What this therapist wrote last. */
  public static ProfileVersion latest(ApplicationContext application, Viewer.Member therapist) {
    return Objects.requireNonNull(application.getBean(Profiles.class).own(therapist).orElseThrow().latest());
  }

  /** Writes and submits; the number of the version. */
  public static int submitted(ApplicationContext application, Viewer.Member therapist, ProfileContent content) {
    var profiles = application.getBean(Profiles.class);
    int basedOn = profiles.own(therapist).map(Profile::latest).map(ProfileVersion::number).orElse(0);
    profiles.write(therapist, UUID.randomUUID(), basedOn, content);
    profiles.submit(therapist, basedOn + 1);
    return basedOn + 1;
  }
}
