package org.attune.app.imports.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.attune.app.identity.Role;
import org.attune.app.identity.Viewer;
import org.attune.app.imports.Import;
import org.attune.app.imports.ImportId;
import org.attune.app.imports.Imports;
import org.attune.app.imports.UndoObstacles;
import org.attune.app.imports.internal.ColumnMapping;
import org.attune.app.imports.internal.ImportExecution;
import org.attune.app.imports.internal.ImportPlan;
import org.attune.app.imports.internal.ParsedTable;
import org.attune.app.layout.CsvFile;
import org.attune.app.layout.FieldErrors;
import org.attune.app.layout.InvalidInput;
import org.attune.app.layout.NotFound;
import org.attune.app.layout.PageContext;
import org.attune.app.layout.PageContexts;
import org.attune.app.practices.Practice;
import org.attune.app.practices.Practices;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;

/** Bringing in the past: a file, its columns, a preview, the wait, what came of it. */
@Controller
@RequestMapping("/imports")
class ImportsController {

  private final Imports imports;
  private final ImportExecution execution;
  private final Practices practices;
  private final PageContexts pages;

  ImportsController(Imports imports, ImportExecution execution, Practices practices, PageContexts pages) {
    this.imports = imports;
    this.execution = execution;
    this.practices = practices;
    this.pages = pages;
  }

  @GetMapping
  String all(Viewer.Member viewer, @RequestParam(defaultValue = "false") boolean large, Model model) {
    var errors = new FieldErrors();
    if (large) {
      errors.add("file", "imports.refused.too-large");
    }
    return start(viewer, null, "", errors, model);
  }

  @PostMapping
  String stage(Viewer.Member viewer, @RequestParam String key, @RequestParam(defaultValue = "") String pasted,
      @RequestParam(required = false) @Nullable MultipartFile file, HttpServletResponse response, Model model)
      throws IOException {
    byte[] bytes = file == null || file.isEmpty() ? pasted.getBytes(StandardCharsets.UTF_8) : file.getBytes();
    try {
      imports.stage(therapist(viewer), id(key), file == null || file.isEmpty() ? null : file.getOriginalFilename(), bytes);
    } catch (InvalidInput e) {
      response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
      return start(viewer, key, pasted, new FieldErrors().add(e, "file"), model);
    }
    return "redirect:/imports/" + id(key);
  }

  private String start(Viewer.Member viewer, @Nullable String key, String pasted, FieldErrors errors, Model model) {
    var rows = imports.all(therapist(viewer)).stream()
        .map(i -> new ImportStartView.ImportItem(i, i.timeline().stagedAt().atZone(zone(viewer)))).toList();
    model.addAttribute("start", new ImportStartView(key, pasted, rows, errors));
    return "imports/import-start";
  }

  /** Wherever an import is, this is its address. */
  @GetMapping("/{id}")
  String one(Viewer.Member viewer, @PathVariable String id, HttpServletResponse response, Model model) {
    Import of = imports.find(therapist(viewer), id(id)).orElseThrow(NotFound::new);
    if (of.isStaged()) {
      ImportPlan plan = imports.plan(viewer, of.id()).orElseThrow(NotFound::new);
      return "redirect:/imports/" + of.id() + (plan.columns() == null ? "/columns" : "/preview");
    }
    if (of.isUnderWay()) {
      response.setHeader("Refresh", "2");
    }
    model.addAttribute("result", result(viewer, of, null));
    return "imports/import-result";
  }

  private ImportResultView result(Viewer.Member viewer, Import of, @Nullable UndoObstacles obstacles) {
    Instant problem = of.problem() == null ? null : of.problem().at();
    Instant undone = of.timeline().undoneAt();
    return new ImportResultView(of, obstacles, problem == null ? null : problem.atZone(zone(viewer)),
        undone == null ? null : undone.atZone(zone(viewer)));
  }

  @GetMapping("/{id}/columns")
  String columns(Viewer.Member viewer, @PathVariable String id, @RequestParam(required = false) @Nullable String as,
      Model model) {
    Imports.StagedFile staged = staged(viewer, id);
    ColumnMapping columns = staged.plan().columns();
    ColumnMappingForm form = ColumnMappingForm.of(columns == null ? ColumnMapping.detect(staged.table()) : columns,
        columns != null);
    return columns(staged, as == null || !ColumnMappingForm.KINDS.contains(as) ? form : form.as(as, staged.table()),
        new FieldErrors(), model);
  }

