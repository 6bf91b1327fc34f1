package org.attune.app.space.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.attune.app.identity.Viewer;
import org.attune.app.layout.Addresses;
import org.attune.app.layout.CsvFile;
import org.attune.app.layout.FieldErrors;
import org.attune.app.layout.FileToTake;
import org.attune.app.layout.Page;
import org.attune.app.layout.Pages;
import org.attune.app.space.Entry;
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
class MineController {

  private final Spaces spaces;
  private final Pages pages;
  private final JsonMapper json;

  MineController(Spaces spaces, Pages pages, JsonMapper json) {
    this.spaces = spaces;
    this.pages = pages;
    this.json = json;
  }

  @GetMapping(Addresses.MINE)
  String mine(Viewer.Oneself viewer, Model model) {
    model.addAttribute("errors", new FieldErrors());
    return "space/mine";
  }

  /** A page that can be read anywhere. */
  @GetMapping(Addresses.MINE + "/notes.html")
  String page(Viewer.Oneself viewer, HttpServletRequest request, HttpServletResponse response, Model model) {
    response.setHeader(HttpHeaders.CONTENT_DISPOSITION, FileToTake.disposition("notes.html"));
    model.addAttribute("kept", kept(viewer, pages.of(request)));
    return "space/taken";
  }

  @GetMapping(Addresses.MINE + "/notes.csv")
  ResponseEntity<String> csv(Viewer.Oneself viewer, HttpServletRequest request) {
    return CsvFile.of("notes.csv", List.of("when", "step", "what", "words"), kept(viewer, pages.of(request)).stream().flatMap(one ->
        one.texts().isEmpty() ? Stream.of(List.of(one.when(), one.step(), "", ""))
            : one.texts().stream().map(text -> List.of(one.when(), one.step(), text.what(), text.words()))));
  }

  @GetMapping(Addresses.MINE + "/notes.json")
  ResponseEntity<String> json(Viewer.Oneself viewer, HttpServletRequest request) {
    return FileToTake.of("notes.json", "application/json", json.writerWithDefaultPrettyPrinter()
        .writeValueAsString(Map.of("steps", kept(viewer, pages.of(request)))));
  }

  @PostMapping(Addresses.MINE + "/erasing")
  String erase(Viewer.Oneself viewer, @RequestParam(defaultValue = "false") boolean sure, HttpServletResponse response, Model model) {
    if (!sure) {
      response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
      model.addAttribute("errors", new FieldErrors().add("sure", "space.erase.not-sure"));
      return "space/mine";
    }
    spaces.erase(viewer);
    return Page.done(Addresses.SPACE, "space.erased");
  }

  /** Each entry as it was said on the path, with what was written, the earliest first. */
  private List<Kept> kept(Viewer.Oneself viewer, Page page) {
    var zone = Objects.requireNonNull(page.who()).zone();
    return spaces.entries(viewer).reversed().stream().map(entry -> new Kept(entry.at().atZone(zone).toOffsetDateTime().toString(),
        PathLine.sentence(entry, page), texts(entry, page))).toList();
  }

  private static List<Kept.Text> texts(Entry entry, Page page) {
    return entry.texts().stream().map(text -> new Kept.Text(page.t(text.label()), text.said(page))).toList();
  }
}
