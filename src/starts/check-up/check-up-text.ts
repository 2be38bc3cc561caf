import type { CheckUp, Finding } from '#core/check-up/check-up.ts';
import { formatNumber } from '#messages/format.ts';
import type { Translate } from '#messages/i18n.ts';

export function checkUpText(
  t: Translate,
  finding: Finding,
  labelOf: (column: string) => string = (column) => column,
): string {
  const share = (part: number) => formatNumber(part, { style: 'percent', maximumFractionDigits: 0 });
  switch (finding.kind) {
    case 'errorRows':
      return t('checkUp.errorRows', { rows: formatNumber(finding.rows), of: formatNumber(finding.of) });
    case 'thin':
      return t('checkUp.thin', { rows: formatNumber(finding.rows), usual: formatNumber(finding.usual) });
    case 'column':
      return t('checkUp.column', {
        column: labelOf(finding.key),
        share: share(finding.share),
        usual: share(finding.usual),
      });
    default:
      return t(`checkUp.${finding.kind}`);
  }
}

export function gravestText(
  t: Translate,
  { findings }: CheckUp,
  labelOf?: (column: string) => string,
): string {
  const [first] = findings.map((finding) => checkUpText(t, finding, labelOf));
  const count = findings.length - 1;
  return count > 0 ? t('checkUp.andMore', { first: first ?? '', count: formatNumber(count) }) : (first ?? '');
}

export function againstText(t: Translate, { heldAgainst: count, sameInput }: CheckUp): string {
  return t(sameInput ? 'checkUp.against' : 'checkUp.againstWorker', { count });
}
