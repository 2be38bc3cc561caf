import { createContext, use } from 'react';

import type { StartReason } from '#core/draft/reasons/start-reason.ts';
import type { OptionName } from '#core/options/option-names.ts';
import { formatList } from '#messages/format.ts';
import { useMessages } from '#messages/use-messages.ts';
import { classNames } from '#ui/class-names.ts';
import { WarningIcon } from '#ui/warning-icon.tsx';

const ReasonsContext = createContext<readonly StartReason[]>([]);

export const FromOutsideProvider = ReasonsContext;

function useOptionsFromOutside(): readonly OptionName[] {
  return use(ReasonsContext).flatMap((reason): readonly OptionName[] => {
    if (reason.kind === 'option') return [reason.name];
    if (reason.kind === 'callback') return ['callbackUrl'];
    return reason.kind === 'noCap' && reason.source !== undefined ? ['maxCharge'] : [];
  });
}

type FromOutsideProps = { readonly name: OptionName; readonly id?: string; readonly className: string };

export function FromOutside({ name, id, className }: FromOutsideProps) {
  const t = useMessages();
  const marked = useOptionsFromOutside();
  if (!marked.includes(name)) return null;
  return (
    <span id={id} className={classNames('text-warn', className)}>
      <WarningIcon />
      {t('link.mark')}
    </span>
  );
}

export function FromOutsideSummary() {
  const t = useMessages();
  const options = useOptionsFromOutside();
  if (options.length === 0) return null;
  return (
    <p className="px-4 pb-2 text-sm text-warn">
      <WarningIcon />
      {t('link.marked', { names: formatList(options.map((name) => t(`options.${name}`))) })}
    </p>
  );
}
