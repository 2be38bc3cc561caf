import { OutLink } from '#ui/controls/link.tsx';
import { useMutation } from '@tanstack/react-query';
import type { MouseEvent, ReactNode } from 'react';

import { useApi } from '#api/api-context.tsx';
import { factsOf } from '#core/errors/failure.ts';
import { linkExpiry } from '#core/results/values/link-expiry.ts';
import { useMessages } from '#messages/use-messages.ts';
import { FailureLine } from './failures/failure-line.tsx';

type SignedLinkProps = {
  readonly address: string;
  /** When the platform issued it, in milliseconds since the epoch. */
  readonly givenAt: number;
  readonly renew: () => Promise<string>;
  readonly children: ReactNode;
};

/** Milliseconds for which an address without an expiry is assumed to work. */
const SURELY_WORKS = 60_000;
/** Milliseconds that opening an address may take. */
const MARGIN = 5_000;

/**
 * A link to a file of the platform, which works only for a while; after that, a click requests a new one
 * first.
 */
export function SignedLink({ address, givenAt, renew, children }: SignedLinkProps) {
  const t = useMessages();
  const api = useApi();
  const renewing = useMutation({ mutationFn: renew, onSuccess: (fresh) => openFile(fresh) });
  const open = (event: MouseEvent) => {
    if (renewing.isPending || isOver()) event.preventDefault();
    if (!renewing.isPending && isOver()) renewing.mutate();
  };
  const isOver = () => {
    const { now } = api.serverTime();
    const until = linkExpiry(address) ?? now - Date.now() + givenAt + SURELY_WORKS;
    return now + MARGIN >= until;
  };
  return (
    <>
      <OutLink
        href={address}
        aria-busy={renewing.isPending}
        onClick={open}
        className="touch-target text-accent underline"
      >
        {renewing.isPending ? t('results.renewing') : children}
      </OutLink>
      {renewing.error && (
        <div role="alert" className="text-sm">
          <FailureLine facts={factsOf(renewing.error)} />
        </div>
      )}
    </>
  );
}

/**
 * Opens a file of the platform. It is on another origin, which sets its type and name and could be a page,
 * so it never opens in the console's own tab and gets no reference to it.
 */
export function openFile(address: string, name = ''): void {
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.target = '_blank';
  link.rel = 'noopener noreferrer';
  link.click();
}
