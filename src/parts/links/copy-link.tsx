import { Link2 } from 'lucide-react';
import { useState } from 'react';

import { PLACE } from '#browser/place.ts';
import { useMessages } from '#messages/use-messages.ts';
import { Button } from '#ui/controls/button.tsx';
import { lazyComponent } from '#ui/loading/lazy-component.tsx';
import { LazyPart } from '#ui/loading/lazy-part.tsx';
import type { ActionLook } from '#ui/overlay/menu-button.tsx';
import { writeClipboard } from '#ui/text/write-clipboard.ts';

import type { LinkCopiedProps } from './link-copied.tsx';

const LinkCopied = lazyComponent(
  () => import('./link-copied.tsx').then(({ LinkCopied }) => LinkCopied),
  'collections',
);

type CopyLinkProps = Pick<LinkCopiedProps, 'of' | 'count'> & {
  readonly look?: ActionLook;
  /** Path within the console; the path of this page if absent. */
  readonly path?: string;
};

type CopyState = Pick<LinkCopiedProps, 'failed' | 'count'> & { readonly press: number };

export function CopyLink({ look, of, count, path }: CopyLinkProps) {
  const t = useMessages();
  const [said, setSaid] = useState<CopyState>();
  const copy = () => {
    const { origin, href } = window.location;
    const text = path === undefined ? href : `${origin}${PLACE.base}${path}`;
    const say = (failed: string | undefined) =>
      setSaid((before) => ({ press: (before?.press ?? 0) + 1, failed, count }));
    writeClipboard(text).then(
      () => say(undefined),
      () => say(text),
    );
  };
  return (
    <>
      <Button {...look} onClick={copy}>
        <Link2 size={14} aria-hidden />
        {t('run.copyLink')}
      </Button>
      <LazyPart>
        {said && <LinkCopied key={said.press} of={of} {...said} onDismiss={() => setSaid(undefined)} />}
      </LazyPart>
    </>
  );
}
