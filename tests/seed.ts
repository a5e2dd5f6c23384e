import fc from "fast-check";

/** Property tests try the same cases in every run, so that a red run can be repeated; FAST_CHECK_SEED tries others. */
fc.configureGlobal({ seed: Number(process.env["FAST_CHECK_SEED"] ?? 20_261_124) });