  @PostMapping("/{id}/columns")
  String name(Viewer.Member viewer, @PathVariable String id, @RequestParam Map<String, String> typed,
      HttpServletResponse response, Model model) {
    Imports.StagedFile staged = staged(viewer, id);
    ColumnMappingForm form = ColumnMappingForm.of(typed, staged.table());
    if (form.usesPattern()) {
      return columns(staged, form.withPattern(staged.table()), new FieldErrors(), model);
    }
    var errors = new FieldErrors();
    ColumnMapping columns = form.columns(staged.table(), errors);
    if (columns == null || !errors.isEmpty()) {
      response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
      return columns(staged, form, errors, model);
    }
    imports.chooseColumns(viewer, staged.importRecord().id(), columns);
    return "redirect:/imports/" + staged.importRecord().id() + "/preview";
  }

  private static String columns(Imports.StagedFile staged, ColumnMappingForm form, FieldErrors errors, Model model) {
    model.addAttribute("columns", new ColumnMappingView(staged.importRecord(), staged.table(), form, errors));
    return "imports/column-mapping";
  }

  @GetMapping("/{id}/preview")
  String preview(Viewer.Member viewer, @PathVariable String id, Model model) {
    if (imports.find(therapist(viewer), id(id)).filter(Import::isStaged).isEmpty()) {
      throw new NotFound();
    }
    return imports.preview(viewer, id(id))
        .map(p -> preview(p, Map.of(), false, new FieldErrors(), model))
        .orElseGet(() -> "redirect:/imports/" + id(id) + "/columns");
  }

  @PostMapping("/{id}/confirmation")
  String confirm(Viewer.Member viewer, @PathVariable String id, @RequestParam Map<String, String> typed,
      @RequestParam int version, @RequestParam(defaultValue = "false") boolean leaveWrong,
      HttpServletResponse response, Model model) {
    Imports.Preview preview = imports.preview(therapist(viewer), id(id)).orElse(null);
    if (preview == null) {
      return imports.find(viewer, id(id)).map(i -> "redirect:/imports/" + i.id()).orElseThrow(NotFound::new);
    }
    Map<String, String> chosen = ImportPreviewView.chosen(preview, typed);
    try {
      imports.confirm(viewer, preview, version, chosen, leaveWrong);
    } catch (InvalidInput e) {
      response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
      return preview(preview, typed, leaveWrong, new FieldErrors().add(e, "confirm"), model);
    }
    return "redirect:/imports/" + id(id);
  }

  private static String preview(Imports.Preview preview, Map<String, String> typed, boolean leaveWrong,
      FieldErrors errors, Model model) {
    model.addAttribute("preview", new ImportPreviewView(preview, new HashMap<>(typed), leaveWrong, errors));
    return "imports/import-preview";
  }

  @GetMapping("/{id}/findings.csv")
  ResponseEntity<String> findings(Viewer.Member viewer, @PathVariable String id, HttpServletRequest request) {
    ParsedTable parsed = imports.preview(therapist(viewer), id(id)).orElseThrow(NotFound::new).parsed();
    PageContext page = pages.of(request);
    return CsvFile.of("cells.csv", List.of(page.t("imports.csv.line"), page.t("imports.csv.column"), page.t("imports.csv.cell"),
        page.t("imports.csv.expected")), parsed.errors().stream()
        .map(f -> List.of(String.valueOf(f.row()), f.columnName(), f.cell(), page.t(f.problem(), f.arguments().toArray()))));
  }

  @PostMapping("/{id}/removal")
  String discard(Viewer.Member viewer, @PathVariable String id) {
    imports.discard(therapist(viewer), id(id));
    return PageContext.redirectWithNotice("/imports", "imports.discarded");
  }

  @PostMapping("/{id}/undoing")
  String undo(Viewer.Member viewer, @PathVariable String id, @RequestParam(defaultValue = "false") boolean rest,
      HttpServletResponse response, Model model) {
    try {
      if (rest) {
        execution.requestPartialUndo(therapist(viewer), id(id));
      } else {
        execution.requestUndo(therapist(viewer), id(id));
      }
    } catch (InvalidInput e) {
      response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
      model.addAttribute("result", result(viewer, imports.find(viewer, id(id)).orElseThrow(NotFound::new),
          execution.undoObstacles(viewer, id(id))));
      return "imports/import-result";
    }
    return "redirect:/imports/" + id(id);
  }

  private Imports.StagedFile staged(Viewer.Member viewer, String id) {
    return imports.findStaged(therapist(viewer), id(id)).filter(s -> s.importRecord().isStaged()).orElseThrow(NotFound::new);
  }

  private java.time.ZoneId zone(Viewer.Member viewer) {
    return practices.find(viewer, viewer.practice()).map(Practice::timeZone).orElse(java.time.ZoneOffset.UTC);
  }

  private static Viewer.Member therapist(Viewer.Member viewer) {
    if (!viewer.hasRole(Role.THERAPIST)) {
      throw new NotFound();
    }
    return viewer;
  }

  private static ImportId id(String text) {
    try {
      return ImportId.of(text);
    } catch (IllegalArgumentException e) {
      throw new NotFound();
    }
  }
}
