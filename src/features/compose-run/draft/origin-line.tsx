import { ChevronDown } from 'lucide-react';
import { useRef, useState } from 'react';

import type { WorkerDescriptor } from '#core/descriptor/descriptor.ts';
import { formatMoment, formatTimeOfDay } from '#messages/format.ts';
import { useMessages } from '#messages/use-messages.ts';
import { Button } from '#ui/controls/button.tsx';
import { lazyComponent } from '#ui/loading/lazy-component.ts';
import { LazyPart } from '#ui/loading/lazy-part.tsx';

import { linkRemarks } from '../link/link-remarks.ts';
import type { DraftOrigin } from './open-draft.ts';
import type { ComposedDraft } from './use-draft.ts';

/** Loaded when somebody asks for them. */
const OriginMenu = lazyComponent(
  () => import('./origin-menu.tsx').then(({ OriginMenu }) => OriginMenu),
  'sharing',
);
const LinkReview = lazyComponent(
  () => import('../link/link-review.tsx').then(({ LinkReview }) => LinkReview),
  'sharing',
);

type OriginLineProps = { readonly descriptor: WorkerDescriptor; readonly draft: ComposedDraft };

/**
 * Says in the tool row of the form what it was filled from, and leads to the ways back, until something is changed. Its room is
 * there without it, so that nothing moves.
 */
export function OriginLine({ descriptor, draft }: OriginLineProps) {
  const said = useOriginText(draft.origin);
  const room = useRef<HTMLDivElement>(null);
  const [open, setOpen] = useState<'menu' | 'review'>();
  const close = () => setOpen(undefined);
  const isShown = said !== undefined && draft.isAsFilled;
  const { origin } = draft;
  // A notice says the same.
  const isNoticed = origin.kind === 'link' && !linkRemarks(origin.link, descriptor).isEmpty;
  const box = room.current?.getBoundingClientRect();
  return (
    <div ref={room} className="flex min-w-24 grow basis-0">
      {isShown && (
        <Button
          size="small"
          variant="quiet"
          aria-haspopup="menu"
          aria-expanded={open === 'menu'}
          title={said.whole}
          onClick={() => setOpen('menu')}
          className="min-w-0"
        >
          <span className="truncate">{said.short}</span>
          <ChevronDown size={14} aria-hidden className="shrink-0" />
        </Button>
      )}
      <span role="status" className="sr-only">
        {isShown && !isNoticed && said.whole}
      </span>
      <LazyPart>
        {open === 'menu' && (
          <OriginMenu
            label={said?.short ?? ''}
            descriptor={descriptor}
            draft={draft}
            at={{ left: box?.left ?? 0, top: box?.bottom ?? 0 }}
            onReview={() => setOpen('review')}
            onClose={close}
          />
        )}
        {open === 'review' && origin.kind === 'link' && (
          <LinkReview link={origin.link} descriptor={descriptor} onClose={close} />
        )}
      </LazyPart>
    </div>
  );
}

type Said = { readonly short: string; readonly whole: string };

function useOriginText(origin: DraftOrigin): Said | undefined {
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
      const { from, changes, runAt } = origin.link;
      const whole = t(`compose.from.${from}`);
      if (from === 'link') return { short: t('compose.origin.link', { count: changes.length }), whole };
      if (from === 'task') return { short: t('compose.origin.task'), whole };
      if (runAt === undefined) return { short: t('compose.origin.run'), whole };
      return { short: t('compose.origin.run.at', { moment: timeOrMoment(runAt) }), whole };
    }
    default:
      return undefined;
  }
}

/** Milliseconds since the epoch, as time of day ("21:43"), with the day where that is not today. */
function timeOrMoment(at: number): string {
  const isToday = new Date(at).toDateString() === new Date().toDateString();
  return isToday ? formatTimeOfDay(at) : formatMoment(at);
}
