import type { WorkerDescriptor } from '#core/descriptor/descriptor.ts';
import type { MessageKey } from '#messages/en.ts';
import { useMessages } from '#messages/use-messages.ts';
import { Button } from '#ui/button.tsx';
import { Notice } from '#ui/notice.tsx';

import { defaultDraft, type DraftOrigin, linkedDraft } from './open-draft.ts';
import type { ComposedDraft } from './use-draft.ts';

type OriginNoticeProps = { readonly descriptor: WorkerDescriptor; readonly draft: ComposedDraft };

/** Says what the form was filled from, when that was not the Worker's own defaults, and gives the way back. */
export function OriginNotice({ descriptor, draft }: OriginNoticeProps) {
  const { origin } = draft;
  if (origin.kind === 'link') return <LinkNotice origin={origin} descriptor={descriptor} draft={draft} />;
  if (origin.kind === 'damagedLink') return <DamagedLinkNotice origin={origin} />;
  if (origin.kind === 'draft') return <DraftNotice origin={origin} descriptor={descriptor} draft={draft} />;
  return null;
}

type LinkNoticeProps = OriginNoticeProps & { readonly origin: Extract<DraftOrigin, { kind: 'link' }> };

function LinkNotice({ origin, descriptor, draft }: LinkNoticeProps) {
  const t = useMessages();
  const { link, replaced } = origin;
  const names = Object.keys(link.custom);
  const linkedVersion = link.version !== descriptor.version;
  const callback = link.options.callbackUrl ?? '';
  return (
    <Notice
      title={t('compose.from.link')}
      actions={
        <>
          <Button size="small" onClick={() => draft.replace(defaultDraft(descriptor))}>
            {t('compose.from.link.defaults')}
          </Button>
          <Button size="small" variant="quiet" onClick={() => draft.replace(linkedDraft(link, descriptor))}>
            {t('compose.from.link.undo')}
          </Button>
          {replaced && (
            <Button size="small" variant="quiet" onClick={() => draft.replace(replaced)}>
              {t('compose.from.link.draft')}
            </Button>
          )}
        </>
      }
    >
      {names.length > 0 && (
        <p>{t('compose.from.link.sets', { count: names.length, names: names.join(', ') })}</p>
      )}
      {linkedVersion && (
        <p>{t('compose.from.link.version', { linked: link.version, current: descriptor.version })}</p>
      )}
      {callback !== '' && <p className="text-warn">{t('compose.from.link.callback', { url: callback })}</p>}
    </Notice>
  );
}

type DamagedLink = Extract<DraftOrigin, { kind: 'damagedLink' }>;

const LINK_PROBLEM: Record<DamagedLink['problem'], MessageKey> = {
  empty: 'compose.link.problem.empty',
  damaged: 'compose.link.problem.damaged',
  unknownVersion: 'compose.link.problem.unknownVersion',
  tooLarge: 'compose.link.problem.tooLarge',
  wrongShape: 'compose.link.problem.wrongShape',
  otherWorker: 'compose.link.problem.otherWorker',
};

function DamagedLinkNotice({ origin }: { readonly origin: DamagedLink }) {
  const t = useMessages();
  return (
    <Notice tone="bad" title={t('compose.link.damaged', { why: t(LINK_PROBLEM[origin.problem]) })}>
      <p>{t(origin.hasDraft ? 'compose.link.damaged.draft' : 'compose.link.damaged.advice')}</p>
    </Notice>
  );
}

type DraftNoticeProps = OriginNoticeProps & { readonly origin: Extract<DraftOrigin, { kind: 'draft' }> };

function DraftNotice({ origin, descriptor, draft }: DraftNoticeProps) {
  const t = useMessages();
  const { leftOver } = origin;
  return (
    <Notice
      actions={
        <Button
          size="small"
          onClick={() => {
            draft.replace(defaultDraft(descriptor));
            draft.setOrigin({ kind: 'defaults' });
          }}
        >
          {t('compose.discard')}
        </Button>
      }
    >
      <p>{t('compose.from.draft')}</p>
      {leftOver.length > 0 && (
        <p>
          {t('compose.from.draft.leftOver', {
            version: descriptor.version,
            names: leftOver.join(', '),
            count: leftOver.length,
          })}
        </p>
      )}
    </Notice>
  );
}
