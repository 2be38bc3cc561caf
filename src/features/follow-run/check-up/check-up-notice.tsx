import { CircleCheck } from 'lucide-react';

import type { CheckUp, Finding } from '#core/check-up/check-up.ts';
import { formatNumber } from '#messages/format.ts';
import type { Translate } from '#messages/i18n.ts';
import { useMessages } from '#messages/use-messages.ts';
import type { Rows } from '#results/reading/rows.ts';
import { Notice } from '#ui/notice.tsx';

type CheckedProps = { readonly checked: CheckUp | undefined };

/** Columns that are named. */
const NAMED = 4;

/** What is odd about the results of a run that is over. */
export function CheckUpNotice({ checked, rows }: CheckedProps & { readonly rows: Rows }) {
  const t = useMessages();
  if (checked === undefined || checked.findings.length === 0) return null;
  const labels = new Map(rows.set.columns.map(({ key, label }) => [key, label]));
  const { findings, enough, heldAgainst } = checked;
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

/** That a run is as usual; nothing before anything is usual, or where something is odd. */
export function CheckUpFine({ checked }: CheckedProps) {
  const t = useMessages();
  if (checked?.enough !== true || checked.findings.length > 0) return null;
  return (
    <span className="flex items-center gap-1.5 text-sm text-muted">
      <CircleCheck size={14} aria-hidden className="text-good" />
      {t('checkUp.fine', { count: checked.heldAgainst })}
    </span>
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
