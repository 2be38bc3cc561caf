import type { ImportedInput, ImportProblem } from '#core/import/imported-input.ts';
import { readInput } from '#core/import/read-input.ts';
import type { JsonObject } from '#core/json/json.ts';
import { ok, type Result } from '#core/result.ts';
import type { Unread } from '#core/stored/format.ts';

import { type InputJsonProblem, readInputJson } from './read-input-json.ts';
import { type ListPart, type RowsPart, toParts, toRowsParts } from './reading-parts.ts';
import { readStoredDraft } from './read-packed-draft.ts';
import type { StoredDraft } from './stored-draft.ts';

export type ReadingRequest = { readonly kind: keyof Readings; readonly text: string };

export type Readings = {
  readonly input: Result<ImportedInput, ImportProblem>;
  readonly json: Result<JsonObject, InputJsonProblem>;
  readonly jsonProblem: Result<JsonObject, InputJsonProblem>;
  readonly draft: Result<StoredDraft, Unread>;
};

export type ReadingMessage =
  | { readonly kind: 'part'; readonly part: ListPart }
  | { readonly kind: 'rows'; readonly part: RowsPart }
  | { readonly kind: 'end'; readonly reading: Readings[keyof Readings] };

const post = (message: ReadingMessage) => self.postMessage(message);

function withoutLists(object: JsonObject): JsonObject {
  const { parts, rest } = toParts(object);
  for (const part of parts) post({ kind: 'part', part });
  return rest;
}

function withoutRows({ draft, json }: StoredDraft): StoredDraft {
  const { parts, rest } = toRowsParts(draft.values);
  for (const part of parts) post({ kind: 'rows', part });
  return {
    draft: { ...draft, values: rest },
    ...(json && { json: json.ok ? ok(withoutLists(json.value)) : json }),
  };
}

const READ: { readonly [Kind in keyof Readings]: (text: string) => Readings[Kind] } = {
  input: (text) => {
    const reading = readInput(text);
    return reading.ok ? ok({ ...reading.value, custom: withoutLists(reading.value.custom) }) : reading;
  },
  json: (text) => {
    const reading = readInputJson(text);
    return reading.ok ? ok(withoutLists(reading.value)) : reading;
  },
  jsonProblem: (text) => {
    const reading = readInputJson(text);
    return reading.ok ? ok({}) : reading;
  },
  draft: (text) => {
    const stored = readStoredDraft(text);
    return stored.ok ? ok(withoutRows(stored.value)) : stored;
  },
};

self.addEventListener('message', ({ data }: MessageEvent<ReadingRequest>) =>
  post({ kind: 'end', reading: READ[data.kind](data.text) }),
);
