# lme4 on the same file:  Rscript growth.R FILE client|nested [default|bobyqa]
# CPU seconds are of lmer alone, the file being read; wall-clock and memory of the whole process are taken by growth.sh.
suppressMessages(library(lme4))
args <- commandArgs(TRUE)
d <- data.table::fread(args[1], nThread = 1, showProgress = FALSE)
f <- if (args[2] == "nested") score ~ log(session) + (log(session) | client) + (1 | therapist) else
  score ~ log(session) + (log(session) | client)
control <- if (identical(args[3], "bobyqa")) lmerControl(optimizer = "bobyqa", optCtrl = list(rhoend = 1e-8), calc.derivs = FALSE) else lmerControl()
time <- system.time(m <- lmer(f, d, control = control))
peak <- sub("VmHWM:\\s*", "", grep("VmHWM", readLines("/proc/self/status"), value = TRUE))
sd <- as.data.frame(VarCorr(m))
cat(sprintf("lme4 %s %s: cpu seconds %.2f, criterion %.6f, intercept %.6f slope %.6f, sd %s, therapist %s, sigma %.6f, peak %s\n",
            packageVersion("lme4"), if (length(args) > 2) args[3] else "default", time[["user.self"]] + time[["sys.self"]], REMLcrit(m),
            fixef(m)[1], fixef(m)[2], paste(sprintf("%.5f", sd$sdcor[sd$grp == "client" & is.na(sd$var2)]), collapse = " "),
            paste(sprintf("%.5f", sd$sdcor[sd$grp == "therapist"]), collapse = ""), sigma(m), peak))
