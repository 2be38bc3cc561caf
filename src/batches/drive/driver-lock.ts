/** Browser locks: a name has one holder until its work ends or another holder steals it, which rejects. */
export type Locks = {
  readonly request: (
    name: string,
    options: { readonly signal: AbortSignal } | { readonly steal: true },
    hold: () => Promise<void>,
  ) => Promise<void>;
  readonly query: () => Promise<{ readonly held?: readonly { readonly name?: string }[] }>;
};

type LockHolder = {
  readonly hold: () => Promise<void>;
  readonly onStolen: () => void;
};

export type DriverLock = {
  readonly queue: () => void;
  readonly steal: () => void;
  readonly leave: () => void;
  readonly isAwaited: () => boolean;
  readonly isHeld: () => Promise<boolean>;
};

export function openDriverLock(locks: Locks, name: string, { hold, onStolen }: LockHolder): DriverLock {
  let queued: AbortController | 'stealing' | undefined;

  const leave = () => {
    if (queued !== 'stealing') queued?.abort();
    queued = undefined;
  };

  const request = async (options: Parameters<Locks['request']>[1]) => {
    const lock = { isMine: false };
    const begin = () => {
      lock.isMine = true;
      queued = undefined;
      return hold();
    };
    try {
      await locks.request(name, options, begin);
    } catch {
      // Another tab has taken the lock; or it is waited for no more.
      if (lock.isMine) onStolen();
    }
  };

  return {
    queue: () => {
      queued = new AbortController();
      void request({ signal: queued.signal });
    },
    steal: () => {
      leave();
      queued = 'stealing';
      void request({ steal: true });
    },
    leave,
    isAwaited: () => queued !== undefined,
    isHeld: async () => (await locks.query()).held?.some((held) => held.name === name) === true,
  };
}
