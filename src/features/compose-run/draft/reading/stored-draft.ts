import type { Draft } from '#core/draft/draft.ts';
import { DRAFT_FORMAT } from '#core/draft/draft-codec.ts';
import type { JsonObject } from '#core/json/json.ts';
import { ok, type Result } from '#core/result.ts';
import type { Unread } from '#core/stored/format.ts';

import { type InputJsonProblem, readInputJson } from './read-input-json.ts';

export type StoredDraft = {
  readonly draft: Draft;
  readonly json?: Result<JsonObject, InputJsonProblem>;
};

export function readDraftText(text: string): Result<StoredDraft, Unread> {
  const draft = DRAFT_FORMAT.decode(text);
  return draft.ok ? ok(withJson(draft.value)) : draft;
}

export function withJson(draft: Draft): StoredDraft {
  return { draft, ...(draft.brokenJson !== undefined && { json: readInputJson(draft.brokenJson) }) };
}
