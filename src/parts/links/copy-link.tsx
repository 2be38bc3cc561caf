import { Link2 } from 'lucide-react';
import { useState } from 'react';

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
  readonly label: string;
  /** How it looks in a menu. */
  readonly look?: ActionLook;
  /** Called on the click. */
  readonly address: () => string;
};

/** What became of a press, and of how many runs the link is that it copied. */
type Said = Pick<LinkCopiedProps, 'failed' | 'count'> & { readonly press: number };

/** Copies an address for a colleague, and says for whom it opens. */
export function CopyLink({ label, look, of, count, address }: CopyLinkProps) {
  const [said, setSaid] = useState<Said>();
  const copy = () => {
    const text = address();
    const say = (failed: string | undefined) =>
      setSaid((before) => ({ press: (before?.press ?? 0) + 1, failed, count }));
    writeClipboard(text).then(
      () => say(undefined),
      () => say(text),
    );
  };
  return (
    <>
      <Button
        {...(look ?? { size: 'small', variant: 'quiet', className: 'pointer-coarse:min-w-11' })}
        onClick={copy}
      >
        <Link2 size={14} aria-hidden />
        <span className={look ? undefined : 'max-sm:sr-only'}>{label}</span>
      </Button>
      <LazyPart>
        {said && <LinkCopied key={said.press} {...{ of }} {...said} onDismiss={() => setSaid(undefined)} />}
      </LazyPart>
    </>
  );
}
