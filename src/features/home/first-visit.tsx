import { KeyRound } from 'lucide-react';

import { useApiConfig } from '#api/api-context.tsx';
import { parseWorkerSlug, workerPath } from '#core/ids/worker-ref.ts';
import { SANDBOX_KEY } from '#core/run/sandbox-key.ts';
import { SANDBOX_PATH } from '#browser/place.ts';
import { useMessages } from '#messages/use-messages.ts';
import { Card } from '#ui/card.tsx';
import { Button } from '#ui/controls/button.tsx';
import { TextLink } from '#ui/controls/link.tsx';

type NoKeyProps = { readonly onNeedKey: () => void; readonly onUseKey: (key: string) => void };

export function NoKey({ onNeedKey, onUseKey }: NoKeyProps) {
  const t = useMessages();
  const { platform } = useApiConfig();
  return (
    <Card label={t('home.key')} className="p-4">
      <h2 className="flex items-center gap-2 font-semibold">
        <KeyRound size={16} aria-hidden className="text-warn" />
        {t('home.key')}
      </h2>
      <p className="mt-1 text-muted">{t('home.key.about')}</p>
      <div className="mt-3 flex flex-wrap gap-2">
        <Button variant="primary" onClick={onNeedKey}>
          {t('home.key.enter')}
        </Button>
        {platform.kind === 'sandbox' && (
          <Button onClick={() => onUseKey(SANDBOX_KEY)}>{t('home.key.sandbox')}</Button>
        )}
      </div>
    </Card>
  );
}

export function SandboxLine() {
  const t = useMessages();
  const { platform } = useApiConfig();
  if (platform.kind !== 'origin') return null;
  return (
    // Not a link of the router: the page is loaded anew, so that nothing of this side is left in the other.
    <p className="px-4 text-sm text-muted">
      <a href={SANDBOX_PATH} className="touch-target text-accent underline">
        {t('home.sandbox')}
      </a>{' '}
      {t('home.sandbox.about')}
    </p>
  );
}

const EXAMPLE = parseWorkerSlug('coreclaw/google-maps-scraper');
const STEPS = [1, 2, 3] as const;

export function FirstVisit() {
  const t = useMessages();
  return (
    <Card label={t('home.first')} className="p-4">
      <h2 className="font-semibold">{t('home.first')}</h2>
      <ol className="mt-2 space-y-3">
        {STEPS.map((step) => (
          <li key={step} className="flex gap-3">
            <span
              aria-hidden
              className="flex size-6 shrink-0 items-center justify-center rounded-full bg-accent-soft text-sm font-medium text-accent"
            >
              {step}
            </span>
            <span>
              <span className="block font-medium">{t(`home.first.${step}`)}</span>
              <span className="block text-sm text-muted">{t(`home.first.${step}.about`)}</span>
            </span>
          </li>
        ))}
      </ol>
      {EXAMPLE.ok && (
        <TextLink href={workerPath(EXAMPLE.value)} className="mt-3 inline-block">
          {t('home.first.try', { worker: EXAMPLE.value })}
        </TextLink>
      )}
    </Card>
  );
}
