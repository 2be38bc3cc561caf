import type { RunList } from '#api/run-list/run-reader.ts';
import type { ListPart } from '#core/runs/run-list.ts';
import { formatList, formatMonth, formatNumber } from '#messages/format.ts';
import type { Translate } from '#messages/i18n.ts';
import { useMessages } from '#messages/use-messages.ts';
import { FailureNotice } from '#parts/failures/failure-notice.tsx';
import { classNames } from '#ui/class-names.ts';
import { Button } from '#ui/controls/button.tsx';
import { Notice } from '#ui/notice.tsx';

type ReadingStateProps = {
  readonly list: RunList & { readonly again: () => void };
  readonly onNeedKey: () => void;
};

export function ReadingLine({ list: { parts, runs, isRead } }: Pick<ReadingStateProps, 'list'>) {
  const t = useMessages();
  const part = parts.findLast(({ whole, failure }) => !whole && failure === null);
  if (isRead || part === undefined || runs.length === 0) return null;
  return (
    <span role="status" title={t('runs.reading.search')} className="ml-auto text-sm text-muted">
      {progressText(t, part, runs.length)}
    </span>
  );
}

function progressText(t: Translate, { month, runs, total }: ListPart, all: number): string {
  const counts = { read: formatNumber(runs.length), total: formatNumber(total ?? 0), all: formatNumber(all) };
  if (month === undefined) return t('runs.reading.whole', counts);
  const named = { ...counts, month: formatMonth(month) };
  return total === undefined ? t('runs.reading.first', named) : t('runs.reading', named);
}

export function Holes({ list, onNeedKey }: ReadingStateProps) {
  const t = useMessages();
  const { parts, runs, again } = list;
  const failed = parts.filter(({ failure }) => failure !== null);
  const [first] = failed;
  const torn = parts.filter(({ missing, failure }) => missing > 0 && failure === null);
  const unread = parts.flatMap((part) => part.unread);
  const names = formatList(failed.flatMap(({ month }) => (month ? [formatMonth(month)] : [])));
  return (
    <>
      {first?.failure && <FailureNotice failure={first.failure} onRetry={again} onNeedKey={onNeedKey} />}
      {first?.failure && runs.length > 0 && (
        <Notice tone="warn" title={names === '' ? t('runs.hole.whole') : t('runs.hole', { month: names })}>
          <p>{t('runs.hole.about')}</p>
        </Notice>
      )}
      {torn.map((part) => (
        <Notice key={part.month ?? ''} tone="warn" title={missingText(t, part)}>
          <p>{t('runs.hole.about')}</p>
          {unread.length > 0 && <p className="text-sm text-muted">{unread[0]}</p>}
        </Notice>
      ))}
    </>
  );
}

function missingText(t: Translate, { month, missing }: ListPart): string {
  return month === undefined
    ? t('runs.hole.missing.whole', { count: missing })
    : t('runs.hole.missing', { count: missing, month: formatMonth(month) });
}

export function ReadTo({
  list,
  onFurther,
  className,
}: Pick<ReadingStateProps, 'list'> & { readonly onFurther: () => void; readonly className: string }) {
  const t = useMessages();
  const { parts, isRead } = list;
  const month = parts.at(-1)?.month;
  if (!isRead || month === undefined) return null;
  const isQuiet = parts.length > 6 && parts.slice(-6).every(({ total }) => total === 0);
  return (
    <span className={classNames('flex flex-wrap items-center gap-x-2 text-sm text-muted', className)}>
      {t(isQuiet ? 'runs.backTo' : 'runs.stoppedAt', { month: formatMonth(month) })}
      <Button size="small" variant="quiet" onClick={onFurther}>
        {t('runs.further')}
      </Button>
    </span>
  );
}
