package org.attune.app.alliance.web;

import java.util.Arrays;
import org.attune.app.alliance.Repair;
import org.attune.app.alliance.RepairAgreement;
import org.attune.app.alliance.RepairId;
import org.attune.app.alliance.Repairs;
import org.attune.app.identity.Viewer;
import org.attune.app.layout.InvalidInput;
import org.attune.app.layout.PageContext;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** "Ana feels you came through this. Do you?" */
@Controller
class RepairAgreementController {

  private final Repairs repairs;

  RepairAgreementController(Repairs repairs) {
    this.repairs = repairs;
  }

  @PostMapping("/course/repairs/{repair}/answer")
  String answer(Viewer.Oneself viewer, @PathVariable RepairId repair, @RequestParam int version,
                @RequestParam String answer, @RequestParam(defaultValue = "") String said) {
    RepairAgreement given = Arrays.stream(RepairAgreement.values()).filter(a -> a.code().equals(answer)).findFirst()
        .orElseThrow(() -> new InvalidInput("alliance.not-asked"));
    Repair answered = repairs.respond(viewer, repair, version, given, said);
    return PageContext.redirectWithNotice(home(answered), given == RepairAgreement.YES ? "alliance.agreed" : "alliance.answered");
  }

  @PostMapping("/course/repairs/{repair}/answer/removal")
  String takeBack(Viewer.Oneself viewer, @PathVariable RepairId repair, @RequestParam int version) {
    return PageContext.redirectWithNotice(home(repairs.withdrawAgreement(viewer, repair, version)), "alliance.answer-undone");
  }

  /** The client's page of this course; they may have others. */
  private static String home(Repair repair) {
    return "/course?of=" + repair.course();
  }
}
