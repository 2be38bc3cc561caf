import { COMPOSE, FORM_DIALOGS } from './compose-states.ts';
import { RUNS } from './run-states.ts';
import { START } from './start-states.ts';
import type { Journey } from './state.ts';

/** All screens, states and dialogs of the console, by the ways that lead to them. */
export const JOURNEYS: Readonly<Record<string, Journey>> = { ...START, ...COMPOSE, ...FORM_DIALOGS, ...RUNS };
