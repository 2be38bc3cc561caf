import type { ApiConfig } from '#api/config/config.ts';
import type { Translate } from '#messages/i18n.ts';

import type { Finding } from './check-connection.ts';

export type ConnectionText = { readonly note?: string; readonly cause?: string; readonly mend?: string };

type ConnectionPlace = { readonly config: ApiConfig; readonly page: string };

const HEADER: Record<ApiConfig['authScheme'], string> = { bearer: 'Authorization', 'api-key': 'api-key' };

export function connectionText(
  t: Translate,
  finding: Finding,
  { config, page }: ConnectionPlace,
): ConnectionText {
  if (finding.state === 'skipped') return { note: t(`check.skip.${finding.why}`) };
  if (finding.state === 'passed')
    return finding.note === undefined
      ? {}
      : { note: t(`check.note.${finding.note}`, { seconds: finding.seconds ?? 0 }) };
  const values = {
    origin: config.origin,
    page,
    header: HEADER[config.authScheme],
    seconds: finding.seconds ?? 0,
  };
  return { cause: t(`check.${finding.cause}.cause`, values), mend: t(`check.${finding.cause}.mend`, values) };
}
