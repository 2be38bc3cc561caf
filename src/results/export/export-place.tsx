import { createContext, type ReactNode, useContext, useState } from 'react';

import { classNames } from '#ui/class-names.ts';

type Head = { readonly place: HTMLElement | null; readonly setPlace: (place: HTMLElement | null) => void };

const HeadContext = createContext<Head | undefined>(undefined);

/** Around a page whose head has an `ExportPlace`: the rows within are exported from there. */
export function ExportHead({ children }: { readonly children: ReactNode }) {
  const [place, setPlace] = useState<HTMLElement | null>(null);
  return <HeadContext value={{ place, setPlace }}>{children}</HeadContext>;
}

/** Where the button to export stands. @param isAwaited keeps its room until it is there */
export function ExportPlace({ isAwaited }: { readonly isAwaited: boolean }) {
  const head = useContext(HeadContext);
  return <div ref={head?.setPlace} className={classNames('flex', isAwaited ? 'min-w-28' : 'empty:hidden')} />;
}

/** Null where the head of the page has no such place, or not now. */
export const useExportPlace = (): HTMLElement | null => useContext(HeadContext)?.place ?? null;
