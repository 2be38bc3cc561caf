import type { Draft } from '#core/draft/draft.ts';
import { decodeDraft, encodeDraft } from '#core/draft/draft-codec.ts';
import { isJsonObject, type Json } from '#core/json/json.ts';
import type { LinkMarks } from '#core/share/link-dangers.ts';
import { OPTION_NAMES } from '#core/share/option-names.ts';
import type { WorkerSlug } from '#core/worker/worker-ref.ts';

import { readTabText, removeTabText, writeTabText } from './tab-storage.ts';

/** What a tab remembers of the link that filled a Worker's form, so that a reload makes it no safer than it was. */
export type LinkMemory = {
  readonly marks: LinkMarks;
  /** Stands for the form as the link filled it. */
  readonly filled?: number;
  /** The draft that stood in the form before. */
  readonly replaced?: Draft;
};

const keyOf = (slug: WorkerSlug) => `run-console.link.${slug}`;

export function loadLinkMemory(slug: WorkerSlug): LinkMemory | undefined {
  try {
    const text = readTabText(keyOf(slug));
    return text === undefined ? undefined : toMemory(JSON.parse(text) as Json); // JSON.parse gives JSON
  } catch {
    return undefined;
  }
}

/** Remembers the link that filled a form; false where the tab's storage is full or forbidden. */
export function saveLinkMemory(slug: WorkerSlug, memory: LinkMemory): boolean {
  return writeTabText(keyOf(slug), toText(memory));
}

export function discardLinkMemory(slug: WorkerSlug): void {
  removeTabText(keyOf(slug));
}

function toText({ marks, filled, replaced }: LinkMemory): string {
  return JSON.stringify({ ...marks, filled, ...(replaced && { replaced: encodeDraft(replaced) }) });
}

function toMemory(stored: Json): LinkMemory | undefined {
  if (!isJsonObject(stored)) return undefined;
  const { options, tasks, earlierRun, filled, replaced } = stored;
  if (!isJsonObject(options) || typeof tasks !== 'number') return undefined;
  const set = OPTION_NAMES.map((name) => [name, options[name]] as const);
  const texts = set.filter(([, text]) => typeof text === 'string');
  const before = typeof replaced === 'string' ? decodeDraft(replaced) : undefined;
  return {
    // Names of options with texts.
    marks: { options: Object.fromEntries(texts), tasks, ...(earlierRun === true && { earlierRun }) },
    ...(typeof filled === 'number' && { filled }),
    ...(before && { replaced: before }),
  };
}
