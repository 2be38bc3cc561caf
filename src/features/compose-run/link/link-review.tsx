import type { WorkerDescriptor } from '#core/descriptor/descriptor.ts';
import { useMessages } from '#messages/use-messages.ts';
import { Dialog } from '#ui/overlay/dialog.tsx';

import { LinkChanges } from './link-changes.tsx';
import { LinkSum } from './link-sum.tsx';
import type { OpenedLink } from './open-link.ts';

type LinkReviewProps = {
  readonly link: OpenedLink;
  readonly descriptor: WorkerDescriptor;
  readonly hasSent: boolean;
  readonly onClose: () => void;
};

/** All that a link, an earlier run or a task changed in the form. */
export function LinkReview({ link, descriptor, hasSent, onClose }: LinkReviewProps) {
  const t = useMessages();
  return (
    <Dialog wide title={t('compose.from.link.review')} onClose={onClose}>
      <p className="text-muted">
        {!hasSent && t(`compose.from.${link.from}`)} <LinkSum link={link} descriptor={descriptor} />
      </p>
      <LinkChanges changes={link.changes} />
    </Dialog>
  );
}
