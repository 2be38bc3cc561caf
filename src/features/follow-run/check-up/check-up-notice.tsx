import { CircleCheck } from 'lucide-react';

import { withQuery } from '#core/address/query-part.ts';
import { ARRANGEMENT } from '#results/use-view-state.ts';
import { type CheckUp, errorColumn, type Finding, isAgainstUsual } from '#core/check-up/check-up.ts';
import type { RunSlug } from '#core/ids/run-slug.ts';
import { runPath } from '#core/ids/screen-paths.ts';
import { placedRows } from '#core/results/row-set.ts';
import { useMessages } from '#messages/use-messages.ts';
import type { Rows } from '#results/reading/rows.ts';
import { againstText, checkUpText } from '#starts/check-up/check-up-text.ts';
import { TextLink } from '#ui/controls/link.tsx';
import { Notice } from '#ui/notice.tsx';

import { RUN_ADDRESS } from '../address/run-address.ts';

type CheckedProps = { readonly checked: CheckUp | undefined };

type CheckUpNoticeProps = CheckedProps & { readonly rows: Rows; readonly run: RunSlug };

const NAMED = 4;

export function CheckUpNotice({ checked, rows, run }: CheckUpNoticeProps) {
  const t = useMessages();
  // The results say of themselves that there are none.
  const findings = checked?.findings.filter(({ kind }) => kind !== 'empty') ?? [];
  if (checked === undefined || findings.length === 0) return null;
  const labels = new Map(rows.set.columns.map(({ key, label }) => [key, label]));
  const labelOf = (column: string) => labels.get(column) ?? column;
  const columns = findings.filter(({ kind }) => kind === 'column');
  const more = columns.length - NAMED;
  const said = findings.filter((finding) => columns.indexOf(finding) < NAMED);
  return (
    <Notice tone="warn" title={t('checkUp.look')} className="mb-3">
      <ul>
        {said.map((finding) => (
          <li key={finding.kind === 'column' ? finding.key : finding.kind}>
            {checkUpText(t, finding, labelOf)}{' '}
            <Way finding={finding} rows={rows} run={run} labelOf={labelOf} />
          </li>
        ))}
      </ul>
      {more > 0 && <p>{t('checkUp.more', { count: more })}</p>}
      {isAgainstUsual(checked) && <p className="text-sm text-muted">{againstText(t, checked)}</p>}
    </Notice>
  );
}

export function CheckUpFine({ checked }: CheckedProps) {
  const t = useMessages();
  if (checked?.enough !== true || checked.findings.length > 0) return null;
  return (
    <span className="flex items-center gap-1.5 text-sm text-muted">
      <CircleCheck size={14} aria-hidden className="text-good" />
      {t(checked.sameInput ? 'checkUp.fine' : 'checkUp.fineWorker', { count: checked.heldAgainst })}
    </span>
  );
}

type WayProps = Pick<CheckUpNoticeProps, 'rows' | 'run'> & {
  readonly finding: Finding;
  readonly labelOf: (column: string) => string;
};

function Way({ finding: { kind, ...of }, rows, run, labelOf }: WayProps) {
  const t = useMessages();
  const isErrors = kind === 'errorRows';
  const key = isErrors
    ? errorColumn(placedRows(rows.set).map(({ row }) => row))
    : 'key' in of
      ? of.key
      : undefined;
  if (key === undefined) {
    const log = withQuery(runPath(run), RUN_ADDRESS, { tab: 'log', atError: false });
    return <TextLink href={log}>{t('checkUp.log')}</TextLink>;
  }
  const rowsOf = { filter: '', conditions: [{ kind: 'filled', key, not: !isErrors }] } as const;
  return (
    <TextLink href={withQuery(runPath(run), ARRANGEMENT, rowsOf)}>
      {t(isErrors ? 'checkUp.rowsWith' : 'checkUp.rowsWithout', { column: labelOf(key) })}
    </TextLink>
  );
}
