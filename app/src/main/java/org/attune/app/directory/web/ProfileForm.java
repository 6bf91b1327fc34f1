package org.attune.app.directory.web;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Currency;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.attune.app.directory.Approaches;
import org.attune.app.directory.CredentialType;
import org.attune.app.directory.Fee;
import org.attune.app.directory.FocusAreas;
import org.attune.app.directory.SampleAnswer;
import org.attune.app.directory.SampleSentences;
import org.attune.app.directory.Introduction;
import org.attune.app.directory.Location;
import org.attune.app.directory.Practicalities;
import org.attune.app.directory.ProfileContent;
import org.attune.app.directory.ProfessionalRegistration;
import org.attune.app.directory.TherapyStyle;
import org.attune.app.directory.Training;
import org.attune.app.directory.Welcomes;
import org.attune.app.identity.PersonId;
import org.attune.app.layout.FieldErrors;
import org.attune.app.layout.FormInput;
import org.jspecify.annotations.Nullable;

/** A profile as its therapist types it. Lists of words are typed with commas. */
public record ProfileForm(@Nullable String key, @Nullable Integer version, String name, String pronouns, String people, String work, String firstTalk,
    List<String> sentence, List<String> answer, String credential, String credentialType, String licenceNumber, String jurisdictions,
    String supervisor, String permitExpires, List<String> specialisms, List<String> approaches, String notWith, String languages, String fee,
    String reduced, String currency, String insurances, String online, String inPerson, String town, String stepFree, String couples,
    String interpreters, String lead, String feelings, String time, String challenge) {

  static final int LONG_WORDS = 640;
  static final int SHORT_WORDS = 360;
  private static final int NAME = 100;
  private static final int LINE = 200;
  private static final int MOST_ENTRIES = 12;
  private static final int MOST_MONEY = 10_000;

  public ProfileForm {
    name = FormInput.line(name);
    pronouns = FormInput.line(pronouns);
    people = FormInput.text(people);
    work = FormInput.text(work);
    firstTalk = FormInput.text(firstTalk);
    sentence = padded(sentence);
    answer = padded(answer);
    credential = FormInput.line(credential);
    credentialType = FormInput.line(credentialType);
    licenceNumber = FormInput.line(licenceNumber);
    jurisdictions = FormInput.line(jurisdictions);
    supervisor = FormInput.line(supervisor);
    permitExpires = FormInput.line(permitExpires);
    specialisms = specialisms == null ? List.of() : List.copyOf(specialisms);
    approaches = approaches == null ? List.of() : List.copyOf(approaches);
    notWith = FormInput.text(notWith);
    languages = FormInput.line(languages);
    fee = FormInput.line(fee);
    reduced = FormInput.line(reduced);
    currency = FormInput.line(currency).toUpperCase(Locale.ROOT);
    insurances = FormInput.line(insurances);
    online = FormInput.line(online);
    inPerson = FormInput.line(inPerson);
    town = FormInput.line(town);
    stepFree = FormInput.line(stepFree);
    couples = FormInput.line(couples);
    interpreters = FormInput.line(interpreters);
    lead = FormInput.line(lead);
    feelings = FormInput.line(feelings);
    time = FormInput.line(time);
    challenge = FormInput.line(challenge);
  }

  private static List<String> padded(@Nullable List<String> typed) {
    Stream<String> all = Stream.concat(typed == null ? Stream.empty() : typed.stream().map(FormInput::text), Stream.generate(() -> ""));
    return all.limit(SampleSentences.ANSWERED).toList();
  }

  /** With nothing but a name and the currency of the practice's country. */
  static ProfileForm blank(String name, String currency) {
    return new ProfileForm(UUID.randomUUID().toString(), 0, name, "", "", "", "", SampleSentences.CODES, List.of(), "", "", "", "", "", "",
        List.of(), List.of(), "", "", "", "", currency, "", "", "", "", "", "", "", "0", "0", "0", "0");
  }

  static ProfileForm of(int version, ProfileContent is) {
    Training training = is.registration().training();
    Integer reduced = is.practicalities().fee().reduced();
    return new ProfileForm(UUID.randomUUID().toString(), version, is.name(), is.practicalities().pronouns(), is.words().people(), is.words().work(),
        is.words().firstTalk(), is.listening().stream().map(SampleAnswer::sentence).toList(),
        is.listening().stream().map(SampleAnswer::answer).toList(), is.registration().credential(), is.registration().type().code(),
        is.registration().licenceNumber(), String.join(", ", is.registration().jurisdictions()),
        training == null ? "" : training.supervisor().toString(), training == null ? "" : training.permitExpires().toString(),
        List.copyOf(is.focus().specialisms()), List.copyOf(is.focus().approaches()), is.focus().notWith(),
        LanguageNames.list(is.practicalities().languages()), String.valueOf(is.practicalities().fee().regular()),
        reduced == null ? "" : reduced.toString(), is.practicalities().fee().currency(), String.join(", ", is.practicalities().insurances()),
        box(is.practicalities().place().online()), box(is.practicalities().place().inPerson()), is.practicalities().place().town(),
        box(is.practicalities().place().stepFree()), box(is.practicalities().welcomes().couples()),
        box(is.practicalities().welcomes().interpreters()),
        String.valueOf(is.style().lead()), String.valueOf(is.style().feelings()), String.valueOf(is.style().time()),
        String.valueOf(is.style().challenge()));
  }

  /** The same, to be sent once more over what is there by now. */
  ProfileForm onVersion(int now) {
    return new ProfileForm(UUID.randomUUID().toString(), now, name, pronouns, people, work, firstTalk, sentence, answer, credential, credentialType,
        licenceNumber, jurisdictions, supervisor, permitExpires, specialisms, approaches, notWith, languages, fee, reduced, currency, insurances,
        online, inPerson, town, stepFree, couples, interpreters, lead, feelings, time, challenge);
  }

  /** What was typed, or null where something of it can't be taken: then the errors say what. */
  @Nullable ProfileContent content(FieldErrors errors, Set<String> specialismsThere) {
    required(errors, "name", name, NAME);
    errors.requireLength("pronouns", pronouns, NAME);
    required(errors, "people", people, LONG_WORDS);
    required(errors, "work", work, LONG_WORDS);
    required(errors, "firstTalk", firstTalk, SHORT_WORDS);
    required(errors, "credential", credential, LINE);
    errors.requireLength("licenceNumber", licenceNumber, NAME);
    errors.requireLength("notWith", notWith, LINE);
    errors.requireLength("town", town, NAME);
    CredentialType type = Arrays.stream(CredentialType.values()).filter(one -> one.code().equals(credentialType)).findFirst().orElse(null);
    errors.need("credentialType", type, "directory.own.choose");
    List<String> where = entries(errors, "jurisdictions", jurisdictions);
    if (where.isEmpty()) {
      errors.add("jurisdictions", "directory.own.missing");
    }
    Training training = training(errors, type);
    Integer regular = money(errors, "fee", fee);
    Integer less = reduced.isEmpty() ? null : money(errors, "reduced", reduced);
    if (Currency.getAvailableCurrencies().stream().noneMatch(one -> one.getCurrencyCode().equals(currency))) {
      errors.add("currency", "directory.own.currency");
    }
    if (!ticked(online) && !ticked(inPerson)) {
      errors.add("online", "directory.own.place");
    }
    if (ticked(inPerson) && town.isEmpty()) {
      errors.add("town", "directory.own.missing");
    }
    Set<String> tags = tags(errors);
    List<SampleAnswer> listening = listening(errors);
    List<String> insurers = entries(errors, "insurances", insurances);
    if (!errors.isEmpty() || type == null || regular == null) {
      return null;
    }
    return new ProfileContent(name, new Introduction(people, work, firstTalk), listening, new ProfessionalRegistration(credential, type, licenceNumber, where, training),
        new FocusAreas(specialisms.stream().filter(specialismsThere::contains).collect(Collectors.toSet()),
            approaches.stream().filter(Approaches.CODES::contains).collect(Collectors.toSet()), notWith),
        new Practicalities(tags, new Fee(regular, less, currency), Set.copyOf(insurers), new Location(ticked(online), ticked(inPerson), town,
            ticked(stepFree) && ticked(inPerson)), new Welcomes(ticked(couples), ticked(interpreters)), pronouns),
        new TherapyStyle(theme(lead), theme(feelings), theme(time), theme(challenge)));
  }

  private static void required(FieldErrors errors, String field, String typed, int most) {
    if (typed.isEmpty()) {
      errors.add(field, "directory.own.missing");
    }
    errors.requireLength(field, typed, most);
  }

  private @Nullable Training training(FieldErrors errors, @Nullable CredentialType type) {
    if (type == null || !type.needsSupervision()) {
      return null;
    }
    LocalDate expires = errors.need("permitExpires", FormInput.day(permitExpires), "directory.own.day");
    try {
      PersonId by = PersonId.of(supervisor);
      return expires == null ? null : new Training(by, expires);
    } catch (IllegalArgumentException e) {
      errors.add("supervisor", "directory.supervisor-missing");
      return null;
    }
  }

  private static @Nullable Integer money(FieldErrors errors, String field, String typed) {
    Integer amount = FormInput.number(typed);
    if (amount == null || amount < 0 || amount > MOST_MONEY) {
      errors.add(field, "directory.own.money", MOST_MONEY);
      return null;
    }
    return amount;
  }

  /** What was typed with commas. */
  private static List<String> entries(FieldErrors errors, String field, String typed) {
    List<String> entries = Stream.of(typed.split(",")).map(String::strip).filter(one -> !one.isEmpty()).distinct().toList();
    if (entries.size() > MOST_ENTRIES || entries.stream().anyMatch(one -> FormInput.length(one) > NAME)) {
      errors.add(field, "directory.own.entries", MOST_ENTRIES, NAME);
    }
    return entries;
  }

  private Set<String> tags(FieldErrors errors) {
    var tags = new LinkedHashSet<String>();
    for (String typed : entries(errors, "languages", languages)) {
      String tag = LanguageNames.tag(typed);
      if (tag == null) {
        errors.add("languages", "directory.own.language-unknown", typed);
      } else {
        tags.add(tag);
      }
    }
    if (languages.isEmpty()) {
      errors.add("languages", "directory.own.missing");
    }
    return tags;
  }

  private List<SampleAnswer> listening(FieldErrors errors) {
    var answers = new ArrayList<SampleAnswer>();
    for (int i = 0; i < SampleSentences.ANSWERED; i++) {
      String to = sentence.get(i);
      String said = answer.get(i);
      errors.requireLength("answer" + i, said, SHORT_WORDS);
      if (said.isEmpty()) {
        errors.add("answer" + i, "directory.own.missing");
      } else if (!SampleSentences.CODES.contains(to) || answers.stream().anyMatch(one -> one.sentence().equals(to))) {
        errors.add("sentence" + i, "directory.own.another-sentence");
      } else {
        answers.add(new SampleAnswer(to, said));
      }
    }
    return answers;
  }

  /** Whether this box of the form is ticked. */
  public static boolean ticked(String box) {
    return box.equals("true");
  }

  private static String box(boolean ticked) {
    return ticked ? "true" : "";
  }

  private static int theme(String typed) {
    return Math.clamp(Objects.requireNonNullElse(FormInput.number(typed), 0), -2, 2);
  }
}
