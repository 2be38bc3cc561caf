import type { WorkerDescriptor } from '#core/descriptor/descriptor.ts';
import { ownCap } from '#starts/cost/own-cap.ts';
import { useMessages } from '#messages/use-messages.ts';
import { type MenuItem, type MenuPlace, PopupMenu } from '#ui/overlay/popup-menu.tsx';

import { latestStashed } from '../draft/opening/latest-stashed.ts';
import { defaultDraft } from '../draft/opening/default-draft.ts';
import type { DraftOrigin } from '../draft/opening/draft-origin.ts';
import type { ComposedDraft } from '../draft/use-draft.ts';
import { changesOfLink } from './link/changes-of-link.ts';

type OriginMenuProps = {
  readonly label: string;
  readonly descriptor: WorkerDescriptor;
  readonly draft: ComposedDraft;
  readonly at: MenuPlace;
  readonly onReview: () => void;
  readonly onClose: () => void;
};

const WAYS: Readonly<Record<DraftOrigin['kind'], { readonly undo?: true; readonly restore?: true }>> = {
  link: { restore: true },
  draft: { undo: true, restore: true },
  discarded: { undo: true, restore: true },
  preset: { undo: true },
  import: { undo: true },
  defaults: {},
  idleLink: {},
  damagedLink: {},
};

/** Shows what filled the form and all ways back. Each way back is one undo step. */
export function OriginMenu({ label, descriptor, draft, at, onReview, onClose }: OriginMenuProps) {
  const t = useMessages();
  const { origin, takeBack, stash } = draft;
  const { undo, restore } = WAYS[origin.kind];
  const items: readonly (MenuItem | false | undefined)[] = [
    origin.kind === 'link' &&
      changesOfLink(origin.link, descriptor).length > 0 && {
        label: t('compose.from.link.review'),
        onSelect: onReview,
      },
    undo && takeBack && { label: t('common.undo'), onSelect: takeBack },
    origin.kind !== 'discarded' && {
      label: t(origin.kind === 'draft' ? 'compose.discard' : 'compose.from.link.defaults'),
      onSelect: () =>
        draft.replace(defaultDraft(descriptor, ownCap(draft.slug)), { origin: { kind: 'discarded' } }),
    },
    restore &&
      stash[0] && { label: t('compose.from.link.draft'), onSelect: () => restoreLatest(draft, descriptor) },
  ];
  return (
    <PopupMenu
      label={label}
      items={items.filter((item) => item !== undefined && item !== false)}
      at={at}
      onClose={onClose}
    />
  );
}

function restoreLatest(held: ComposedDraft, descriptor: WorkerDescriptor): void {
  const latest = latestStashed(held, descriptor);
  if (latest === undefined) return;
  const { draft, changes } = latest;
  held.replace(draft, { origin: { kind: 'draft', changes }, stash: held.stash.slice(1) });
}
