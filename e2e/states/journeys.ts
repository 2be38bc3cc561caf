import { ACCOUNT } from './account-states.ts';
import { BATCHES } from './batch-states.ts';
import { COMPOSE } from './compose-states.ts';
import { FORM_DIALOGS } from './dialog-states.ts';
import { FORMS } from './form-states.ts';
import { RUNS } from './run-states.ts';
import { START } from './start-states.ts';
import type { Journey } from './state.ts';
import { TOGETHER } from './together-states.ts';

/** The one catalogue: all screens, states and dialogs of the console, by the ways that lead to them. Tests and pictures come to each. */
export const JOURNEYS: Readonly<Record<string, Journey>> = {
  ...START,
  ...COMPOSE,
  ...FORMS,
  ...FORM_DIALOGS,
  ...RUNS,
  ...TOGETHER,
  ...BATCHES,
  ...ACCOUNT,
};
