import { CircleAlert, CircleCheck, Info, TriangleAlert, X } from 'lucide-react';
import type { ReactNode } from 'react';

import { useMessages } from '#messages/use-messages.ts';

import { classNames } from './class-names.ts';
import { IconButton } from './controls/button.tsx';

export type NoticeTone = 'info' | 'good' | 'warn' | 'bad';

const TONE = {
  info: { icon: Info, edge: 'border-l-accent', ink: 'text-accent' },
  good: { icon: CircleCheck, edge: 'border-l-good', ink: 'text-good' },
  warn: { icon: TriangleAlert, edge: 'border-l-warn', ink: 'text-warn' },
  bad: { icon: CircleAlert, edge: 'border-l-bad', ink: 'text-bad' },
} as const;

type NoticeProps = {
  readonly tone?: NoticeTone;
  readonly title?: ReactNode;
  readonly children?: ReactNode;
  readonly actions?: ReactNode;
  readonly onDismiss?: () => void;
  readonly className?: string;
  readonly isInLiveRegion?: boolean;
};

/** A message in place. Errors are announced at once (`alert`), the rest politely (`status`). */
export function Notice({
  tone = 'info',
  title,
  children,
  actions,
  onDismiss,
  className,
  isInLiveRegion = false,
}: NoticeProps) {
  const t = useMessages();
  const { icon: Icon, edge, ink } = TONE[tone];
  return (
    <div
      role={isInLiveRegion ? undefined : tone === 'bad' ? 'alert' : 'status'}
      className={classNames(
        'flex gap-2.5 rounded border border-l-[3px] border-line bg-surface px-3 py-2.5 wrap-anywhere',
        edge,
        className,
      )}
    >
      <Icon size={16} aria-hidden className={classNames('mt-0.5 shrink-0', ink)} />
      <div className="min-w-0 grow">
        {title !== undefined && <p className="font-semibold">{title}</p>}
        {children}
        {actions !== undefined && (
          <div className="relative mt-2 flex flex-wrap gap-x-3 gap-y-2 *:whitespace-normal">{actions}</div>
        )}
      </div>
      {onDismiss && (
        <IconButton label={t('common.dismiss')} onClick={onDismiss} className="-my-1 -mr-1.5">
          <X size={14} aria-hidden />
        </IconButton>
      )}
    </div>
  );
}
