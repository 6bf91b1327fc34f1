package org.attune.app.space.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.attune.app.identity.Viewer;
import org.attune.app.layout.CsvFile;
import org.attune.app.layout.Download;
import org.attune.app.layout.FieldErrors;
import org.attune.app.layout.PageContext;
import org.attune.app.layout.PageContexts;
import org.attune.app.layout.PrivateAddresses;
import org.attune.app.space.SpaceEntry;
import org.attune.app.space.Spaces;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import tools.jackson.databind.json.JsonMapper;

/** All of one's space as a file, and the end of it. */
@Controller
class SpaceExportController {

  private final Spaces spaces;
  private final PageContexts pages;
  private final JsonMapper json;

  SpaceExportController(Spaces spaces, PageContexts pages, JsonMapper json) {
    this.spaces = spaces;
    this.pages = pages;
    this.json = json;
  }

  @GetMapping(PrivateAddresses.SPACE_EXPORT)
  String mine(Viewer.Oneself viewer, Model model) {
    model.addAttribute("errors", new FieldErrors());
    return "space/export";
  }

  /** A page that can be read anywhere. */
  @GetMapping(PrivateAddresses.SPACE_EXPORT + "/notes.html")
  String page(Viewer.Oneself viewer, HttpServletRequest request, HttpServletResponse response, Model model) {
    response.setHeader(HttpHeaders.CONTENT_DISPOSITION, Download.contentDisposition("notes.html"));
    model.addAttribute("kept", kept(viewer, pages.of(request)));
    return "space/export-page";
  }

  @GetMapping(PrivateAddresses.SPACE_EXPORT + "/notes.csv")
  ResponseEntity<String> csv(Viewer.Oneself viewer, HttpServletRequest request) {
    return CsvFile.of("notes.csv", List.of("when", "step", "what", "words"), kept(viewer, pages.of(request)).stream().flatMap(one ->
        one.texts().isEmpty() ? Stream.of(List.of(one.when(), one.step(), "", ""))
            : one.texts().stream().map(text -> List.of(one.when(), one.step(), text.what(), text.words()))));
  }

  @GetMapping(PrivateAddresses.SPACE_EXPORT + "/notes.json")
  ResponseEntity<String> json(Viewer.Oneself viewer, HttpServletRequest request) {
    return Download.attachment("notes.json", "application/json", json.writerWithDefaultPrettyPrinter()
        .writeValueAsString(Map.of("steps", kept(viewer, pages.of(request)))));
  }

  @PostMapping(PrivateAddresses.SPACE_EXPORT + "/erasing")
  String erase(Viewer.Oneself viewer, @RequestParam(defaultValue = "false") boolean sure, HttpServletResponse response, Model model) {
    if (!sure) {
      response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
      model.addAttribute("errors", new FieldErrors().add("sure", "space.erase.not-sure"));
      return "space/export";
    }
    spaces.erase(viewer);
    return PageContext.redirectWithNotice(PrivateAddresses.SPACE, "space.erased");
  }

  /** Each entry as it was said on the path, with what was written, the earliest first. */
  private List<EntryExport> kept(Viewer.Oneself viewer, PageContext page) {
    var zone = Objects.requireNonNull(page.person()).zone();
    return spaces.entries(viewer).reversed().stream().map(entry -> new EntryExport(entry.at().atZone(zone).toOffsetDateTime().toString(),
        PathItem.sentence(entry, page), texts(entry, page))).toList();
  }

  private static List<EntryExport.LabelledText> texts(SpaceEntry entry, PageContext page) {
    return entry.texts().stream().map(text -> new EntryExport.LabelledText(page.t(text.label()), text.displayText(page))).toList();
  }
}
