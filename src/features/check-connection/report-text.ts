import type { ApiConfig } from '#api/config/config.ts';
import type { Translate } from '#messages/i18n.ts';
import { codesOf } from '#parts/failures/failure-codes.tsx';

import type { Report } from './check-connection.ts';
import { connectionText } from './connection-text.ts';

type ReportParts = {
  readonly reports: readonly Report[];
  readonly config: ApiConfig;
  /** Of the console. */
  readonly release: string;
  readonly version: ApiConfig['version'];
  readonly page: string;
  readonly at: Date;
  readonly browser: string;
};

/** The whole check as text to share. Contains neither the key, nor an input, nor the platform's own words. */
export function reportText(
  t: Translate,
  { reports, config, release, version, page, at, browser }: ReportParts,
): string {
  const lines = reports.map(({ step, finding, took }, index) => {
    const { note, cause } = connectionText(t, finding, { config, page });
    const facts = finding.state === 'failed' ? finding.facts : undefined;
    const codes = facts ? [...codesOf(t, facts), facts.detail] : [];
    const state = `${t(`check.step.${step}`)}: ${t(`check.state.${finding.state}`)}`;
    const rest = [note, cause, ...codes, t('check.took', { time: took })].filter(Boolean).join(' · ');
    return `${index + 1}. ${state} (${rest})`;
  });
  return [
    `Run Console ${release} · ${t('check.title')} · ${at.toISOString()}`,
    `${page} → ${config.origin} · API ${version} · ${config.authScheme}`,
    ...lines,
    browser,
  ].join('\n');
}
