package org.attune.app.requests.web;

import java.util.Locale;
import org.attune.app.directory.Fee;
import org.attune.app.directory.Practicalities;
import org.attune.app.directory.PublicProfile;
import org.attune.app.identity.MailAddress;
import org.attune.app.layout.FieldErrors;
import org.attune.app.layout.FormInput;
import org.attune.app.requests.EnquirerDetails;
import org.attune.app.requests.FirstTalkEnquiry;
import org.attune.app.requests.FirstTalkRequests;
import org.attune.app.requests.RequestWishes;
import org.attune.app.requests.RequestWords;
import org.jspecify.annotations.Nullable;

/**
 * What a visitor writes to a therapist.
 *
 * @param talkFor  {@code other} where it is for somebody else
 * @param place {@code online}, {@code in-person}, or empty where both are fine
 */
public record FirstTalkForm(String words, String name, String address, String times, String talkFor, String place, Boolean adult,
    String feeWish, String insurance) {

  /** Who pays for themselves. */
  static final String NO_INSURANCE = "";
  static final String ANOTHER_INSURANCE = "another";

  public FirstTalkForm {
    words = FormInput.text(words);
    name = FormInput.line(name);
    address = FormInput.line(address);
    times = FormInput.text(times);
    talkFor = FormInput.line(talkFor);
    place = FormInput.line(place);
    adult = Boolean.TRUE.equals(adult);
    feeWish = FormInput.line(feeWish);
    insurance = FormInput.line(insurance);
  }

  static FirstTalkForm blank() {
    return new FirstTalkForm("", "", "", "", "me", "", false, "", "");
  }

  FirstTalkEnquiry enquiry(RequestWishes wishes, Locale language) {
    return new FirstTalkEnquiry(new RequestWords(words, times, "other".equals(talkFor), "online".equals(place)),
        new EnquirerDetails(name, address, feeWish, insurance), wishes, language);
  }

  /** What can't be taken as it is, and what wouldn't fit, so that no therapist has to say so. */
  FieldErrors check(PublicProfile profile) {
    var errors = new FieldErrors();
    String called = profile.content().name();
    if (words.isEmpty()) {
      errors.add("words", "requests.form.words-missing");
    }
    errors.requireLength("words", words, FirstTalkRequests.MAX_LENGTH);
    if (name.isEmpty()) {
      errors.add("name", "requests.form.name-missing");
    }
    errors.requireLength("name", name, FirstTalkRequests.MAX_LINE_LENGTH);
    if (MailAddress.of(address).filter(a -> a.domain().indexOf('.') > 0).isEmpty()) {
      errors.add("address", "requests.form.address-wrong");
    }
    errors.requireLength("times", times, FirstTalkRequests.MAX_LENGTH);
    checkFit(profile.content().practicalities(), called, errors);
    if (!adult) {
      errors.add("adult", "requests.form.adults-only");
    }
    return errors;
  }

  private void checkFit(Practicalities practical, String called, FieldErrors errors) {
    if ("online".equals(place) && !practical.place().online()) {
      errors.add("place", "requests.form.not-online", called);
    }
    if ("in-person".equals(place) && !practical.place().inPerson()) {
      errors.add("place", "requests.form.only-online", called);
    }
    Integer offered = feeWish.isEmpty() ? null : FormInput.number(feeWish);
    if (!feeWish.isEmpty() && (offered == null || offered < 0)) {
      errors.add("feeWish", "requests.form.fee-wrong");
    } else if (offered != null && offered < lowest(practical.fee())) {
      errors.add("feeWish", "requests.form.fee-too-low", called, lowest(practical.fee()), practical.fee().currency());
    }
    if (!insurance.isEmpty() && !practical.insurances().contains(insurance)) {
      errors.add("insurance", "requests.form.insurance-not", called);
    }
  }

  private static int lowest(Fee fee) {
    @Nullable Integer reduced = fee.reduced();
    return reduced == null ? fee.regular() : Math.min(reduced, fee.regular());
  }
}
