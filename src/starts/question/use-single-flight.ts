import { useEffect, useRef, useState } from 'react';

/** The wish of a person to start something: from their press until it is known what became of it, or they think better of it. */
export type Press = {
  /** One is under way. */
  readonly isOpen: boolean;
  /**
   * Does what a press asks for; nothing while another is under way. Before each thing that costs money, and after all that it
   * waited for, `work` asks whether `signal` was aborted: then nobody wants it any more, and nothing leaves.
   */
  readonly make: (work: (signal: AbortSignal) => Promise<void>) => Promise<void>;
  /** The person thinks better of it. What has left is not called back. */
  readonly drop: () => void;
};

/** One press at a time; it is dropped when the screen that it was made on goes. */
export function useSingleFlight(): Press {
  const open = useRef<AbortController>(undefined);
  const [isOpen, setIsOpen] = useState(false);
  const end = () => {
    open.current = undefined;
    setIsOpen(false);
  };
  useEffect(() => () => open.current?.abort(), []);
  const make: Press['make'] = async (work) => {
    if (open.current) return;
    const press = new AbortController();
    open.current = press;
    setIsOpen(true);
    try {
      await work(press.signal);
    } finally {
      // After it was dropped, another may be under way.
      if (open.current === press) end();
    }
  };
  const drop = () => {
    open.current?.abort();
    end();
  };
  return { isOpen, make, drop };
}
