import type { Draft } from '#core/draft/draft.ts';
import { decodeDraft } from '#core/draft/draft-codec.ts';
import { unpackText } from '#core/draft/pack-text.ts';
import type { JsonObject } from '#core/json/json.ts';
import type { Result } from '#core/result.ts';

import { type InputJsonProblem, readInputJson } from './read-input-json.ts';

/** A draft, and what the text reads as that its JSON tab held. */
export type StoredDraft = {
  readonly draft: Draft;
  readonly json?: Result<JsonObject, InputJsonProblem>;
};

/** The draft that the tab's storage holds as this text; undefined where it holds none that this build can read. */
export function readStoredDraft(stored: string): StoredDraft | undefined {
  const text = unpackText(stored);
  const draft = text === undefined ? undefined : decodeDraft(text);
  return draft && withJson(draft);
}

/** A draft with its JSON text read. */
export function withJson(draft: Draft): StoredDraft {
  return { draft, ...(draft.brokenJson !== undefined && { json: readInputJson(draft.brokenJson) }) };
}
