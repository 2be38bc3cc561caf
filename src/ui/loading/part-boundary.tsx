import type { ReactNode } from 'react';

import { useMessages } from '#messages/use-messages.ts';

import { Boundary } from './boundary.tsx';
import { Button } from '../controls/button.tsx';
import { FaultDetails } from '../fault-details.tsx';
import { isLoadFailure } from './load-failure.ts';
import { NotLoaded } from './not-loaded.tsx';
import { Notice } from '../notice.tsx';

/** Around a part of a screen. Where it fails while it is drawn, it says so in its place, and the rest of the screen works on. */
export function PartBoundary({ children }: { readonly children: ReactNode }) {
  return (
    <Boundary
      fallback={(error, retry) =>
        isLoadFailure(error) ? <NotLoaded /> : <Stopped error={error} onRetry={retry} />
      }
    >
      {children}
    </Boundary>
  );
}

function Stopped({ error, onRetry }: { readonly error: unknown; readonly onRetry: () => void }) {
  const t = useMessages();
  return (
    <Notice
      tone="bad"
      title={t('app.crash.part')}
      actions={<Button onClick={onRetry}>{t('common.retry')}</Button>}
    >
      <p>{t('app.crash.partAdvice')}</p>
      <FaultDetails error={error} />
    </Notice>
  );
}
