import { type ReactNode, useState } from 'react';

import type { WorkerDescriptor } from '#core/descriptor/descriptor.ts';
import { type CarriedChanges } from '#core/draft/carry-over.ts';
import { formatList } from '#messages/format.ts';
import { useMessages } from '#messages/use-messages.ts';
import { useReadTitle } from '#parts/title-text.tsx';
import { lazyComponent } from '#ui/loading/lazy-component.ts';
import { LazyPart } from '#ui/loading/lazy-part.tsx';
import { Notice } from '#ui/notice.tsx';
import { Skeleton } from '#ui/loading/skeleton.tsx';

import { linkRemarks } from '../link/link-remarks.ts';
import type { DraftOrigin } from './open-draft.ts';
import type { ComposedDraft } from './use-draft.ts';

/** What only a form needs that a link has filled. */
const LinkNotice = lazyComponent(
  () => import('../link/link-notice.tsx').then(({ LinkNotice }) => LinkNotice),
  'sharing',
);

const IdleLinkNotice = lazyComponent(
  () => import('../link/link-notice.tsx').then(({ IdleLinkNotice }) => IdleLinkNotice),
  'sharing',
);

const DamagedLinkNotice = lazyComponent(
  () => import('../link/damaged-link-notice.tsx').then(({ DamagedLinkNotice }) => DamagedLinkNotice),
  'sharing',
);

type OriginNoticeProps = {
  readonly descriptor: WorkerDescriptor;
  readonly draft: Pick<ComposedDraft, 'origin'>;
};

/** Says what could not be filled in as it was meant, and what of it is dangerous, until it is taken away. */
export function OriginNotice({ descriptor, draft: { origin } }: OriginNoticeProps) {
  const [dismissed, setDismissed] = useState<DraftOrigin>();
  if (origin === dismissed) return null;
  const onDismiss = () => setDismissed(origin);
  switch (origin.kind) {
    case 'link':
      if (linkRemarks(origin.link, descriptor).isEmpty) return null;
      return (
        <LatePart>
          <LinkNotice link={origin.link} descriptor={descriptor} onDismiss={onDismiss} />
        </LatePart>
      );
    case 'idleLink':
      return (
        <LatePart>
          <IdleLinkNotice origin={origin} descriptor={descriptor} onDismiss={onDismiss} />
        </LatePart>
      );
    case 'damagedLink':
      return (
        <LatePart>
          <DamagedLinkNotice origin={origin} onDismiss={onDismiss} />
        </LatePart>
      );
    case 'draft':
      return <Changes changes={origin.changes} version={descriptor.version} onDismiss={onDismiss} />;
    case 'preset':
      return (
        <Changes
          changes={origin.changes}
          omitted={origin.omitted}
          version={descriptor.version}
          onDismiss={onDismiss}
        />
      );
    default:
      return null;
  }
}

function LatePart({ children }: { readonly children: ReactNode }) {
  return <LazyPart fallback={<Skeleton className="h-24" />}>{children}</LazyPart>;
}

type ChangesProps = {
  readonly changes: CarriedChanges;
  /** Names of what a preset does not hold, because it looked like a secret. */
  readonly omitted?: readonly string[];
  readonly version: string;
  readonly onDismiss: () => void;
};

/** What another version of the Worker made of the values that were typed for the one before. */
function Changes({ changes, omitted = [], version, onDismiss }: ChangesProps) {
  const t = useMessages();
  const readTitle = useReadTitle();
  const changed = CHANGES.filter((kind) => changes[kind].length > 0);
  if (changed.length + omitted.length === 0) return null;
  return (
    <Notice onDismiss={onDismiss}>
      {omitted.length > 0 && (
        <p>{t('presets.applied.omitted', { names: formatList(omitted.map(readTitle)) })}</p>
      )}
      {changed.map((kind) => (
        <p key={kind}>
          {t(`compose.carried.${kind}`, {
            version,
            names: formatList(changes[kind]),
            count: changes[kind].length,
          })}
        </p>
      ))}
    </Notice>
  );
}

const CHANGES = ['gone', 'unfit', 'renewed'] as const satisfies readonly (keyof CarriedChanges)[];
