import { CircleArrowUp, FlaskConical, type LucideIcon, TriangleAlert } from 'lucide-react';
import type { ReactNode } from 'react';
import { Link } from 'wouter';

import { SCREEN_PATHS } from '#core/ids/screen-paths.ts';
import { useApi } from '#api/api-context.tsx';
import { useUnreadAmount } from '#starts/unread-amounts.ts';

import { useMessages } from '#messages/use-messages.ts';
import { Button } from '#ui/controls/button.tsx';
import { Floating } from '#ui/floating.tsx';
import { useMedia } from '#ui/hooks/use-media.ts';
import { Notice } from '#ui/notice.tsx';
import { PLACE } from '#browser/place.ts';

import { useNewDay } from './use-new-day.ts';
import { useNewVersion } from './new-version.ts';
import { useRedactKey } from './use-key-removal.ts';

export default function Notices() {
  useRedactKey();
  useNewDay();
  return (
    <>
      {PLACE.inSandbox && <SandboxBanner />}
      <NextApiVersion />
      <UnreadAmount />
      <NewVersion />
    </>
  );
}

/** Plain links, because the page must reload so that no state of one side leaks into the other. */
function SandboxBanner() {
  const t = useMessages();
  return (
    <aside
      aria-label={t('sandbox.label')}
      className="flex flex-wrap items-center gap-x-3 gap-y-1 border-b border-line bg-good-soft px-3.5 py-1.5 text-sm sm:px-5"
    >
      <FlaskConical size={14} aria-hidden className="shrink-0 text-good" />
      <strong>{t('sandbox.label')}</strong>
      <span className="grow basis-40">{t('sandbox.about')}</span>
      {PLACE.wayOut !== undefined && (
        <a href={PLACE.wayOut} className="inline-flex min-h-7 items-center underline pointer-coarse:min-h-11">
          {t('sandbox.leave')}
        </a>
      )}
    </aside>
  );
}

function Line({ icon: Icon, children }: { readonly icon: LucideIcon; readonly children: ReactNode }) {
  return (
    <div role="status">
      {children && (
        <p className="flex flex-wrap items-center gap-x-3 gap-y-1 border-b border-line bg-warn-soft px-3.5 py-1.5 text-sm sm:px-5">
          <Icon size={14} aria-hidden className="shrink-0 text-warn" />
          {children}
        </p>
      )}
    </div>
  );
}

export function UnreadAmount() {
  const t = useMessages();
  const why = useUnreadAmount();
  if (why === undefined) return null;
  return (
    <Line icon={TriangleAlert}>
      <span className="grow basis-40">{t(`unreadAmount.${why}`)}</span>
    </Line>
  );
}

function NextApiVersion() {
  const t = useMessages();
  const { endOfV1 } = useApi();
  return (
    <Line icon={CircleArrowUp}>
      {endOfV1 && (
        <>
          <span className="grow basis-40">{t(`endOfV1.${endOfV1}`)}</span>
          <Link
            href={SCREEN_PATHS.connection}
            className="inline-flex min-h-7 items-center underline pointer-coarse:min-h-11"
          >
            {t('failureNotice.check')}
          </Link>
        </>
      )}
    </Line>
  );
}

function NewVersion() {
  const { isThere, dismiss } = useNewVersion();
  return isThere && <NewVersionNotice onDismiss={dismiss} />;
}

export function NewVersionNotice({ onDismiss }: { readonly onDismiss: () => void }) {
  const t = useMessages();
  const isNarrow = useMedia('(width < 52rem)');
  const notice = (
    <Notice
      title={t('newVersion.title')}
      actions={
        <>
          <Button size="small" variant="primary" onClick={() => window.location.reload()}>
            {t('app.crash.reload')}
          </Button>
          <Button size="small" variant="quiet" onClick={onDismiss}>
            {t('newVersion.later')}
          </Button>
        </>
      }
    >
      <p>{t('newVersion.about')}</p>
    </Notice>
  );
  // Where both have no room beside each other, there is one place for all that floats.
  if (isNarrow) return <Floating>{notice}</Floating>;
  return (
    <div className="fixed bottom-[calc(var(--bar,0px)+0.75rem)] z-20 shadow-lg sm:left-5 sm:w-96 lg:bottom-5">
      {notice}
    </div>
  );
}
