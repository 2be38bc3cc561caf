import type { WorkerDescriptor } from '#core/descriptor/descriptor.ts';
import { type CarriedChanges, NOT_CHANGED } from '#core/draft/carry-over.ts';
import { formatList } from '#messages/format.ts';
import { ownCap } from '#starts/cost/own-cap.ts';
import { useMessages } from '#messages/use-messages.ts';
import { useReadTitle } from '#parts/title-text.tsx';
import { Button } from '#ui/controls/button.tsx';
import { lazyComponent } from '#ui/loading/lazy-component.ts';
import { LazyPart } from '#ui/loading/lazy-part.tsx';
import { Notice } from '#ui/notice.tsx';
import { Skeleton } from '#ui/loading/skeleton.tsx';

import { defaultDraft, type DraftOrigin, type ImportOrigin, type PresetOrigin } from './open-draft.ts';
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

type OriginNoticeProps = { readonly descriptor: WorkerDescriptor; readonly draft: ComposedDraft };

/** Says what the form was filled from, when that was not the Worker's own defaults, and gives the way back. */
export function OriginNotice({ descriptor, draft }: OriginNoticeProps) {
  const { origin } = draft;
  if (origin.kind === 'link') {
    return (
      <LazyPart fallback={<Skeleton className="h-24" />}>
        <LinkNotice origin={origin} descriptor={descriptor} draft={draft} />
      </LazyPart>
    );
  }
  if (origin.kind === 'idleLink') {
    return (
      <LazyPart fallback={<Skeleton className="h-24" />}>
        <IdleLinkNotice origin={origin} descriptor={descriptor} />
      </LazyPart>
    );
  }
  if (origin.kind === 'damagedLink') {
    return (
      <LazyPart fallback={<Skeleton className="h-24" />}>
        <DamagedLinkNotice origin={origin} />
      </LazyPart>
    );
  }
  if (origin.kind === 'draft') return <DraftNotice origin={origin} descriptor={descriptor} draft={draft} />;
  if (origin.kind === 'preset') return <PresetNotice origin={origin} descriptor={descriptor} draft={draft} />;
  if (origin.kind === 'import') return <ImportNotice origin={origin} draft={draft} />;
  if (origin.kind === 'discarded') return <DiscardedNotice draft={draft} />;
  return null;
}

type FilledProps<Origin> = { readonly origin: Origin; readonly draft: ComposedDraft };

/** Puts back what stood in the form before. */
function TakeBack({ draft: { takeBack } }: { readonly draft: ComposedDraft }) {
  const t = useMessages();
  if (takeBack === undefined) return null;
  return (
    <Button size="small" onClick={takeBack}>
      {t('common.undo')}
    </Button>
  );
}

function DiscardedNotice({ draft }: { readonly draft: ComposedDraft }) {
  const t = useMessages();
  return (
    <Notice actions={<TakeBack draft={draft} />}>
      <p>{t('compose.discarded')}</p>
    </Notice>
  );
}

function PresetNotice({ origin, draft, descriptor }: FilledProps<PresetOrigin> & OriginNoticeProps) {
  const t = useMessages();
  const readTitle = useReadTitle();
  const { name, omitted, changes } = origin;
  return (
    <Notice actions={<TakeBack draft={draft} />}>
      <p>{t('presets.applied', { name })}</p>
      {omitted.length > 0 && (
        <p>{t('presets.applied.omitted', { names: formatList(omitted.map(readTitle)) })}</p>
      )}
      <Changes changes={changes} version={descriptor.version} />
    </Notice>
  );
}

function ImportNotice({ origin, draft }: FilledProps<ImportOrigin>) {
  const t = useMessages();
  const { fields, options } = origin;
  return (
    <Notice actions={<TakeBack draft={draft} />}>
      <p>{t('import.filled', { fields, options })}</p>
    </Notice>
  );
}

type DraftNoticeProps = OriginNoticeProps & { readonly origin: Extract<DraftOrigin, { kind: 'draft' }> };

function DraftNotice({ origin, descriptor, draft }: DraftNoticeProps) {
  const t = useMessages();
  const { changes } = origin;
  const isAside = draft.aside.length > 0;
  const discard = () =>
    draft.replace(defaultDraft(descriptor, ownCap(draft.slug)), { origin: { kind: 'discarded' } });
  return (
    <Notice
      actions={
        <>
          <Button size="small" onClick={discard}>
            {t('compose.discard')}
          </Button>
          <RestoreDraft draft={draft} />
        </>
      }
    >
      <p>{t('compose.from.draft')}</p>
      {isAside && <p>{t('compose.from.draft.replaced')}</p>}
      <Changes changes={changes} version={descriptor.version} />
    </Notice>
  );
}

type ChangesProps = { readonly changes: CarriedChanges; readonly version: string };

/** What another version of the Worker made of the values that were typed for the one before. */
function Changes({ changes, version }: ChangesProps) {
  const t = useMessages();
  return (
    <>
      {CHANGES.filter((kind) => changes[kind].length > 0).map((kind) => (
        <p key={kind}>
          {t(`compose.carried.${kind}`, {
            version,
            names: formatList(changes[kind]),
            count: changes[kind].length,
          })}
        </p>
      ))}
    </>
  );
}

const CHANGES = ['gone', 'unfit', 'renewed'] as const satisfies readonly (keyof CarriedChanges)[];

/** Puts back the draft that was put aside last. */
function RestoreDraft({ draft }: { readonly draft: ComposedDraft }) {
  const t = useMessages();
  const [latest, ...aside] = draft.aside;
  if (latest === undefined) return null;
  return (
    <Button
      size="small"
      variant="quiet"
      onClick={() => draft.replace(latest, { origin: { kind: 'draft', changes: NOT_CHANGED }, aside })}
    >
      {t('compose.from.link.draft')}
    </Button>
  );
}
