package org.attune.app.directory.web;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.attune.app.directory.Location;
import org.attune.app.directory.ProfileContent;
import org.attune.app.directory.PublicProfile;
import org.attune.app.directory.ProfessionalRegistration;
import org.attune.app.directory.Specialisms;
import org.attune.app.identity.PublicUrl;
import org.attune.app.layout.PageContext;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** What search engines read of a profile: a schema.org {@code Person}, with what the page says and nothing else. */
@Component
class ProfileJsonLd {

  private final JsonMapper json;
  private final PublicUrl url;

  ProfileJsonLd(JsonMapper json, PublicUrl url) {
    this.json = json;
    this.url = url;
  }

  /** As it can lie within a script element: nothing in it ends one, or begins another. */
  String of(PageContext page, PublicProfile profile, String practice) {
    return json.writeValueAsString(person(page, profile, practice)).replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026");
  }

  private Map<String, Object> person(PageContext page, PublicProfile profile, String practice) {
    ProfileContent content = profile.content();
    String address = url.urlFor(PublicProfileController.address(profile));
    var person = new LinkedHashMap<String, Object>();
    person.put("@context", "https://schema.org");
    person.put("@type", "Person");
    person.put("name", content.name());
    person.put("url", address);
    if (profile.hasPhotograph()) {
      person.put("image", address + "/photograph");
    }
    person.put("jobTitle", content.registration().credential());
    person.put("description", content.words().people());
    person.put("hasCredential", credential(page, content.registration()));
    person.put("knowsAbout", content.focus().specialisms().stream().map(one -> Specialisms.label(page, one)).sorted().toList());
    person.put("knowsLanguage", content.practicalities().languages().stream().sorted().toList());
    person.put("worksFor", Map.of("@type", "Organization", "name", practice));
    Location place = content.practicalities().place();
    if (place.inPerson()) {
      person.put("workLocation", new LinkedHashMap<>(Map.of("@type", "Place", "address",
          Map.of("@type", "PostalAddress", "addressLocality", place.town()))));
    }
    return person;
  }

  private static Map<String, Object> credential(PageContext page, ProfessionalRegistration registration) {
    var credential = new LinkedHashMap<String, Object>();
    credential.put("@type", "EducationalOccupationalCredential");
    credential.put("name", registration.credential());
    credential.put("credentialCategory", page.t("directory.credential." + registration.type().code()));
    if (!registration.licenceNumber().isEmpty()) {
      credential.put("identifier", registration.licenceNumber());
    }
    List<Map<String, String>> valid = registration.jurisdictions().stream().map(where -> Map.of("@type", "AdministrativeArea", "name", where)).toList();
    credential.put("validIn", valid);
    return credential;
  }
}
