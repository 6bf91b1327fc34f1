package org.attune.app.alliance.web;

import java.util.Arrays;
import org.attune.app.alliance.Answer;
import org.attune.app.alliance.Repair;
import org.attune.app.alliance.RepairId;
import org.attune.app.alliance.Repairs;
import org.attune.app.identity.Viewer;
import org.attune.app.layout.Page;
import org.attune.app.layout.Refused;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** "Ana feels you came through this. Do you?" */
@Controller
class AnswerController {

  private final Repairs repairs;

  AnswerController(Repairs repairs) {
    this.repairs = repairs;
  }

  @PostMapping("/course/repairs/{repair}/answer")
  String answer(Viewer.Oneself viewer, @PathVariable RepairId repair, @RequestParam int version,
                @RequestParam String answer, @RequestParam(defaultValue = "") String said) {
    Answer given = Arrays.stream(Answer.values()).filter(a -> a.code().equals(answer)).findFirst()
        .orElseThrow(() -> new Refused("alliance.not-asked"));
    Repair answered = repairs.answer(viewer, repair, version, given, said);
    return Page.done(home(answered), given == Answer.YES ? "alliance.agreed" : "alliance.answered");
  }

  @PostMapping("/course/repairs/{repair}/answer/removal")
  String takeBack(Viewer.Oneself viewer, @PathVariable RepairId repair, @RequestParam int version) {
    return Page.done(home(repairs.takeAnswerBack(viewer, repair, version)), "alliance.answer-undone");
  }

  /** The client's page of this course; they may have others. */
  private static String home(Repair repair) {
    return "/course?of=" + repair.course();
  }
}
