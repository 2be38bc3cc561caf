import type { WorkerDescriptor } from '#core/descriptor/descriptor.ts';
import { formatList } from '#messages/format.ts';
import { useMessages } from '#messages/use-messages.ts';
import { Button } from '#ui/button.tsx';
import { Notice } from '#ui/notice.tsx';

import { faultText } from './link-fault-text.ts';
import { LinkNotice } from './link-notice.tsx';
import { defaultDraft, type DraftOrigin } from './open-draft.ts';
import type { ComposedDraft } from './use-draft.ts';

type OriginNoticeProps = { readonly descriptor: WorkerDescriptor; readonly draft: ComposedDraft };

/** Says what the form was filled from, when that was not the Worker's own defaults, and gives the way back. */
export function OriginNotice({ descriptor, draft }: OriginNoticeProps) {
  const { origin } = draft;
  if (origin.kind === 'link') return <LinkNotice origin={origin} descriptor={descriptor} draft={draft} />;
  if (origin.kind === 'damagedLink') return <DamagedLinkNotice origin={origin} />;
  if (origin.kind === 'draft') return <DraftNotice origin={origin} descriptor={descriptor} draft={draft} />;
  if (origin.kind === 'discarded') return <DiscardedNotice origin={origin} draft={draft} />;
  return null;
}

type Discarded = Extract<DraftOrigin, { kind: 'discarded' }>;

function DiscardedNotice({ origin, draft }: { readonly origin: Discarded; readonly draft: ComposedDraft }) {
  const t = useMessages();
  const undo = () => {
    draft.replace(origin.draft);
    draft.setMarks(origin.marks);
    draft.setOrigin(origin.before);
  };
  return (
    <Notice
      actions={
        <Button size="small" onClick={undo}>
          {t('common.undo')}
        </Button>
      }
    >
      <p>{t('compose.discarded')}</p>
    </Notice>
  );
}

type DamagedLink = Extract<DraftOrigin, { kind: 'damagedLink' }>;

function DamagedLinkNotice({ origin }: { readonly origin: DamagedLink }) {
  const t = useMessages();
  return (
    <Notice tone="bad" title={t('compose.link.damaged', { why: faultText(t, origin.problem) })}>
      <p>{t(origin.hasDraft ? 'compose.link.damaged.draft' : 'compose.link.damaged.advice')}</p>
    </Notice>
  );
}

type DraftNoticeProps = OriginNoticeProps & { readonly origin: Extract<DraftOrigin, { kind: 'draft' }> };

function DraftNotice({ origin, descriptor, draft }: DraftNoticeProps) {
  const t = useMessages();
  const { leftOver, replaced } = origin;
  const discard = () => {
    draft.setOrigin({ kind: 'discarded', draft: draft.current(), before: origin, marks: draft.marks });
    draft.replace(defaultDraft(descriptor));
    draft.forgetLink();
  };
  return (
    <Notice
      actions={
        <>
          <Button size="small" onClick={discard}>
            {t('compose.discard')}
          </Button>
          {replaced && <TakeBack replaced={replaced} draft={draft} />}
        </>
      }
    >
      <p>{t('compose.from.draft')}</p>
      {replaced && <p>{t('compose.from.draft.replaced')}</p>}
      {leftOver.length > 0 && (
        <p>
          {t('compose.from.draft.leftOver', {
            version: descriptor.version,
            names: formatList(leftOver),
            count: leftOver.length,
          })}
        </p>
      )}
    </Notice>
  );
}

type Replaced = NonNullable<Extract<DraftOrigin, { kind: 'draft' }>['replaced']>;

function TakeBack({ replaced, draft }: { readonly replaced: Replaced; readonly draft: ComposedDraft }) {
  const t = useMessages();
  return (
    <Button
      size="small"
      variant="quiet"
      onClick={() => {
        draft.replace(replaced);
        draft.forgetLink();
        draft.setOrigin({ kind: 'draft', leftOver: [], replaced: undefined });
      }}
    >
      {t('compose.from.link.draft')}
    </Button>
  );
}
