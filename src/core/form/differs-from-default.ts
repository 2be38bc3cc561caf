import { equalJson } from '#core/json/compare.ts';
import { defaultEntry } from './default-values.ts';
import type { Entry } from './entry.ts';
import type { Parameter } from './parameter.ts';
import { readEntry } from './read-entry.ts';
import { toArray } from './rows.ts';

/** True where sending the entry would send something else than the parameter's default. */
export function differsFromDefault(parameter: Parameter, entry: Entry | undefined): boolean {
  const usual = defaultEntry(parameter);
  if (entry === usual) return false;
  if (entry === undefined || usual === undefined) return true;
  if (entry.kind === 'rows' && usual.kind === 'rows')
    return entry.rows.length !== usual.rows.length || !equalJson(toArray(entry.rows), toArray(usual.rows));
  if (entry.kind === 'text' && usual.kind === 'text' && entry.text === usual.text) return false;
  const [mine, theirs] = [readEntry(parameter, entry).value, readEntry(parameter, usual).value];
  return mine === undefined || theirs === undefined || !equalJson(mine, theirs);
}
