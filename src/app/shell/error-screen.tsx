import type { ReactNode } from 'react';
import { useLocation } from 'wouter';

import { LoadFailure } from '#browser/lazy-module.ts';
import { readWorkerPath } from '#core/ids/worker-ref.ts';
import { useMessages } from '#messages/use-messages.ts';
import { PartBoundary } from '#ui/loading/part-boundary.tsx';
import { Button } from '#ui/controls/button.tsx';
import { FaultDetails } from '#ui/fault-details.tsx';
import { NotLoaded } from '#ui/loading/not-loaded.tsx';
import { Notice } from '#ui/notice.tsx';

import { routeOf } from '../routes.ts';

/**
 * Confines an error to one screen. Another address resets it, except another tab of the same Worker, whose
 * form stays mounted.
 */
export function ErrorScreen({ children }: { readonly children: ReactNode }) {
  const [path] = useLocation();
  const route = routeOf(path);
  return (
    <PartBoundary
      key={route?.stays ? route.name : (readWorkerPath(path)?.slug ?? path)}
      fallback={(error, retry) =>
        error instanceof LoadFailure ? <NotLoaded onRetry={retry} /> : <Crash error={error} />
      }
    >
      {children}
    </PartBoundary>
  );
}

function Crash({ error }: { readonly error: unknown }) {
  const t = useMessages();
  return (
    <>
      <h1 className="mb-4 text-xl font-semibold">{t('app.crash.title')}</h1>
      <Notice
        tone="bad"
        actions={<Button onClick={() => window.location.reload()}>{t('app.crash.reload')}</Button>}
      >
        <p>{t('app.crash.advice')}</p>
        <FaultDetails error={error} />
      </Notice>
    </>
  );
}
