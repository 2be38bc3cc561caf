import { type ReactNode, useState } from 'react';

import type { WorkerDescriptor } from '#core/descriptor/descriptor.ts';
import { lazyComponent } from '#ui/loading/lazy-component.tsx';
import { LazyPart } from '#ui/loading/lazy-part.tsx';
import { Skeleton } from '#ui/loading/skeleton.tsx';

import { linkRemarks } from './link/link-remarks.ts';
import type { DraftOrigin } from '../draft/opening/draft-origin.ts';
import { latestStashed } from '../draft/opening/latest-stashed.ts';
import type { ComposedDraft } from '../draft/use-draft.ts';

const LinkNotice = lazyComponent(
  () => import('./link/link-notice.tsx').then(({ LinkNotice }) => LinkNotice),
  'sharing',
);

const IdleLinkNotice = lazyComponent(
  () => import('./link/link-notice.tsx').then(({ IdleLinkNotice }) => IdleLinkNotice),
  'sharing',
);

const DamagedLinkNotice = lazyComponent(
  () => import('./link/damaged-link-notice.tsx').then(({ DamagedLinkNotice }) => DamagedLinkNotice),
  'sharing',
);

const CarriedNotice = lazyComponent(
  () => import('./carried-notice.tsx').then(({ CarriedNotice }) => CarriedNotice),
  'sharing',
);

type OriginNoticeProps = {
  readonly descriptor: WorkerDescriptor;
  readonly draft: Pick<ComposedDraft, 'slug' | 'origin' | 'stash'>;
};

export function OriginNotice({ descriptor, draft }: OriginNoticeProps) {
  const { origin } = draft;
  const [dismissed, setDismissed] = useState<DraftOrigin>();
  if (origin === dismissed) return null;
  const onDismiss = () => setDismissed(origin);
  switch (origin.kind) {
    case 'link':
      if (linkRemarks(origin.link, descriptor).isEmpty) return null;
      return (
        <NoticePart>
          <LinkNotice
            link={origin.link}
            descriptor={descriptor}
            onDismiss={onDismiss}
            mine={latestStashed(draft, descriptor)?.draft}
          />
        </NoticePart>
      );
    case 'idleLink':
      return (
        <NoticePart>
          <IdleLinkNotice origin={origin} descriptor={descriptor} onDismiss={onDismiss} />
        </NoticePart>
      );
    case 'damagedLink':
      return (
        <NoticePart>
          <DamagedLinkNotice origin={origin} onDismiss={onDismiss} />
        </NoticePart>
      );
    case 'draft':
    case 'preset': {
      const { changes, omitted = [] } = { omitted: undefined, ...origin };
      if ([omitted, ...Object.values(changes)].every(({ length }) => length === 0)) return null;
      return (
        <NoticePart>
          <CarriedNotice
            changes={changes}
            omitted={omitted}
            onDismiss={onDismiss}
            version={descriptor.version}
          />
        </NoticePart>
      );
    }
    default:
      return null;
  }
}

function NoticePart({ children }: { readonly children: ReactNode }) {
  return <LazyPart fallback={<Skeleton className="h-24" />}>{children}</LazyPart>;
}
