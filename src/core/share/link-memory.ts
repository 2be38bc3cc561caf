import type { Draft } from '#core/draft/draft.ts';
import { DRAFT_FORMAT } from '#core/draft/draft-codec.ts';
import { isJsonObject, type Json } from '#core/json/json.ts';
import { err, ok, type Result } from '#core/result.ts';
import type { LinkMarks } from '#core/share/link-dangers.ts';
import { OPTION_NAMES } from '#core/share/option-names.ts';
import { defineFormat, type Unread } from '#core/stored/format.ts';

/** What a tab remembers of the link that filled a Worker's form, so that a reload makes it no safer than it was. */
export type LinkMemory = {
  readonly marks: LinkMarks;
  /** Stands for the form as the link filled it. */
  readonly filled?: number;
  /** The draft that stood in the form before. */
  readonly replaced?: Draft;
};

export const LINK_MEMORY_FORMAT = defineFormat<LinkMemory>({
  read: readMemory,
  write: ({ marks: { options, tasks, earlierRun }, filled, replaced }) => ({
    ...{ options, tasks },
    ...(earlierRun && { earlierRun }),
    ...(filled !== undefined && { filled }),
    ...(replaced && { replaced: DRAFT_FORMAT.encode(replaced) }),
  }),
});

function readMemory(stored: Json): Result<LinkMemory, Unread> {
  if (!isJsonObject(stored)) return err('unreadable');
  const { options, tasks, earlierRun, filled, replaced } = stored;
  if (!isJsonObject(options) || typeof tasks !== 'number') return err('unreadable');
  const set = OPTION_NAMES.map((name) => [name, options[name]] as const);
  const texts = set.filter(([, text]) => typeof text === 'string');
  const before = typeof replaced === 'string' ? DRAFT_FORMAT.decode(replaced) : undefined;
  return ok({
    // Names of options with texts.
    marks: { options: Object.fromEntries(texts), tasks, ...(earlierRun === true && { earlierRun }) },
    ...(typeof filled === 'number' && { filled }),
    ...(before?.ok && { replaced: before.value }),
  });
}
