import { createContext, use } from 'react';

import type { LinkDanger } from '#core/share/link-dangers.ts';
import { formatList } from '#messages/format.ts';
import { useMessages } from '#messages/use-messages.ts';
import { classNames } from '#ui/class-names.ts';
import { WarningMark } from '#ui/warning-mark.tsx';

/** What of the form is dangerous and as it was filled in, by an earlier run of this browser or by a link or file. */
export type ShownMarks = { readonly kinds: ReadonlySet<LinkDanger['kind']>; readonly earlierRun: boolean };

const LinkMarksContext = createContext<ShownMarks>({ kinds: new Set(), earlierRun: false });

/** Tells the options panel and the task count which of them a link has set to something dangerous. */
export const LinkMarksProvider = LinkMarksContext;

type FromLinkProps = { readonly name: string; readonly id?: string; readonly className: string };

/** The mark "from a link or file", or an earlier run, beside a run option or the task count, where that set a danger there. */
export function FromLink({ name, id, className }: FromLinkProps) {
  const t = useMessages();
  const { kinds, earlierRun } = use(LinkMarksContext);
  const marked: ReadonlySet<string> = kinds;
  if (!marked.has(name)) return null;
  return (
    <span id={id} className={classNames('text-warn', className)}>
      <WarningMark />
      {t(earlierRun ? 'link.mark.run' : 'link.mark')}
    </span>
  );
}

/** The same for all options at once, while they stand on one line. */
export function FromLinkSummary() {
  const t = useMessages();
  const { kinds, earlierRun } = use(LinkMarksContext);
  const options = [...kinds].filter((kind) => kind !== 'tasks');
  if (options.length === 0) return null;
  return (
    <p className="text-sm text-warn">
      <WarningMark />
      {t(earlierRun ? 'link.marked.run' : 'link.marked', {
        names: formatList(options.map((kind) => t(`options.${kind}`))),
      })}
    </p>
  );
}
