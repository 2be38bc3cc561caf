import { isJsonObject, toJson } from '#core/json/json.ts';
import { err, type Result } from '#core/result.ts';
import type { ImportedInput, ImportProblem } from './imported-input.ts';
import { isFetch, readFetch } from './javascript/read-fetch.ts';
import { readCommand } from './commands/read-command.ts';
import { isHar, readHar } from './read-har.ts';
import { inputFromText } from './sent-request.ts';

/** Maximum characters of a text: a list of 100,000 long URLs, or a HAR of a long session. */
export const MAX_IMPORT_LENGTH = 20_000_000;

/**
 * Reads an input as JSON in any nesting, the command or call that starts a run, or a browser's record of
 * the request. Total: any text gives an input or a reason, and nothing in it is run.
 */
export function readInput(text: string): Result<ImportedInput, ImportProblem> {
  if (text.length > MAX_IMPORT_LENGTH) return err({ kind: 'tooLarge' });
  const trimmed = text.replace(/^\uFEFF/, '');
  const begins = /\S/.exec(trimmed)?.[0];
  if (begins === undefined) return err({ kind: 'empty' });
  if (begins === '{') return readJson(trimmed);
  const [first, ...others] = READERS.filter(({ fits }) => fits(trimmed));
  const reading = (first?.read ?? inputFromText)(trimmed);
  if (reading.ok) return reading;
  return others.map(({ read }) => read(trimmed)).find(({ ok }) => ok) ?? reading;
}

const COMMAND =
  /(?:^|[\s;|&/\\('"])(?:curl(?:\.exe)?|Invoke-RestMethod|Invoke-WebRequest|irm|iwr)(?=[\s`^]|$)/i;

const READERS = [
  { fits: (text: string) => COMMAND.test(text), read: readCommand },
  { fits: isFetch, read: readFetch },
];

function readJson(text: string): Result<ImportedInput, ImportProblem> {
  const har = parsedHar(text);
  return har === undefined ? inputFromText(text) : readHar(har);
}

/** Only text is taken from a HAR, so its numbers (times, sizes) need not be exact. */
function parsedHar(text: string) {
  if (!text.includes('"httpVersion"')) return undefined;
  const json = toJson(text);
  return isJsonObject(json) && isHar(json) ? json : undefined;
}
