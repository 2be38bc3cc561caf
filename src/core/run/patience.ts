/**
 * Milliseconds after which a run that is being aborted is treated as ended, because it can stay that way
 * forever.
 */
export const ABORT_PATIENCE = 120_000;

/**
 * Milliseconds a run may continue after a stop request before it is reported as not stopped and can be
 * asked again.
 */
export const ENDING_PATIENCE = 60_000;
