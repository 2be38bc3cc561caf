import { TriangleAlert } from 'lucide-react';

import { type CheckUp, isAgainstUsual } from '#core/check-up/check-up.ts';
import { useMessages } from '#messages/use-messages.ts';
import { classNames } from '#ui/class-names.ts';

import { againstText, checkUpText, gravestText } from './check-up-text.ts';

type CheckUpLineProps = { readonly checked: CheckUp; readonly className?: string };

export function CheckUpLine({ checked, className }: CheckUpLineProps) {
  const t = useMessages();
  const all = [
    ...checked.findings.map((finding) => checkUpText(t, finding)),
    ...(isAgainstUsual(checked) ? [againstText(t, checked)] : []),
  ];
  return (
    <span
      title={all.join('\n')}
      className={classNames('inline-flex min-w-0 items-center gap-1 text-warn', className)}
    >
      <TriangleAlert size={13} aria-hidden className="shrink-0" />
      <span className="sr-only">{t('checkUp.look')}: </span>
      <bdi className="truncate">{gravestText(t, checked)}</bdi>
    </span>
  );
}
