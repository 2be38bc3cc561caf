import { RotateCw } from 'lucide-react';

import { useApi } from '#api/api-context.tsx';
import { useMessages } from '#messages/use-messages.ts';
import { Button } from '#ui/controls/button.tsx';
import { Card } from '#ui/card.tsx';
import { CopyButton } from '#ui/controls/copy-button.tsx';
import { useDocumentTitle } from '#ui/hooks/use-document-title.ts';

import { STEPS } from './check-connection.ts';
import { CheckStep } from './check-step.tsx';
import { reportText } from './report-text.ts';
import { useConnectionCheck } from './use-connection-check.ts';

const RELEASE = import.meta.env.VITE_CONSOLE_VERSION;

export function ConnectionPage({ onNeedKey }: { readonly onNeedKey: () => void }) {
  const t = useMessages();
  useDocumentTitle(t('check.title'));
  const api = useApi();
  const { config, reports, running, again } = useConnectionCheck();
  const page = window.location.origin;
  const failed = reports.filter(({ finding }) => finding.state === 'failed').length;
  const inPage = config.platform.kind === 'sandbox' && config.platform.inPage === true;
  return (
    <div className="mx-auto max-w-3xl space-y-4">
      <div>
        <h1 className="text-xl font-semibold">{t('check.title')}</h1>
        <p className="text-muted">{t('check.intro')}</p>
        <p className="text-sm wrap-anywhere text-muted">
          {inPage
            ? t('check.path.sandbox', { release: RELEASE, version: api.version })
            : t('check.path', { release: RELEASE, page, origin: config.origin, version: api.version })}
        </p>
      </div>
      <Card label={t('check.title')}>
        <ol className="divide-y divide-line" aria-busy={running}>
          {STEPS.map((step, index) => (
            <CheckStep
              key={step}
              step={step}
              report={reports[index]}
              running={index === reports.length}
              config={config}
              onNeedKey={onNeedKey}
            />
          ))}
        </ol>
      </Card>
      <div className="flex flex-wrap items-center gap-2">
        <Button onClick={again} disabled={running}>
          <RotateCw size={14} aria-hidden />
          {t('check.again')}
        </Button>
        <CopyButton
          label={t('check.copy')}
          text={() =>
            reportText(t, {
              reports,
              config,
              release: RELEASE,
              version: api.version,
              page,
              at: new Date(),
              browser: navigator.userAgent,
            })
          }
        />
        <p role="status" className="text-muted">
          {running ? t('check.running') : failed === 0 ? t('check.good') : t('check.bad', { count: failed })}
        </p>
      </div>
    </div>
  );
}
