import { createContext, use } from 'react';

import type { StartReason } from '#core/draft/start-reason.ts';
import type { RunOptions } from '#core/options/run-options.ts';
import { formatList } from '#messages/format.ts';
import { useMessages } from '#messages/use-messages.ts';
import { classNames } from '#ui/class-names.ts';
import { WarningMark } from '#ui/warning-mark.tsx';

const LinkMarksContext = createContext<readonly StartReason[]>([]);

/** Tells the options panel which options were set from outside to something that is asked about. */
export const LinkMarksProvider = LinkMarksContext;

type OptionName = keyof RunOptions;

function useMarkedOptions(): readonly OptionName[] {
  return use(LinkMarksContext).flatMap((reason): readonly OptionName[] => {
    if (reason.kind === 'option') return [reason.name];
    if (reason.kind === 'callback') return ['callbackUrl'];
    return reason.kind === 'noCap' && reason.source !== undefined ? ['maxCharge'] : [];
  });
}

type FromLinkProps = { readonly name: OptionName; readonly id?: string; readonly className: string };

/** The mark "set from outside" beside a run option, where that set a danger there. */
export function FromLink({ name, id, className }: FromLinkProps) {
  const t = useMessages();
  const marked = useMarkedOptions();
  if (!marked.includes(name)) return null;
  return (
    <span id={id} className={classNames('text-warn', className)}>
      <WarningMark />
      {t('link.mark')}
    </span>
  );
}

/** The same for all options at once, while they stand on one line. */
export function FromLinkSummary() {
  const t = useMessages();
  const options = useMarkedOptions();
  if (options.length === 0) return null;
  return (
    <p className="text-sm text-warn">
      <WarningMark />
      {t('link.marked', { names: formatList(options.map((name) => t(`options.${name}`))) })}
    </p>
  );
}
