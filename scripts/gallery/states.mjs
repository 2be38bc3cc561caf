import { COMPOSE_STATES } from './compose-states.mjs';
import { RUN_STATES } from './run-states.mjs';
import { WORKERS_STATES } from './workers-states.mjs';

/**
 * Brings a page, which is opened with the sandbox's key unless `keyless`, into a state that is worth looking at.
 * @typedef {{
 *   keyless?: true,
 *   open: (page: import('playwright').Page, sandbox: import('./sandbox-control.mjs').SandboxControl) => Promise<unknown>,
 * }} State
 */

/**
 * Every state of every screen, by the name of its pictures.
 * @type {Readonly<Record<string, State>>}
 */
export const STATES = { ...WORKERS_STATES, ...COMPOSE_STATES, ...RUN_STATES };
