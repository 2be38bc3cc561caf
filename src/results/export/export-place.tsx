import { createContext, type ReactNode, useContext, useState } from 'react';

import { classNames } from '#ui/class-names.ts';

type Head = { readonly place: HTMLElement | null; readonly setPlace: (place: HTMLElement | null) => void };

const HeadContext = createContext<Head | undefined>(undefined);

export function ExportHead({ children }: { readonly children: ReactNode }) {
  const [place, setPlace] = useState<HTMLElement | null>(null);
  return <HeadContext value={{ place, setPlace }}>{children}</HeadContext>;
}

export function ExportPlace({ isAwaited }: { readonly isAwaited: boolean }) {
  const head = useContext(HeadContext);
  return <div ref={head?.setPlace} className={classNames('flex', isAwaited ? 'min-w-28' : 'empty:hidden')} />;
}

/** Null if the page's head has no such place at the moment. */
export const useExportPlace = (): HTMLElement | null => useContext(HeadContext)?.place ?? null;
