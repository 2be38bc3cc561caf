import type { Draft } from '#core/draft/draft.ts';
import type { Entry } from '#core/form/entry.ts';
import { toArray } from '#core/form/rows.ts';
import type { Json } from '#core/json/json.ts';
import { parseJson } from '#core/json/parse.ts';
import { OPTION_NAMES } from '#core/options/option-names.ts';
import { holdsKey, redactKey } from './own-key.ts';

export function valueOf(entry: Entry): Json {
  if (entry.kind === 'value') return entry.value;
  if (entry.kind === 'rows') return toArray(entry.rows);
  const parsed = parseJson(entry.text);
  return parsed.ok ? parsed.value : entry.text;
}

/** The draft as it may be stored: removes fields, and blanks run options, that contain the API key. */
export function withoutOwnKey(draft: Draft, key: string | undefined): Draft {
  const { entries, extras } = draft.values;
  const keyed = OPTION_NAMES.filter((name) => holdsKey(draft.options[name], key));
  const blanks = Object.fromEntries(keyed.map((name) => [name, '']));
  return {
    ...draft,
    values: {
      entries: new Map([...entries].filter(([, entry]) => !holdsKey(valueOf(entry), key))),
      extras: new Map([...extras].filter(([name, value]) => !holdsKey({ [name]: value }, key))),
    },
    options: { ...draft.options, ...blanks },
    ...(draft.brokenJson === undefined ? {} : { brokenJson: redactKey(draft.brokenJson, key) }),
  };
}
