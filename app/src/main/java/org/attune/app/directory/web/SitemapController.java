package org.attune.app.directory.web;

import java.util.stream.Collectors;
import org.attune.app.directory.PublicProfiles;
import org.attune.app.identity.PublicUrl;
import org.attune.app.identity.Viewer;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/** What search engines may read: the directory, and nothing else of the installation. */
@Controller
class SitemapController {

  private final PublicProfiles profiles;
  private final PublicUrl url;

  SitemapController(PublicProfiles profiles, PublicUrl url) {
    this.profiles = profiles;
    this.url = url;
  }

  /** Slugs are plain letters, digits and hyphens; the address is set by the operator. */
  @GetMapping("/sitemap.xml")
  ResponseEntity<String> sitemap(Viewer.Visitor viewer) {
    String profilePages = profiles.all(viewer).stream().map(PublicProfileController::address).sorted()
        .map(path -> "  <url><loc>" + url.urlFor(path) + "</loc></url>\n").collect(Collectors.joining());
    return ResponseEntity.ok().contentType(MediaType.APPLICATION_XML).cacheControl(CacheControl.noCache()).body("""
        <?xml version="1.0" encoding="UTF-8"?>
        <urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
          <url><loc>%s</loc></url>
        %s</urlset>
        """.formatted(url.urlFor("/find"), profilePages));
  }

  @GetMapping("/robots.txt")
  ResponseEntity<String> robots() {
    return ResponseEntity.ok().contentType(MediaType.TEXT_PLAIN).cacheControl(CacheControl.noCache()).body("""
        User-agent: *
        Allow: /$
        Allow: /find
        Allow: /assets/
        Allow: /sitemap.xml
        Disallow: /

        Sitemap: %s
        """.formatted(url.urlFor("/sitemap.xml")));
  }
}
