import { openRecords } from '#browser/stored/records.ts';
import { STORED } from '#browser/stored/registry.ts';

import { STORED_INPUT_FORMAT } from './stored-input.ts';

/** Stored inputs, by run and by how the run was identified. */
export const storedRuns = openRecords(STORED.runs, STORED_INPUT_FORMAT);

/** Prefix of the run ID while the removal of its input can be undone. */
export const FORGOTTEN = 'forgotten ';
