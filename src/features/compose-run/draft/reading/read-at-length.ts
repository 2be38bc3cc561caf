import { askThread } from '#browser/ask-thread.ts';
import type { ImportedInput, ImportProblem } from '#core/import/imported-input.ts';
import type { JsonObject } from '#core/json/json.ts';
import { ok, type Result } from '#core/result.ts';
import type { Unread } from '#core/stored/format.ts';

import type { InputJsonProblem } from './read-input-json.ts';
import { fromParts, fromRowsParts, type ListPart, type RowsPart } from './reading-parts.ts';
import type { Readings, ReadingMessage, ReadingRequest } from './reading-thread.ts';
import readingThreadUrl from './reading-thread.ts?worker&url';
import type { StoredDraft } from './stored-draft.ts';

/** Reads a long text to import. Rejects if aborted or if the browser cannot start a thread. */
export async function readInputAtLength(
  text: string,
  signal: AbortSignal,
): Promise<Result<ImportedInput, ImportProblem>> {
  const { reading, parts } = await read('input', text, signal);
  if (!reading.ok) return reading;
  return ok({ ...reading.value, custom: fromParts(parts, reading.value.custom) });
}

/** Reads a long text of the JSON tab. Rejects as `readInputAtLength` does. */
export async function readJsonAtLength(
  text: string,
  signal: AbortSignal,
): Promise<Result<JsonObject, InputJsonProblem>> {
  const { reading, parts } = await read('json', text, signal);
  return reading.ok ? ok(fromParts(parts, reading.value)) : reading;
}

/** The problem with a long text of the JSON tab. Rejects as `readInputAtLength` does. */
export async function jsonProblemAtLength(
  text: string,
  signal: AbortSignal,
): Promise<InputJsonProblem | undefined> {
  const { reading } = await read('jsonProblem', text, signal);
  return reading.ok ? undefined : reading.error;
}

/** Reads a long draft as the tab's storage holds it. Rejects as `readInputAtLength` does. */
export async function readDraftAtLength(
  text: string,
  signal: AbortSignal,
): Promise<Result<StoredDraft, Unread>> {
  const { reading, parts, rows } = await read('draft', text, signal);
  if (!reading.ok) return reading;
  const { draft, json } = reading.value;
  return ok({
    draft: { ...draft, values: fromRowsParts(rows, draft.values) },
    ...(json && { json: json.ok ? ok(fromParts(parts, json.value)) : json }),
  });
}

type PartReading<Kind extends keyof Readings> = {
  readonly reading: Readings[Kind];
  readonly parts: readonly ListPart[];
  readonly rows: readonly RowsPart[];
};

function read<Kind extends keyof Readings>(
  kind: Kind,
  text: string,
  signal: AbortSignal,
): Promise<PartReading<Kind>> {
  const parts: ListPart[] = [];
  const rows: RowsPart[] = [];
  return askThread<ReadingRequest, ReadingMessage, PartReading<Kind>>(readingThreadUrl, {
    request: { kind, text },
    signal,
    hear: (message, answer) => {
      if (message.kind === 'part') parts.push(message.part);
      else if (message.kind === 'rows') rows.push(message.part);
      // The thread answers by the kind of the request.
      else answer({ reading: message.reading as Readings[Kind], parts, rows });
    },
  });
}
