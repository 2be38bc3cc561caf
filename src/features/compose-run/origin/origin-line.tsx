import { ChevronDown } from 'lucide-react';
import { useState } from 'react';

import type { WorkerDescriptor } from '#core/descriptor/descriptor.ts';
import { formatMoment, formatTimeOfDay, isToday } from '#messages/format.ts';
import { useMessages } from '#messages/use-messages.ts';
import { Button } from '#ui/controls/button.tsx';
import { lazyComponent } from '#ui/loading/lazy-component.tsx';
import { LazyPart } from '#ui/loading/lazy-part.tsx';
import { type MenuPlace, placeBelow } from '#ui/overlay/popup-menu.tsx';

import { linkRemarks } from './link/link-remarks.ts';
import type { DraftOrigin } from '../draft/opening/draft-origin.ts';
import { latestStashed } from '../draft/opening/latest-stashed.ts';
import type { ComposedDraft } from '../draft/use-draft.ts';
import { changesOfLink } from './link/changes-of-link.ts';

const OriginMenu = lazyComponent(
  () => import('./origin-menu.tsx').then(({ OriginMenu }) => OriginMenu),
  'sharing',
);
const LinkReview = lazyComponent(
  () => import('./link/link-review.tsx').then(({ LinkReview }) => LinkReview),
  'sharing',
);

type OriginLineProps = {
  readonly descriptor: WorkerDescriptor;
  readonly draft: ComposedDraft;
};

type OpenPart = 'review' | MenuPlace;

export function OriginLine({ descriptor, draft }: OriginLineProps) {
  const { origin, isAsFilled } = draft;
  const text = useOriginText(origin, descriptor);
  const said = isAsFilled ? text : undefined;
  const [open, setOpen] = useState<OpenPart>();
  return (
    <>
      {said && (
        <Button
          size="small"
          variant="quiet"
          data-origin
          aria-haspopup="menu"
          aria-expanded={typeof open === 'object'}
          title={said.whole}
          onClick={({ currentTarget }) => setOpen(placeBelow(currentTarget))}
          className="min-w-0"
        >
          {/* What does not fit in the line stands below it, out of sight: no word of it is cut. */}
          <span className="flex h-5 flex-wrap gap-x-1 overflow-hidden">
            <span className="truncate">{said.short}</span> {said.more && <span>{said.more}</span>}
          </span>
          <ChevronDown size={14} aria-hidden className="shrink-0" />
        </Button>
      )}
      {open && (
        <LazyPart>
          <Opened
            label={text?.short ?? ''}
            open={open}
            onOpen={setOpen}
            descriptor={descriptor}
            draft={draft}
          />
        </LazyPart>
      )}
    </>
  );
}

export function OriginSaid({ descriptor, draft }: OriginLineProps) {
  const said = useOriginText(draft.origin, descriptor);
  return draft.isAsFilled && !isNoticed(draft.origin, descriptor) && said?.whole;
}

const isNoticed = (origin: DraftOrigin, descriptor: WorkerDescriptor) =>
  origin.kind === 'link' && !linkRemarks(origin.link, descriptor).isEmpty;

type OpenedProps = OriginLineProps & {
  readonly label: string;
  readonly open: OpenPart;
  readonly onOpen: (open: OpenPart | undefined) => void;
};

function Opened({ label, open, onOpen, descriptor, draft }: OpenedProps) {
  const onClose = () => onOpen(undefined);
  if (open !== 'review')
    return (
      <OriginMenu
        at={open}
        onReview={() => onOpen('review')}
        label={label}
        descriptor={descriptor}
        draft={draft}
        onClose={onClose}
      />
    );
  if (draft.origin.kind !== 'link') return null;
  const mine = latestStashed(draft, descriptor)?.draft;
  return <LinkReview link={draft.origin.link} mine={mine} descriptor={descriptor} onClose={onClose} />;
}

type OriginText = {
  readonly short: string;
  readonly more?: string;
  readonly whole: string;
};

function useOriginText(origin: DraftOrigin, descriptor: WorkerDescriptor): OriginText | undefined {
  const t = useMessages();
  switch (origin.kind) {
    case 'draft':
      return { short: t('compose.origin.draft'), whole: t('compose.from.draft') };
    case 'discarded':
      return { short: t('compose.origin.discarded'), whole: t('compose.discarded') };
    case 'preset':
      return {
        short: t('compose.origin.preset', { name: origin.name }),
        whole: t('presets.applied', { name: origin.name }),
      };
    case 'import':
      return { short: t('compose.origin.import'), whole: t('import.filled', origin) };
    case 'link': {
      const { from, runAt, batch } = origin.link;
      const whole = t(`compose.from.${from}`);
      if (batch) return { short: t('compose.origin.preset', { name: batch.name }), whole };
      if (from === 'link') {
        const { length: count } = changesOfLink(origin.link, descriptor);
        const more = t('compose.origin.link.changes', { count });
        return { short: t('compose.origin.link'), more, whole };
      }
      if (from === 'task') return { short: t('compose.origin.task'), whole };
      if (runAt === undefined) return { short: t('compose.origin.run'), whole };
      return { short: t('compose.origin.run.at', { moment: timeOrMoment(runAt) }), whole };
    }
    default:
      return undefined;
  }
}

/**
 * Time of day ("21:43"), with the date if it is not today.
 * @param at milliseconds since the epoch
 */
function timeOrMoment(at: number): string {
  return isToday(at) ? formatTimeOfDay(at) : formatMoment(at);
}
