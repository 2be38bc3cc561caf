import { CircleCheck } from 'lucide-react';

import type { Finding } from '#core/check-up/check-up.ts';
import type { Run } from '#core/run/run.ts';
import { formatNumber } from '#messages/format.ts';
import type { Translate } from '#messages/i18n.ts';
import { useMessages } from '#messages/use-messages.ts';
import type { Rows } from '#results/reading/rows.ts';
import { Notice } from '#ui/notice.tsx';

import { useCheckUp } from './use-check-up.ts';

type CheckUpNoticeProps = { readonly run: Run; readonly rows: Rows };

/** Columns that are named. */
const NAMED = 4;

/** What is odd about the results of a run that is over, or what they were held against. */
export function CheckUpNotice({ run, rows }: CheckUpNoticeProps) {
  const t = useMessages();
  const checked = useCheckUp(run, rows);
  if (checked === undefined) return null;
  const labels = new Map(rows.set.columns.map(({ key, label }) => [key, label]));
  const { findings, enough, heldAgainst } = checked;
  if (findings.length > 0) {
    const columns = findings.filter(({ kind }) => kind === 'column');
    const more = columns.length - NAMED;
    const said = findings.filter((finding) => columns.indexOf(finding) < NAMED);
    return (
      <Notice tone="warn" title={t('checkUp.look')} className="mb-3">
        <ul>
          {said.map((finding) => (
            <li key={finding.kind === 'column' ? finding.key : finding.kind}>
              {findingText(t, finding, labels)}
            </li>
          ))}
        </ul>
        {more > 0 && <p>{t('checkUp.more', { count: more })}</p>}
        {enough && <p className="text-sm text-muted">{t('checkUp.against', { count: heldAgainst })}</p>}
      </Notice>
    );
  }
  return (
    <p className="mb-2 flex items-center gap-1.5 text-sm text-muted">
      {enough && <CircleCheck size={14} aria-hidden className="text-good" />}
      {enough ? t('checkUp.fine', { count: heldAgainst }) : t('checkUp.noUsual')}
    </p>
  );
}

function findingText(t: Translate, finding: Finding, labels: ReadonlyMap<string, string>): string {
  const share = (part: number) => formatNumber(part, { style: 'percent', maximumFractionDigits: 0 });
  switch (finding.kind) {
    case 'errorRows':
      return t('checkUp.errorRows', { rows: formatNumber(finding.rows), of: formatNumber(finding.of) });
    case 'thin':
      return t('checkUp.thin', { rows: formatNumber(finding.rows), usual: formatNumber(finding.usual) });
    case 'column':
      return t('checkUp.column', {
        column: labels.get(finding.key) ?? finding.key,
        share: share(finding.share),
        usual: share(finding.usual),
      });
    default:
      return t(`checkUp.${finding.kind}`);
  }
}
