/** Milliseconds that a run may be seen being aborted until it is taken for ended: it can stay so for ever. */
export const ABORT_PATIENCE = 120_000;

/** Milliseconds that a run may go on after it was asked to end, until it is said that it could not be stopped, and can be asked once more. */
export const ENDING_PATIENCE = 60_000;
