/** Of the browser's: a name has one holder at a time, until what it does ends, or until another steals it, which rejects. */
export type Locks = {
  readonly request: (
    name: string,
    options: { readonly signal: AbortSignal } | { readonly steal: true },
    hold: () => Promise<void>,
  ) => Promise<void>;
  readonly query: () => Promise<{ readonly held?: readonly { readonly name?: string }[] }>;
};

type Holding = {
  /** What is done while this tab has the lock: it ends with that. */
  readonly hold: () => Promise<void>;
  /** Another tab has taken it meanwhile. */
  readonly onTaken: () => void;
};

/** The lock by which one tab drives a batch. */
export type DriverLock = {
  /** Holds it once no other tab does. */
  readonly queue: () => void;
  /** Takes it from the tab that holds it. */
  readonly steal: () => void;
  /** Waits for it no more. */
  readonly leave: () => void;
  readonly isAwaited: () => boolean;
  /** Whether any tab holds it, this one among them. */
  readonly isHeld: () => Promise<boolean>;
};

export function openDriverLock(locks: Locks, name: string, { hold, onTaken }: Holding): DriverLock {
  /** What is asked of the lock, until this tab has it. */
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
      if (lock.isMine) onTaken();
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
