import type { Unread } from '#core/stored/format.ts';
import type { MessageKey } from '#messages/en.ts';
import { useMessages } from '#messages/use-messages.ts';

const WHY: Record<Unread | 'none', MessageKey> = {
  none: 'history.input.elsewhere',
  unreadable: 'history.input.unreadable',
  newer: 'history.input.newer',
};

/** Says why there is no input of a run to see or to edit. */
export function NoInput({ why }: { readonly why: keyof typeof WHY }) {
  const t = useMessages();
  // As high as the tabs beside it on a phone, where it comes after them: nothing below moves.
  return <p className="max-w-48 text-xs leading-tight text-muted sm:max-w-none sm:text-sm">{t(WHY[why])}</p>;
}
