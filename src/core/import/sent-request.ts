import { decodeSegment } from '#core/bytes/decode-segment.ts';
import { parseJson } from '#core/json/parse.ts';
import { err, ok, type Result } from '#core/result.ts';
import type { ImportedInput, ImportProblem, ImportSource } from './imported-input.ts';
import { inputFromJson } from './input-from-json.ts';
import { isKeyName, isKeyValue } from '#core/secrets/is-key-name.ts';

export type SentBody =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'none' }
  | { readonly kind: 'file'; readonly name: string }
  | { readonly kind: 'variable'; readonly name: string };

export type SentRequest = { readonly url: string; readonly holdsKey: boolean; readonly body: SentBody };

const RUN_PATH = /\/(?:scraper\/run|workers\/([^/?#\s]+)\/runs)\/?(?:[?#]|$)/;

export function isRunUrl(url: string): boolean {
  return RUN_PATH.test(url);
}

/** True for a header that contains a key, not a variable that stands for one. */
export function isHeaderWithKey(name: string, value: string): boolean {
  return isKeyName(name) && isKeyValue(value);
}

export function inputFromSent(sent: SentRequest, source: ImportSource): Result<ImportedInput, ImportProblem> {
  if (!isRunUrl(sent.url)) return err({ kind: 'notThisApi' });
  const { body } = sent;
  if (body.kind !== 'text') return err(missingBody(body));
  const input = inputFromText(body.text);
  if (!input.ok) return input;
  if (input.value.source === 'custom') return err({ kind: 'shape' });
  const worker = input.value.worker ?? workerOf(sent.url);
  return ok({
    ...input.value,
    source,
    ...(worker === undefined ? {} : { worker }),
    droppedKey: input.value.droppedKey || sent.holdsKey || queryHoldsKey(sent.url),
  });
}

function missingBody(body: Exclude<SentBody, { kind: 'text' }>): ImportProblem {
  if (body.kind === 'file') return { kind: 'noBody', file: body.name };
  return body.kind === 'none' ? { kind: 'noBody' } : body;
}

export function inputFromText(text: string): Result<ImportedInput, ImportProblem> {
  const json = parseJson(text);
  if (json.ok) return inputFromJson(json.value);
  const { line, column } = json.error;
  if (json.error.kind === 'syntax') return err({ kind: 'notJson', line, column });
  return err(json.error.kind === 'tooDeep' ? { kind: 'tooDeep', line, column } : json.error);
}

function workerOf(url: string): string | undefined {
  const segment = RUN_PATH.exec(url)?.[1];
  return segment === undefined || segment.startsWith('$')
    ? undefined
    : decodeSegment(segment).replace('~', '/');
}

function queryHoldsKey(url: string): boolean {
  const query = /\?([^#]*)/.exec(url)?.[1] ?? '';
  return [...new URLSearchParams(query)].some(([name, value]) => isHeaderWithKey(name, value));
}
