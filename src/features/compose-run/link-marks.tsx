import { createContext, use } from 'react';

import type { LinkDanger } from '#core/share/link-dangers.ts';
import { formatList } from '#messages/format.ts';
import { useMessages } from '#messages/use-messages.ts';
import { classNames } from '#ui/class-names.ts';
import { WarningMark } from '#ui/warning-mark.tsx';

type Kinds = ReadonlySet<LinkDanger['kind']>;

const LinkMarksContext = createContext<Kinds>(new Set());

/** Tells the options panel and the task count which of them a link has set to something dangerous. */
export const LinkMarksProvider = LinkMarksContext;

type FromLinkProps = { readonly name: string; readonly id?: string; readonly className?: string };

/** The mark "from a link or file" beside a run option or the task count, where a link set a danger there. */
export function FromLink({ name, id, className }: FromLinkProps) {
  const t = useMessages();
  const kinds: ReadonlySet<string> = use(LinkMarksContext);
  if (!kinds.has(name)) return null;
  return (
    <span id={id} className={classNames('text-sm text-warn', className)}>
      <WarningMark />
      {t('link.mark')}
    </span>
  );
}

/** The same for all options at once, while they stand on one line. */
export function FromLinkSummary() {
  const t = useMessages();
  const options = [...use(LinkMarksContext)].filter((kind) => kind !== 'tasks');
  if (options.length === 0) return null;
  return (
    <p className="text-sm text-warn">
      <WarningMark />
      {t('link.marked', { names: formatList(options.map((kind) => t(`options.${kind}`))) })}
    </p>
  );
}
