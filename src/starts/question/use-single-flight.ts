import { useEffect, useRef, useState } from 'react';

export type Press = {
  readonly isOpen: boolean;
  /**
   * Runs `work` for a click; does nothing while another runs. `work` must check `signal` before each
   * step that costs money and after each wait: once it is aborted, nothing may be sent.
   */
  readonly make: (work: (signal: AbortSignal) => Promise<void>) => Promise<void>;
  /** Aborts the action. Requests that were sent are not recalled. */
  readonly drop: () => void;
};

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
