import { openRecords } from '#browser/stored/records.ts';
import { STORED } from '#browser/stored/registry.ts';

import { STORED_INPUT_FORMAT } from './stored-input.ts';

/** The inputs that this browser keeps, by run and by how that came to be known as the one that was started. */
export const storedRuns = openRecords(STORED.runs, STORED_INPUT_FORMAT);

/** What stands before the ID of a run whose input is to be forgotten, as long as that can be taken back. */
export const FORGOTTEN = 'forgotten ';
